package io.github.rallybot.question;

import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import java.util.Optional;

/**
 * Of whom and when in their journey something was heard, as far as that is known.
 *
 * @param company as people call it
 * @param persona the buyer's part in the purchase, such as {@code Ops leader}
 * @param stage where in the buyer's journey they are
 * @param product of which of the seller's products it was asked
 * @param source where the lead came from
 */
public record About(
    Optional<LeadId> lead,
    Optional<String> company,
    Optional<String> persona,
    Optional<String> stage,
    Optional<String> product,
    Optional<String> source) {

  public static About nothing() {
    return new About(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What a lead says of it. */
  public static About lead(Lead lead) {
    Brief brief = lead.brief();
    return new About(
        Optional.of(lead.id()),
        lead.contact().company(),
        brief.persona(),
        brief.stage(),
        Optional.empty(),
        Optional.of(brief.source()));
  }

  /** What is known here, completed by what is known there. */
  About or(About other) {
    return new About(
        lead.or(other::lead),
        company.or(other::company),
        persona.or(other::persona),
        stage.or(other::stage),
        product.or(other::product),
        source.or(other::source));
  }

  /** The same of another lead, which says better what it knows itself. */
  About of(Lead other) {
    boolean another = lead.filter(before -> !before.equals(other.id())).isPresent();
    About kept =
        another
            ? new About(
                Optional.empty(), Optional.empty(), persona, stage, product, Optional.empty())
            : this;
    return lead(other).or(kept);
  }

  About atStage(String other) {
    return new About(lead, company, persona, Optional.of(other), product, source);
  }

  About askedBy(String other) {
    return new About(lead, company, Optional.of(other), stage, product, source);
  }

  /** Without what leads to somebody; what figures are made of stays. */
  About anonymous() {
    return new About(Optional.empty(), Optional.empty(), persona, stage, product, source);
  }
}
