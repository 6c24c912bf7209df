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
 */
public record Profile(
    String name, Optional<String> email, Optional<ZoneId> zone, boolean admin, boolean guest) {}
