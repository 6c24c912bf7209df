package io.github.rallybot.intake;

import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Leads;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The front door of webhooks: who sent it, what is in it, and what became of that. */
public final class Hooks {

  private static final Logger log = LoggerFactory.getLogger(Hooks.class);

  /** Without these, or with wrong ones, there is no lead. */
  private static final Set<String> NEEDED =
      Set.of("source", "email", "phone", "company", "name", "attributes");

  private final Map<String, Hook> byName = new LinkedHashMap<>();
  private final Leads leads;
  private final Sources sources;
  private final Clock clock;

  public Hooks(List<Hook> hooks, Leads leads, Sources sources, Clock clock) {
    hooks.forEach(hook -> byName.put(hook.name(), hook));
    this.leads = leads;
    this.sources = sources;
    this.clock = clock;
  }

  /** What became of one lead. */
  public sealed interface Result {
    /**
     * It is stored.
     *
     * @param duplicate whether it joined a lead that was known
     * @param aside fields that did not hold what they should, and became attributes instead
     */
    record Taken(LeadId lead, boolean duplicate, List<FieldError> aside) implements Result {
      public Taken {
        aside = List.copyOf(aside);
      }
    }

    /**
     * Nothing of it is stored.
     *
     * @param errors the wrong fields, if it is about fields
     */
    record Refused(Trouble trouble, List<FieldError> errors) implements Result {
      public Refused {
        errors = List.copyOf(errors);
      }
    }
  }

  /** All there are, in the order of the settings. */
  public List<Hook> all() {
    return List.copyOf(byName.values());
  }

  public Optional<Hook> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Why a webhook may not come in, which is noted; empty if the hook's own tool sent it. */
  public Optional<Trouble> refuse(Hook hook, Incoming incoming) {
    Optional<Trouble> trouble = hook.verification().refuse(incoming, clock.instant());
    trouble.ifPresent(why -> refused(hook, why));
    return trouble;
  }

  /** Notes that something was refused before anybody could look into it. */
  public void refused(Hook hook, Trouble trouble) {
    log.info("hook {} refused something: {}", hook.name(), trouble.code());
    sources.refused(Source.Way.HOOK, hook.name(), trouble, List.of());
  }

  /**
   * Takes in what a verified webhook holds. When this returns, each lead that is told as taken is
   * durable; a wrong one does not keep the others out, nor does a wrong field beside who it is and
   * how to reach them. The same message again, by the sender's own id, gives the same answer and
   * changes nothing; without an id the rules of {@link Leads} hold.
   *
   * @param payload maps, lists, texts, numbers and truth values
   * @return one result a lead, or a single refusal of the whole
   */
  public List<Result> receive(Hook hook, Incoming incoming, Object payload) {
    if (hook.mapping().leads(payload) instanceof Mapping.Found.Nothing nothing) {
      refused(hook, nothing.trouble());
      return List.of(new Result.Refused(nothing.trouble(), List.of()));
    }
    List<Map<String, Object>> found =
        hook.mapping().leads(payload) instanceof Mapping.Found.Leads several
            ? several.leads()
            : List.of();
    Optional<String> message = hook.messageId(incoming);
    String digest = HexFormat.of().formatHex(Signatures.sha256(incoming.body()));
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      String part = "hook\n" + hook.name() + "\n" + i + "\n";
      Optional<Leads.Key> key = message.map(id -> new Leads.Key(part + id, digest));
      results.add(receive(hook, found.get(i), found.size() == 1 ? "" : "/" + i, key));
    }
    note(hook, results);
    return results;
  }

  private Result receive(
      Hook hook, Map<String, Object> fields, String path, Optional<Leads.Key> key) {
    if (LeadReader.PERSON.stream().noneMatch(fields::containsKey)) {
      return new Result.Refused(Trouble.NOBODY, List.of());
    }
    LeadReader.Reading reading = LeadReader.read(fields);
    List<FieldError> aside = List.of();
    if (reading instanceof LeadReader.Reading.Wrong wrong && canDoWithout(wrong.errors())) {
      aside = at(path, wrong.errors());
      reading = LeadReader.read(without(fields, wrong.errors()));
    }
    if (reading instanceof LeadReader.Reading.Wrong wrong) {
      return new Result.Refused(Trouble.WRONG_FIELDS, at(path, wrong.errors()));
    }
    if (!(reading instanceof LeadReader.Reading.Good good)) {
      throw new IllegalStateException("neither good nor wrong");
    }
    Leads.Receipt receipt = leads.receive(good.lead(), key);
    if (receipt instanceof Leads.Receipt.Accepted accepted) {
      log.info("lead {} received from hook {}", accepted.lead(), hook.name());
      return new Result.Taken(accepted.lead(), false, aside);
    }
    return receipt instanceof Leads.Receipt.Duplicate duplicate
        ? new Result.Taken(duplicate.lead(), true, aside)
        : new Result.Refused(Trouble.ID_REUSED, List.of());
  }

  private static List<FieldError> at(String path, List<FieldError> errors) {
    return errors.stream()
        .map(error -> new FieldError(path + error.field(), error.message()))
        .toList();
  }

  /**
   * A form's visitor who writes "none" as a website is a lead all the same, and nobody would see
   * the refusal. Who they are and how to reach them has to be right.
   */
  private static boolean canDoWithout(List<FieldError> errors) {
    return errors.stream().map(Hooks::leadField).noneMatch(NEEDED::contains);
  }

  /** What came in wrong fields is kept under attributes of the same names. */
  private static Map<String, Object> without(Map<String, Object> fields, List<FieldError> errors) {
    Map<String, Object> rest = new LinkedHashMap<>(fields);
    Map<String, Object> attributes = new LinkedHashMap<>();
    if (fields.get("attributes") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> attributes.put(String.valueOf(name), value));
    }
    for (FieldError error : errors) {
      Object value = rest.remove(leadField(error));
      if (value != null) {
        attributes.putIfAbsent(leadField(error), value);
      }
    }
    rest.put("attributes", attributes);
    return rest;
  }

  private void note(Hook hook, List<Result> results) {
    sources.received(
        Source.Way.HOOK,
        hook.name(),
        results.stream().filter(Result.Taken.class::isInstance).count());
    Map<Trouble, Set<String>> troubles = new LinkedHashMap<>();
    for (Result result : results) {
      if (result instanceof Result.Refused refused) {
        names(troubles, refused.trouble(), refused.errors());
      } else if (result instanceof Result.Taken taken && !taken.aside().isEmpty()) {
        names(troubles, Trouble.SET_ASIDE, taken.aside());
      }
    }
    troubles.forEach(
        (trouble, names) -> {
          log.info("hook {} refused something: {}", hook.name(), trouble.code());
          sources.refused(Source.Way.HOOK, hook.name(), trouble, List.copyOf(names));
        });
  }

  private static void names(
      Map<Trouble, Set<String>> troubles, Trouble trouble, List<FieldError> errors) {
    Set<String> names = troubles.computeIfAbsent(trouble, key -> new TreeSet<>());
    errors.forEach(error -> names.add(leadField(error)));
  }

  /** The name of a lead field, and of nothing that was sent. */
  private static String leadField(FieldError error) {
    for (String name : error.field().split("/", -1)) {
      if (LeadReader.FIELDS.contains(name)) {
        return name;
      }
    }
    return "attributes";
  }
}
