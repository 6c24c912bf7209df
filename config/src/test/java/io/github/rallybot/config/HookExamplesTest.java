package io.github.rallybot.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.redis.RedisForTests;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the README in a bot as an operator runs it, each sent to as its tool sends. */
@ExtendWith(RedisForTests.class)
class HookExamplesTest {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String PUBLIC_URL = "https://rallybot.example.com";

  @Test
  void each_example_takes_in_what_its_tool_sends(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("config"));
    Files.write(folder.resolve("config/application.yml"), resource("examples.yml"));
    try (Rig rig = new Rig(1, URI.create("http://127.0.0.1:9/slack/events"))) {
      Map<String, String> settings =
          new LinkedHashMap<>(rig.settings(RedisForTests.uri(), "hook-examples"));
      settings.put("rally.public-url", PUBLIC_URL);
      try (BotProcess bot = BotProcess.start(folder, settings).awaitUp()) {
        typeform(bot);
        hubspot(bot);
        hubspotForms(bot);
        facebook(bot);
        signups(bot);
        website(bot);
      }
    }
  }

  private static void typeform(BotProcess bot) throws Exception {
    byte[] body = resource("typeform.json");
    JsonNode lead =
        only(
            bot,
            post(
                bot,
                "typeform",
                body,
                "Typeform-Signature",
                "sha256=" + mac("put-the-secret-here".getBytes(UTF_8), body)));
    same(
        lead,
        """
        {"source":"typeform","externalId":"a3a12ec67a1365927098a606107fac15",
         "email":"dana@northgate.example","phone":"+12025550143","company":"Northgate Logistics",
         "name":"Dana Whitfield","campaign":"Talk to sales","country":"Germany",
         "message":"We run 40 depots.",
         "attributes":{"interests":["Routing","Fuel"],"utm_source":"newsletter"}}""");
  }

  private static void hubspot(BotProcess bot) throws Exception {
    byte[] body = resource("hubspot.json");
    String time = Long.toString(Clock.systemUTC().millis());
    JsonNode lead =
        only(
            bot,
            post(
                bot,
                "hubspot",
                body,
                "X-HubSpot-Request-Timestamp",
                time,
                "X-HubSpot-Signature-v3",
                mac(
                    "put-the-client-secret-here".getBytes(UTF_8),
                    ("POST" + PUBLIC_URL + "/hooks/hubspot").getBytes(UTF_8),
                    body,
                    time.getBytes(UTF_8))));
    // the same person as before, so it joined that lead and what was known first stands
    assertThat(lead.path("source").stringValue()).isEqualTo("typeform");
    assertThat(lead.path("title").stringValue()).isEqualTo("VP Operations");
    assertThat(lead.path("website").stringValue()).isEqualTo("https://northgate.example");
    assertThat(lead.path("stage").stringValue()).isEqualTo("marketingqualifiedlead");
    assertThat(lead.path("crmUrl").stringValue())
        .isEqualTo("https://app.hubspot.com/contacts/12345678/contact/65059681032");
  }

  private static void hubspotForms(BotProcess bot) throws Exception {
    JsonNode leads =
        post(
            bot,
            "hubspot-forms",
            resource("hubspot-forms.json"),
            "Authorization",
            "Bearer put-the-secret-here");
    assertThat(leads.size()).isEqualTo(2);
    assertThat(leads.path(0).path("status").stringValue()).isEqualTo("duplicate");
    same(
        read(bot, leads.path(1)),
        """
        {"source":"hubspot-forms","externalId":"e3a9f4cc-0002","email":"tom@harbour.example",
         "message":"Call me","attributes":{"page":"https://www.example.com/pricing"}}""");
  }

  private static void facebook(BotProcess bot) throws Exception {
    byte[] body =
        new String(resource("facebook.json"), UTF_8)
            .replace("dana@northgate", "fb@northgate")
            .getBytes(UTF_8);
    String basic = Base64.getEncoder().encodeToString("zapier:put-the-secret-here".getBytes(UTF_8));
    same(
        only(bot, post(bot, "facebook", body, "Authorization", "Basic " + basic)),
        """
        {"source":"facebook lead ads","externalId":"233370042045345",
         "email":"fb@northgate.example","phone":"+12025550143","company":"Northgate Logistics",
         "name":"Dana Whitfield","campaign":"Fleet costs 2026","title":"VP Operations",
         "attributes":{"ad":"Depots, carousel B","depots":["40"]}}""");
  }

  private static void signups(BotProcess bot) throws Exception {
    byte[] body =
        new String(resource("signups.json"), UTF_8)
            .replace("dana@northgate", "trial@northgate")
            .getBytes(UTF_8);
    String time = Long.toString(Clock.systemUTC().instant().getEpochSecond());
    byte[] key = Base64.getDecoder().decode("cHV0LXRoZS1zZWNyZXQtb2YtdGhlLXNlbmRlcg==");
    same(
        only(
            bot,
            post(
                bot,
                "signups",
                body,
                "webhook-id",
                "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W",
                "webhook-timestamp",
                time,
                "webhook-signature",
                "v1,"
                    + mac(
                        key,
                        ("msg_2KWPBgLlAfxdpx2AI54pPJ85f4W." + time + ".").getBytes(UTF_8),
                        body))),
        """
        {"source":"signups","externalId":"1f81eb52-5198-4599-803e-771906343485",
         "email":"trial@northgate.example","company":"Northgate Logistics",
         "name":"Dana Whitfield","campaign":"trial","attributes":{"plan":"trial-14"}}""");
  }

  private static void website(BotProcess bot) throws Exception {
    byte[] body =
        new String(resource("website.form"), UTF_8)
            .replace("dana%40northgate", "web%40northgate")
            .getBytes(UTF_8);
    same(
        only(
            bot,
            post(
                bot,
                "website",
                body,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-Rally-Secret",
                "put-the-secret-here")),
        """
        {"source":"website","email":"web@northgate.example","company":"Northgate Logistics",
         "name":"Dana Müller","campaign":"fleet","message":"We run 40 depots.",
         "attributes":{"consent":"yes","depots":"40"}}""");
  }

  /** All that was said of a lead, without what every lead has. */
  private static void same(JsonNode lead, String json) {
    Map<String, Object> said = new LinkedHashMap<>();
    lead.properties().stream()
        .filter(
            field ->
                !List.of(
                        "leadId",
                        "receivedAt",
                        "answerDueAt",
                        "touchpoints",
                        "verdicts",
                        "attempts",
                        "handOvers")
                    .contains(field.getKey()))
        .forEach(field -> said.put(field.getKey(), field.getValue()));
    JsonNode tree = MAPPER.valueToTree(said);
    assertThat(tree).isEqualTo(MAPPER.readTree(json));
  }

  private static JsonNode only(BotProcess bot, JsonNode leads) throws Exception {
    assertThat(leads.size()).isEqualTo(1);
    return read(bot, leads.path(0));
  }

  private static JsonNode read(BotProcess bot, JsonNode entry) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                bot.url().resolve("/api/leads/" + entry.path("leadId").stringValue()))
            .header("Authorization", "Bearer " + LeadSenders.KEY)
            .build();
    return MAPPER.readTree(send(request).body());
  }

  private static JsonNode post(BotProcess bot, String hook, byte[] body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(bot.url().resolve("/hooks/" + hook))
            .setHeader("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    HttpResponse<String> answer =
        send(request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
    assertThat(answer.statusCode()).as(hook + ": " + answer.body()).isEqualTo(202);
    return MAPPER.readTree(answer.body()).path("leads");
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  private static String mac(byte[] key, byte[]... pieces) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    for (byte[] piece : pieces) {
      mac.update(piece);
    }
    return Base64.getEncoder().encodeToString(mac.doFinal());
  }

  private static byte[] resource(String file) throws IOException {
    try (InputStream in = HookExamplesTest.class.getResourceAsStream("hooks/" + file)) {
      assertThat(in).as(file).isNotNull();
      return in.readAllBytes();
    }
  }
}
