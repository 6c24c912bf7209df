package io.github.rallybot.config;

import io.github.rallybot.intake.Hook;
import io.github.rallybot.intake.LeadReader;
import io.github.rallybot.intake.Mapping;
import io.github.rallybot.intake.Pointer;
import io.github.rallybot.intake.Template;
import io.github.rallybot.intake.Verification;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One hook of {@code rally.hooks}: how a form tool is connected without code.
 *
 * @param verify how the tool shows that it is the tool
 * @param fields by the name of a lead field, or {@code attributes.} and any name: where its value
 *     comes from, see {@link Template}
 * @param each place of a list in the payload, one lead per element, see {@link Pointer}
 * @param keepRest whether what no template uses becomes an attribute
 * @param idHeader header in which the tool gives each message an id
 */
record HookSettings(
    @Nullable VerifySettings verify,
    @DefaultValue Map<String, String> fields,
    @Nullable String each,
    @DefaultValue("false") boolean keepRest,
    @Nullable String idHeader) {

  private static final String ATTRIBUTES = "attributes.";

  /** All hooks of the settings, in their order. */
  static List<Hook> hooks(Map<String, HookSettings> settings, Optional<URI> publicUrl) {
    return settings.entrySet().stream().map(e -> e.getValue().hook(e.getKey(), publicUrl)).toList();
  }

  private Hook hook(String name, Optional<URI> publicUrl) {
    String key = "rally.hooks." + name;
    if (!Hook.isName(name)) {
      throw new IllegalArgumentException(
          key + " is no name for a hook: 1 to 40 of a-z, 0-9 and -. Correct it.");
    }
    Verification verification = verification(key, publicUrl);
    return new Hook(name, verification, mapping(name, key), given(idHeader));
  }

  private Mapping mapping(String name, String key) {
    Map<String, Template> leadFields = new LinkedHashMap<>();
    Map<String, Template> attributes = new LinkedHashMap<>();
    leadFields.put("source", Template.parse("=" + name));
    fields.forEach(
        (field, text) -> {
          String at = key + ".fields." + field;
          Template template = in(at, () -> Template.parse(text));
          if (field.startsWith(ATTRIBUTES) && field.length() > ATTRIBUTES.length()) {
            attributes.put(field.substring(ATTRIBUTES.length()), template);
          } else if (leadFields.put(leadField(field, at), template) != null
              && !plain(field).equals("source")) {
            throw new IllegalArgumentException(at + " is there twice. Take one away.");
          }
        });
    if (LeadReader.PERSON.stream().noneMatch(leadFields::containsKey)) {
      throw new IllegalArgumentException(
          key
              + ".fields says nobody to reach. Set at least one of "
              + key
              + ".fields."
              + LeadReader.PERSON.stream().sorted().collect(Collectors.joining(", ."))
              + ".");
    }
    Optional<Pointer> list = given(each).map(text -> in(key + ".each", () -> Pointer.parse(text)));
    return new Mapping(leadFields, attributes, list, keepRest);
  }

  /** Written as in the lead JSON, or as settings are written: {@code external-id}. */
  private static String leadField(String field, String at) {
    Map<String, String> known = new HashMap<>();
    LeadReader.FIELDS.forEach(name -> known.put(plain(name), name));
    known.remove("attributes");
    String name = known.get(plain(field));
    if (name == null) {
      throw new IllegalArgumentException(
          at
              + " is no field of a lead. Use one of "
              + known.values().stream().sorted().collect(Collectors.joining(", "))
              + "; or, for anything else, attributes."
              + field
              + ".");
    }
    return name;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
  }

  private Verification verification(String key, Optional<URI> publicUrl) {
    if (verify == null) {
      throw VerifySettings.without(key);
    }
    return verify.verification(key, publicUrl);
  }

  static Optional<String> given(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Names the key in what is refused about its value. */
  static <T> T in(String key, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException wrong) {
      String words = String.valueOf(wrong.getMessage());
      throw new IllegalArgumentException(
          words.startsWith("rally.") ? words : key + " " + words + ".", wrong);
    }
  }
}
