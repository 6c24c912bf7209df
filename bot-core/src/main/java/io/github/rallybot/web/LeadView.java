package io.github.rallybot.web;

import io.github.rallybot.lead.Contact;
import io.github.rallybot.lead.Deed;
import io.github.rallybot.lead.FollowUp;
import io.github.rallybot.lead.Grade;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.Outcome;
import io.github.rallybot.lead.Touchpoint;
import io.github.rallybot.lead.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A lead as other tools read it: the names of the lead JSON, then what was said since. What is not
 * known is left out; lists are always there.
 */
final class LeadView {

  private LeadView() {}

  static Map<String, Object> of(Lead lead) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("leadId", lead.id().value());
    view.put("receivedAt", lead.receivedAt().toString());
    view.put("source", lead.brief().source());
    put(view, "externalId", lead.brief().externalId());
    Contact contact = lead.contact();
    put(view, "email", contact.email());
    put(view, "phone", contact.phone());
    put(view, "company", contact.company());
    put(view, "name", contact.name());
    put(view, "campaign", lead.brief().campaign());
    put(view, "persona", lead.brief().persona());
    put(view, "stage", lead.brief().stage());
    put(view, "grade", lead.brief().grade().map(Grade::text));
    put(view, "title", contact.title());
    put(view, "website", contact.website());
    put(view, "country", lead.brief().country());
    put(view, "message", contact.message());
    put(view, "owner", contact.owner());
    put(view, "crmUrl", contact.crmUrl());
    view.put("touchpoints", lead.brief().touchpoints().stream().map(LeadView::of).toList());
    view.put("attributes", lead.brief().attributes());
    view.put("verdicts", lead.verdicts().stream().map(one -> of(one, lead)).toList());
    put(view, "takenBy", lead.taken().map(taken -> taken.by().value()));
    FollowUp followUp = lead.followUp();
    view.put("attempts", followUp.attempts().stream().map(LeadView::of).toList());
    view.put("handOvers", followUp.handOvers().stream().map(LeadView::of).toList());
    followUp.outcome().ifPresent(outcome -> view.put("outcome", of(outcome)));
    put(view, "answerDueAt", followUp.promise().map(FollowUp.Promise::due));
    if (lead.brief().test()) {
      view.put("test", true);
    }
    put(view, "withdrawnAt", lead.withdrawnAt());
    put(view, "erasedAt", lead.erasedAt());
    return view;
  }

  private static Map<String, Object> of(Touchpoint touchpoint) {
    Map<String, Object> view = new LinkedHashMap<>();
    put(view, "at", touchpoint.at());
    view.put("kind", touchpoint.kind());
    put(view, "title", touchpoint.title());
    put(view, "url", touchpoint.url());
    return view;
  }

  private static Map<String, Object> of(Verdict verdict, Lead lead) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("by", verdict.by().value());
    view.put("verdict", verdict.judgement().code());
    put(view, "reason", verdict.reason());
    put(view, "note", verdict.note());
    put(view, "askAgain", verdict.askAgain());
    view.put("at", verdict.at().toString());
    put(view, "firstAt", first(verdict, lead));
    view.put("side", verdict.opinion() ? "marketing" : "sales");
    return view;
  }

  /** When its author first said anything of the lead, if they changed their mind since. */
  private static Optional<Instant> first(Verdict verdict, Lead lead) {
    return lead.history().stream()
        .filter(deed -> deed.by().equals(Optional.of(verdict.by())))
        .filter(deed -> Judgement.of(deed.what()).isPresent())
        .map(Deed::at)
        .min(Comparator.naturalOrder())
        .filter(at -> at.isBefore(verdict.at()));
  }

  private static Map<String, Object> of(FollowUp.Attempt attempt) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("by", attempt.by().value());
    view.put("kind", attempt.kind().name().toLowerCase(Locale.ROOT));
    view.put("at", attempt.at().toString());
    put(view, "againAt", attempt.again());
    return view;
  }

  private static Map<String, Object> of(FollowUp.HandOver handOver) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("from", handOver.from().value());
    view.put("to", handOver.to().value());
    put(view, "note", handOver.note());
    view.put("at", handOver.at().toString());
    return view;
  }

  private static Map<String, Object> of(Outcome outcome) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("outcome", outcome.kind().code());
    put(view, "stage", outcome.stage());
    put(view, "reason", outcome.reason());
    put(view, "note", outcome.note());
    view.put("by", outcome.by().value());
    view.put("at", outcome.at().toString());
    return view;
  }

  private static void put(Map<String, Object> view, String name, Optional<?> value) {
    value.ifPresent(known -> view.put(name, known.toString()));
  }
}
