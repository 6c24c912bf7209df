package io.github.rallybot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.intake.Fields;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.LeadCard;
import io.github.rallybot.lead.LeadCards;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.redis.RedisForTests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Strings that break programs, in every text of a lead. */
@ExtendWith(RedisForTests.class)
class NaughtyStringsTest {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final List<String> FIELDS_WITH_A_FORM =
      List.of("source", "email", "phone", "website", "owner", "crmUrl", "grade", "externalId");

  private static final TestBot bot = TestBot.create();
  private static final Web web = Web.before(bot);

  @AfterAll
  static void close() {
    web.close();
    bot.close();
  }

  private static List<String> strings() throws IOException {
    try (InputStream in = NaughtyStringsTest.class.getResourceAsStream("blns.json")) {
      assertThat(in).isNotNull();
      JsonNode strings = MAPPER.readTree(in);
      assertThat(strings.size()).isGreaterThan(500);
      return strings.valueStream().map(JsonNode::stringValue).toList();
    }
  }

  @Test
  void each_is_taken_in_every_text_reads_back_as_it_came_and_can_be_drawn() throws Exception {
    LeadCards cards =
        new LeadCards(
            bot.store, bot.members, LeadCard.of(Reasons.standard(), Endings.standard(), true));
    int number = 0;
    for (String naughty : strings()) {
      Map<String, Object> lead = new TreeMap<>();
      for (String name : List.of("name", "company", "title", "message", "campaign", "note")) {
        lead.put(name, naughty);
      }
      lead.put("source", "form");
      lead.put("email", "naughty" + ++number + "@x.example");
      lead.put("attributes", Map.of("key", naughty, "k" + naughty, List.of(naughty)));
      Web.Answer answer = web.postLead(MAPPER.writeValueAsString(lead));
      assertThat(answer.status()).as(naughty).isEqualTo(202);
      LeadId id = new LeadId(answer.body().substring(11, 37));
      JsonNode read = MAPPER.readTree(web.get("/api/leads/" + id).body());
      String kept = Fields.clean(naughty);
      for (String name : List.of("name", "company", "title", "message", "campaign")) {
        String text = read.path(name).asString("");
        assertThat(text).as(name).isIn(kept.strip(), "");
      }
      assertThat(read.path("attributes").path("note").stringValue()).isEqualTo(kept);
      assertThat(read.path("attributes").path("k" + kept).path(0).stringValue()).isEqualTo(kept);
      assertThat(cards.desired(TestBot.LEADS, "lead:" + id)).as(naughty).isPresent();
    }
  }

  @Test
  void each_is_taken_or_clearly_refused_in_every_field_that_has_a_form() throws Exception {
    for (String naughty : strings()) {
      Map<String, Object> lead = new TreeMap<>(Map.of("name", "N"));
      FIELDS_WITH_A_FORM.forEach(field -> lead.put(field, naughty));
      Web.Answer answer = web.postLead(MAPPER.writeValueAsString(lead));
      if (answer.status() == 400) {
        Set<String> refused = refused(answer);
        assertThat(FIELDS_WITH_A_FORM).as(naughty).containsAll(refused);
        refused.forEach(lead::remove);
        lead.putIfAbsent("source", "form");
        answer = web.postLead(MAPPER.writeValueAsString(lead));
      }
      assertThat(answer.status()).as(naughty).isEqualTo(202);
    }
  }

  private static Set<String> refused(Web.Answer answer) {
    Set<String> fields = new TreeSet<>();
    for (JsonNode error : MAPPER.readTree(answer.problem()).path("errors")) {
      fields.add(error.path("field").stringValue().substring(1));
    }
    return fields;
  }

  @Test
  void none_is_the_id_of_a_lead() throws Exception {
    for (String naughty : strings()) {
      String id = java.net.URLEncoder.encode(naughty, StandardCharsets.UTF_8).replace("+", "%20");
      Web.Answer answer = web.get("/api/leads/" + id);
      assertThat(answer.status()).as(naughty).isIn(400, 404);
      Web.assertNothingLeaks(answer.body());
    }
  }
}
