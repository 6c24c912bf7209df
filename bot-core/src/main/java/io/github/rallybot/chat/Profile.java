package io.github.rallybot.chat;

import java.time.ZoneId;
import java.util.Optional;

/**
 * What a platform says of a person.
 *
 * @param name as shown to colleagues
 * @param email lower case, if the platform tells it
 * @param zone where their clock stands
 * @param admin whether they administer the workspace or tenant
 * @param guest whether they are a guest or belong to another organisation
 * @param gone whether they left: their account is switched off, or there is none any more
 */
public record Profile(
    String name,
    Optional<String> email,
    Optional<ZoneId> zone,
    boolean admin,
    boolean guest,
    boolean gone) {

  /** Of somebody who left, and of whom nothing else is told any more. */
  public static Profile ofSomebodyGone() {
    return new Profile("", Optional.empty(), Optional.empty(), false, false, true);
  }
}
