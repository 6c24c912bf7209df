package io.github.rallybot.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointerTest {

  private static final Map<String, Object> PAYLOAD =
      Map.of(
          "contact", Map.of("email", "dana@northgate.example", "", "nameless", "a/b", 1, "m~n", 2),
          "First Name", "Dana",
          "list", List.of("zero", "one", List.of("deep")),
          "form_fields[email]", "bracketed",
          "fields",
              List.of(
                  "no object",
                  Map.of("label", "E-mail", "value", "a@x.example"),
                  Map.of("label", " Company / Account ", "value", "Northgate"),
                  Map.of("label", "Budget [EUR]", "value", 4000),
                  Map.of("label", "E-mail", "value", "second")),
          "answers",
              Map.of(
                  "3", Map.of("name", "email", "answer", "b@x.example"),
                  "4", Map.of("name", "size", "answer", List.of("10", "50"))),
          "typed", List.of(Map.of("field", Map.of("ref", "mail"), "email", "c@x.example")));

  private static Optional<Object> at(String pointer) {
    return Pointer.parse(pointer).find(PAYLOAD);
  }

  @ParameterizedTest
  @CsvSource({
    "/contact/email, dana@northgate.example",
    "/contact/, nameless",
    "/contact/a~1b, 1",
    "/contact/m~0n, 2",
    "/First Name, Dana",
    "/list/1, one",
    "/list/2/0, deep",
    "/form_fields[email], bracketed"
  })
  void a_json_pointer_finds_what_rfc_6901_says(String pointer, String found) {
    assertThat(at(pointer).map(Object::toString)).contains(found);
  }

  @ParameterizedTest
  @CsvSource({
    "/fields[label=E-mail]/value, a@x.example",
    "/fields[label=e-mail]/value, a@x.example",
    "/fields[label=Company / Account]/value, Northgate",
    "/fields[label=Budget [EUR]]/value, 4000",
    "/typed[field/ref=mail]/email, c@x.example",
    "/answers[name=email]/answer, b@x.example",
    "/typed[field/ref=mail][ref=mail]/ref, mail"
  })
  void a_place_is_picked_by_name_from_a_list_or_an_object(String pointer, String found) {
    assertThat(at(pointer).map(Object::toString)).contains(found);
  }

  @Test
  void a_payload_that_is_a_list_is_picked_from_too() {
    List<Object> list = List.of(Map.of("name", "email", "value", "a@x.example"));
    assertThat(Pointer.parse("/[name=email]/value").find(list)).contains("a@x.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere",
        "/contact/email/deeper",
        "/list/3",
        "/list/-",
        "/list/01",
        "/list/99999999999",
        "/list/one",
        "/fields[label=Nobody]/value",
        "/contact[label=E-mail]",
        "/contact/email[a=b]"
      })
  void what_is_not_there_is_not_found(String pointer) {
    assertThat(at(pointer)).isEmpty();
  }

  @Test
  void nothing_in_a_payload_trips_it() {
    Map<String, Object> holes = new LinkedHashMap<>();
    holes.put("list", Arrays.asList(null, "x"));
    holes.put("none", null);
    assertThat(Pointer.parse("/list/0").find(holes)).isEmpty();
    assertThat(Pointer.parse("/none/deeper").find(holes)).isEmpty();
    assertThat(Pointer.parse("/list[name=x]").find(holes)).isEmpty();
    assertThat(Pointer.parse("").find(holes)).contains(holes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contact/email | has to start with /, as a place in the payload does",
        "/a~2b | holds a ~ that is neither ~0 (for ~) nor ~1 (for /)",
        "/a~ | holds a ~ that is neither ~0 (for ~) nor ~1 (for /)",
        "/fields[label=x | has a [ that picks by name, and no ] at its end",
        "/fields[=x]/value | picks by name without both sides of =, as in /answers[name=email]/value",
        "/fields[label=]/value | picks by name without both sides of =, as in"
            + " /answers[name=email]/value"
      })
  void a_wrong_pointer_says_what_is_wrong(String pointer, String words) {
    assertThatThrownBy(() -> Pointer.parse(pointer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(words);
  }

  @Test
  void a_template_is_a_place_a_constant_or_several_of_them() {
    assertThat(value("/contact/email")).contains("dana@northgate.example");
    assertThat(value("=webinar")).contains("webinar");
    assertThat(value("=Sales + Marketing")).contains("Sales + Marketing");
    assertThat(value("/First Name + /list/1")).contains("Dana one");
    assertThat(value("/First Name + /nowhere")).contains("Dana");
    assertThat(value("=Answer: + /fields[label=Budget [EUR]]/value + =EUR"))
        .contains("Answer: 4000 EUR");
    assertThat(value("/nowhere + /no")).isEmpty();
    assertThat(value("/list")).contains(PAYLOAD.get("list"));
    assertThat(value("/answers[name=size]/answer + /nowhere")).contains("10, 50");
  }

  private static Optional<Object> value(String template) {
    return Template.parse(template).value(PAYLOAD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "webinar", "=", "contact/email", "$.email", "{{email}}"})
  void what_is_no_template_says_what_one_is(String text) {
    assertThatThrownBy(() -> Template.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "is neither a place in the payload such as /contact/email, nor a constant such as"
                + " =webinar, nor several of them such as /first + /last");
  }

  @Test
  void a_value_reads_as_people_would_write_it() {
    assertThat(Texts.of(new BigDecimal("1E+3"))).contains("1000");
    assertThat(Texts.of(true)).contains("true");
    assertThat(Texts.of(List.of("a", " ", List.of("b", Map.of("c", 1))))).contains("a, b");
    assertThat(Texts.of(Map.of("a", 1))).isEmpty();
    assertThat(Texts.of(" ")).isEmpty();
  }
}
