package io.github.rallybot.redis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.ContentId;
import io.github.rallybot.content.Details;
import io.github.rallybot.figures.Counts;
import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.FollowUp;
import io.github.rallybot.lead.Grade;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Place;
import io.github.rallybot.meeting.ActionId;
import io.github.rallybot.meeting.ItemId;
import io.github.rallybot.member.Availability;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.question.HearingId;
import io.github.rallybot.question.QuestionId;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns records into stored JSON and back. A field that is missing or null reads as empty, so that
 * documents of older versions can be read; fields that this version does not know are set aside and
 * written back, so that documents of newer versions survive (top level only).
 */
final class Documents {

  private static final Set<Class<?>> FLAT =
      Set.of(Brief.class, Place.class, FollowUp.class, Availability.class, Details.class);

  private final ClassValue<Set<String>> fields =
      new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
          return names(type);
        }
      };

  private final JsonMapper mapper =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // a number or a truth value that an older version did not write is 0 or false
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          // numbers in attributes come back as they went in
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_EMPTY))
          .withConfigOverride(String.class, Documents::emptyIfMissing)
          .withConfigOverride(List.class, Documents::emptyIfMissing)
          .withConfigOverride(Set.class, Documents::emptyIfMissing)
          .withConfigOverride(Map.class, Documents::emptyIfMissing)
          .withConfigOverride(Collection.class, Documents::emptyIfMissing)
          .addModule(new SimpleModule().addDeserializer(Instant.class, new Moments()))
          .addMixIn(Counts.class, AsNumbers.class)
          .addMixIn(LeadId.class, AsValue.class)
          .addMixIn(MemberId.class, AsValue.class)
          .addMixIn(ContentId.class, AsValue.class)
          .addMixIn(HearingId.class, AsValue.class)
          .addMixIn(QuestionId.class, AsValue.class)
          .addMixIn(ActionId.class, AsValue.class)
          .addMixIn(ItemId.class, AsValue.class)
          .addMixIn(Grade.class, AsText.class)
          .addMixIn(ChannelRef.class, AsCode.class)
          .addMixIn(Lead.class, FlatLead.class)
          .addMixIn(Member.class, FlatMember.class)
          .addMixIn(Content.class, FlatContent.class)
          .build();

  /** The same, but what it does not know it does not even set aside. */
  private final JsonMapper looking =
      mapper.rebuild().addMixIn(Record.class, PassingBy.class).build();

  String write(Object value) {
    return mapper.writeValueAsString(value);
  }

  /**
   * Writes a record, and what other JSON holds at its top level beyond the fields of its type.
   *
   * @param keeping {@code {}} to keep nothing
   */
  String write(Object value, Class<?> type, String keeping) {
    if (keeping.equals("{}")) {
      return write(value);
    }
    ObjectNode node = mapper.valueToTree(value);
    Set<String> known = fields.get(type);
    mapper.readTree(keeping).properties().stream()
        .filter(field -> !known.contains(field.getKey()))
        .forEach(field -> node.set(field.getKey(), field.getValue()));
    return mapper.writeValueAsString(node);
  }

  <T> T read(String json, Class<T> type) {
    return mapper.readValue(json, type);
  }

  /** Reads some of the fields; those that the record does not have are passed by. */
  <T> T look(byte[] json, Class<T> type) {
    return looking.readValue(json, type);
  }

  /** The parts of a record that {@link FlatLead} writes beside its own fields. */
  private static Set<String> names(Class<?> type) {
    Set<String> names = new HashSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (FLAT.contains(component.getType())) {
        names.addAll(names(component.getType()));
      } else {
        names.add(component.getName());
      }
    }
    return names;
  }

  private static void emptyIfMissing(tools.jackson.databind.cfg.MutableConfigOverride override) {
    override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
  }

  private abstract static class AsValue {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AsValue(String unused) {}

    @JsonValue
    abstract String value();
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private abstract static class PassingBy {}

  private abstract static class AsNumbers {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AsNumbers(Map<String, Integer> unused) {}

    @JsonValue
    abstract Map<String, Integer> of();
  }

  private abstract static class AsText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AsText(String unused) {}

    @JsonValue
    abstract String text();
  }

  private abstract static class AsCode {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ChannelRef parse(String code) {
      return ChannelRef.parse(code);
    }

    @JsonValue
    abstract String code();
  }

  /** A lead's parts stand side by side in its document, as they did before they were parts. */
  interface FlatLead {
    @JsonUnwrapped
    Brief brief();

    @JsonUnwrapped
    Place place();

    @JsonUnwrapped
    FollowUp followUp();
  }

  /** Likewise those of a member. */
  interface FlatMember {
    @JsonUnwrapped
    Availability availability();
  }

  /** Likewise those of a content. */
  interface FlatContent {
    @JsonUnwrapped
    Details details();
  }
}
