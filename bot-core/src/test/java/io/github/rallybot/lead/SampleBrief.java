package io.github.rallybot.lead;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lead as marketing hands it over, of whom only what matters in a test is known. */
public final class SampleBrief {

  private final String source;
  private Optional<String> externalId = Optional.empty();
  private Optional<String> campaign = Optional.empty();
  private Optional<String> persona = Optional.empty();
  private Optional<String> country = Optional.empty();
  private Optional<Grade> grade = Optional.empty();
  private Optional<String> name = Optional.empty();
  private Optional<String> title = Optional.empty();
  private Optional<String> company = Optional.empty();
  private Optional<String> email = Optional.empty();
  private Optional<String> phone = Optional.empty();
  private Optional<String> message = Optional.empty();
  private Optional<String> owner = Optional.empty();

  private SampleBrief(String source) {
    this.source = source;
  }

  public static SampleBrief from(String source) {
    return new SampleBrief(source);
  }

  public SampleBrief externalId(Optional<String> is) {
    externalId = is;
    return this;
  }

  public SampleBrief campaign(String is) {
    campaign = Optional.of(is);
    return this;
  }

  public SampleBrief persona(String is) {
    persona = Optional.of(is);
    return this;
  }

  public SampleBrief country(String is) {
    country = Optional.of(is);
    return this;
  }

  public SampleBrief grade(String is) {
    grade = Optional.of(new Grade(is));
    return this;
  }

  public SampleBrief name(String is) {
    name = Optional.of(is);
    return this;
  }

  public SampleBrief title(String is) {
    title = Optional.of(is);
    return this;
  }

  public SampleBrief company(String is) {
    company = Optional.of(is);
    return this;
  }

  public SampleBrief email(String is) {
    email = Optional.of(is);
    return this;
  }

  public SampleBrief phone(String is) {
    phone = Optional.of(is);
    return this;
  }

  public SampleBrief message(String is) {
    message = Optional.of(is);
    return this;
  }

  public SampleBrief owner(Optional<String> is) {
    owner = is;
    return this;
  }

  public Brief brief() {
    Contact contact =
        new Contact(
            name, title, company, email, phone, Optional.empty(), message, owner, Optional.empty());
    return new Brief(
        source,
        externalId,
        campaign,
        persona,
        Optional.empty(),
        country,
        grade,
        contact,
        List.of(),
        Map.of(),
        false);
  }
}
