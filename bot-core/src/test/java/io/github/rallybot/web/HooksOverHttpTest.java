package io.github.rallybot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.redis.RedisForTests;
import java.net.http.HttpRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What comes in through hooks. */
@ExtendWith(RedisForTests.class)
class HooksOverHttpTest extends HookTools {

  @Test
  void a_payload_is_mapped_and_what_is_not_mapped_is_kept_if_the_hook_says_so() {
    JsonNode lead = lead(post("/hooks/site", DANA));
    assertThat(lead.path("source").stringValue()).isEqualTo("site");
    assertThat(lead.path("email").stringValue()).isEqualTo("dana@northgate.example");
    assertThat(lead.path("name").stringValue()).isEqualTo("Dana Whitfield");
    assertThat(lead.path("attributes"))
        .isEqualTo(MAPPER.readTree("{\"depots\":40,\"plan\":\"Fleet\"}"));
    JsonNode without = lead(post("/hooks/facebook", DANA.replace("dana@", "d2@")));
    assertThat(without.path("attributes")).isEqualTo(MAPPER.readTree("{\"depots\":40}"));
  }

  @Test
  void a_form_as_browsers_send_it_is_mapped_too() {
    JsonNode lead =
        lead(
            post(
                "/hooks/form",
                "email=Dana%40northgate.example&name=Dana+M%C3%BCller&fields%5Bmessage%5D=a"
                    + "&fields%5Bmessage%5D=b+%26+c&",
                "Content-Type",
                "application/x-www-form-urlencoded; charset=UTF-8"));
    assertThat(lead.path("email").stringValue()).isEqualTo("dana@northgate.example");
    assertThat(lead.path("name").stringValue()).isEqualTo("Dana Müller");
    assertThat(lead.path("message").stringValue()).isEqualTo("a, b & c");
    JsonNode old =
        lead(
            post(
                "/hooks/form",
                "email=old@northgate.example&name=M%FCller%20%80",
                "Content-Type",
                "application/x-www-form-urlencoded"));
    assertThat(old.path("name").stringValue()).isEqualTo("Müller €");
  }

  @Test
  void a_repeated_message_changes_nothing_and_has_the_same_answer() {
    Instant now = bot.clock.instant();
    String body = "{\"type\":\"lead\",\"data\":{\"email\":\"dana@northgate.example\"}}";
    Web.Answer first = standard("msg_1", now, body);
    assertThat(first.status()).isEqualTo(202);
    assertThat(first.body())
        .matches("\\{\"leads\":\\[\\{\"leadId\":\"[0-9A-Z]{26}\",\"status\":\"accepted\"}]}");
    assertThat(standard("msg_1", now, body)).isEqualTo(first);
    assertThat(standard("msg_1", now.plusSeconds(60), body)).isEqualTo(first);
    assertThat(bot.journal()).containsExactly("lead.received");
    assertThat(standard("msg_2", now, body).body())
        .isEqualTo(first.body().replace("accepted", "duplicate"));
    assertThat(bot.journal()).containsExactly("lead.received");
    Web.Answer reused = standard("msg_1", now, body.replace("dana", "tom"));
    assertThat(reused.status()).isEqualTo(422);
    assertThat(reused.problem())
        .contains(
            "Nothing was taken in: its id was used before for something else. Have the tool give"
                + " each message an id.");
    assertThat(bot.journal()).containsExactly("lead.received");
  }

  @Test
  void an_id_in_a_header_of_the_tools_own_keeps_a_repeat_from_changing_anything() {
    String body =
        "{\"entries\":[{\"name\":\"A\"},{\"name\":\"B\",\"grade\":\"Z\"},{\"name\":\"C\"}]}";
    Web.Answer first = post("/hooks/crm", body, "X-Delivery", "d1");
    assertThat(post("/hooks/crm", body, "X-Delivery", "d1")).isEqualTo(first);
    assertThat(bot.journal()).containsExactly("lead.received", "lead.received", "lead.received");
  }

  @Test
  void a_wrong_field_beside_who_it_is_becomes_an_attribute_and_the_lead_is_taken() {
    Web.Answer answer = post("/hooks/crm", "{\"entries\":[{\"name\":\"Dana\",\"grade\":\"hot\"}]}");
    assertThat(MAPPER.readTree(answer.body()).path("leads").path(0).path("errors"))
        .isEqualTo(
            MAPPER.readTree(
                """
                [{"field":"/grade","message":"is A, B, C, D or a whole number from 0 to 100"}]"""));
    JsonNode lead = lead(answer);
    assertThat(lead.has("grade")).isFalse();
    assertThat(lead.path("attributes")).isEqualTo(MAPPER.readTree("{\"grade\":\"hot\"}"));
    assertThat(sources("crm"))
        .isEqualTo(
            """
            crm (hook): last lead 09:30, 1 received in the last 7 days
            Taken in part 09:30: a field did not hold what it should, so the lead was taken with \
            that as an attribute. Correct it in the form, or in rally.hooks.crm.fields. Fields: \
            grade.""");
  }

  @Test
  void one_lead_that_is_wrong_does_not_keep_the_others_out() {
    Web.Answer answer =
        post(
            "/hooks/crm",
            "{\"entries\":[{\"mail\":\"a@x.example\"},{\"mail\":\"nobody\",\"grade\":\"Z\"},"
                + "{\"id\":7},{\"name\":\"Dana\"}]}");
    assertThat(answer.status()).isEqualTo(202);
    JsonNode leads = MAPPER.readTree(answer.body()).path("leads");
    assertThat(leads.path(0).path("status").stringValue()).isEqualTo("accepted");
    assertThat(leads.path(1))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"status":"rejected","detail":"Nothing was taken in: a field did not hold what it \
                should. Correct it in the form, or in rally.hooks.crm.fields.",
                "errors":[
                {"field":"/1/email","message":"is no e-mail address such as dana@example.com"},
                {"field":"/1/grade","message":"is A, B, C, D or a whole number from 0 to 100"}]}"""));
    assertThat(leads.path(2).path("status").stringValue()).isEqualTo("rejected");
    assertThat(leads.path(3).path("status").stringValue()).isEqualTo("accepted");
    assertThat(sources("crm"))
        .isEqualTo(
            """
            crm (hook): last lead 09:30, 2 received in the last 7 days
            ✗ Refused 09:30: there was nobody to reach in it: ids only, or fields under other names \
            than rally.hooks.crm.fields expects. Have the tool send the contact’s e-mail, phone, \
            company or name, or correct rally.hooks.crm.fields.
            ✗ Refused 09:30: a field did not hold what it should. Correct it in the form, or in \
            rally.hooks.crm.fields. Fields: email, grade.""");
  }

  @Test
  void a_look_at_the_address_says_that_it_is_there() {
    Web.Answer look = web.get("/hooks/site");
    assertThat(look.status()).isEqualTo(200);
    assertThat(MAPPER.readTree(look.body()))
        .isEqualTo(MAPPER.readTree("{\"hook\":\"site\",\"send\":\"POST\"}"));
    assertThat(web.get("/hooks/nowhere").status()).isEqualTo(404);
    assertThat(
            web.send(web.request("/hooks/site").PUT(HttpRequest.BodyPublishers.noBody())).status())
        .isEqualTo(405);
  }
}
