package io.github.rallybot.lead;

import java.net.URI;
import java.util.Optional;

/**
 * Who a lead is and how to reach them: all that is personal, in one place, so that it can be
 * forgotten in one place. Text is at most 10,000 characters, as people wrote it.
 *
 * @param email lower case
 * @param title their position
 * @param message what they wrote themselves
 * @param owner the e-mail address, lower case, of the rep whose lead it is
 */
public record Contact(
    Optional<String> name,
    Optional<String> title,
    Optional<String> company,
    Optional<String> email,
    Optional<String> phone,
    Optional<URI> website,
    Optional<String> message,
    Optional<String> owner,
    Optional<URI> crmUrl) {

  private static final int WHO = 90;

  static Contact nobody() {
    return ownedBy(Optional.empty());
  }

  static Contact ownedBy(Optional<String> owner) {
    return new Contact(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        owner,
        Optional.empty());
  }

  /** What is known here, completed by what another record knows. */
  Contact or(Contact other) {
    return new Contact(
        name.or(other::name),
        title.or(other::title),
        company.or(other::company),
        email.or(other::email),
        phone.or(other::phone),
        website.or(other::website),
        message.or(other::message),
        owner.or(other::owner),
        crmUrl.or(other::crmUrl));
  }

  Contact withoutOwner() {
    return new Contact(
        name, title, company, email, phone, website, message, Optional.empty(), crmUrl);
  }

  /** What to call the lead in one line. */
  public String headline() {
    return name.or(() -> company).or(() -> email).or(() -> phone).orElse("A lead without a name");
  }

  /**
   * Company first, then the person, where leads are listed; in one line of at most 90 characters.
   */
  public String who() {
    String first = company.orElseGet(this::headline);
    return Words.cut(
        name.filter(other -> !other.equals(first)).map(n -> first + ", " + n).orElse(first), WHO);
  }
}
