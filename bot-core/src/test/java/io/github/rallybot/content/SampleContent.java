package io.github.rallybot.content;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Contents that tests add. */
final class SampleContent {

  static final URI SSO = URI.create("https://example.com/sso");

  private SampleContent() {}

  static Details guide() {
    return new Details(
        "Single sign-on guide",
        Optional.of(SSO),
        Optional.of("How Okta, Entra and Google log in"),
        List.of("IT"),
        List.of("evaluating"),
        List.of("Routing"),
        Optional.empty(),
        Optional.empty());
  }

  static Details titled(String title) {
    return Details.of(
        title, Optional.of(URI.create("https://example.com/" + title.replace(' ', '-'))));
  }

  static Details dueBy(String title, LocalDate day) {
    return new Details(
        title,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(day));
  }
}
