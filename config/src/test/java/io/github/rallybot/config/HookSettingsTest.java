package io.github.rallybot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.intake.Hook;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ByteArrayResource;

/** What settings of hooks are refused with: the key, and what to do. */
class HookSettingsTest {

  private static final String RIGHT =
      """
      rally:
        hooks:
          form:
            verify:
              kind: secret
              header: X-Secret
              secret: sixteen-characters-at-least
            fields:
              email: /email
      """;

  private static List<Hook> hooks(String yaml) throws IOException {
    return hooks(yaml, Optional.of(URI.create("https://bot.example")));
  }

  private static List<Hook> hooks(String yaml, Optional<URI> publicUrl) throws IOException {
    MutablePropertySources sources = new MutablePropertySources();
    new YamlPropertySourceLoader()
        .load("test", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
        .forEach(sources::addLast);
    Map<String, HookSettings> settings =
        new Binder(ConfigurationPropertySources.from(sources))
            .bind(
                "rally.hooks",
                Bindable.mapOf(String.class, HookSettings.class),
                new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
            .get();
    return HookSettings.hooks(settings, publicUrl);
  }

  private static void refuses(String yaml, String words) {
    assertThatThrownBy(() -> hooks(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(words)
        .message()
        .doesNotContain("sixteen-characters");
  }

  private static String with(String before, String after) {
    assertThat(RIGHT).contains(before);
    return RIGHT.replace(before, after);
  }

  @Test
  void a_hook_with_what_it_needs_is_read() throws Exception {
    assertThat(hooks(RIGHT)).extracting(Hook::path).containsExactly("/hooks/form");
  }

  @Test
  void fields_are_written_as_in_the_lead_json_or_as_settings_are() throws Exception {
    for (String name : List.of("externalId", "external-id", "external_id", "EXTERNALID")) {
      Hook hook = hooks(with("email: /email", "email: /email\n        " + name + ": /id")).get(0);
      assertThat(hook.mapping().fields()).containsOnlyKeys("source", "email", "externalId");
    }
  }

  @Test
  void attributes_keep_their_names() throws Exception {
    Hook hook =
        hooks(
                RIGHT
                    + """
                          attributes.utm_source: /a
                          attributes.Size: /b
                          "[attributes.How many?]": /c
                          attributes:
                            nested: /d
                  """)
            .get(0);
    assertThat(hook.mapping().attributes())
        .containsOnlyKeys("utm_source", "Size", "How many?", "nested");
    assertThat(hook.mapping().fields()).containsOnlyKeys("source", "email");
  }

  @Test
  void a_hook_that_anybody_could_send_to_is_refused() {
    String words =
        "rally.hooks.form has no verification, so anybody could send leads to it. Set"
            + " rally.hooks.form.verify.kind to hmac, secret, standard-webhooks or hubspot.";
    refuses("rally.hooks.form.fields.email: /email", words);
    refuses(with("kind: secret", "other: x").replace("other: x\n", "\n"), words);
  }

  @Test
  void an_unknown_field_is_refused_with_those_there_are() {
    refuses(
        with("email: /email", "emial: /email"),
        "rally.hooks.form.fields.emial is no field of a lead. Use one of campaign, company,"
            + " country, crmUrl, email, externalId, grade, message, name, owner, persona, phone,"
            + " source, stage, title, touchpoints, website; or, for anything else,"
            + " attributes.emial.");
  }

  @Test
  void fields_that_reach_nobody_are_refused() {
    refuses(
        with("email: /email", "campaign: /campaign"),
        "rally.hooks.form.fields says nobody to reach. Set at least one of"
            + " rally.hooks.form.fields.company, .email, .name, .phone.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "contact | is neither a place in the payload such as /contact/email, nor a constant such as"
            + " =webinar, nor several of them such as /first + /last.",
        "/a~x | holds a ~ that is neither ~0 (for ~) nor ~1 (for /).",
        "/a[b=c | has a [ that picks by name, and no ] at its end.",
      })
  void a_template_that_cannot_be_read_is_refused_under_its_key(String template, String words) {
    refuses(
        with("email: /email", "email: \"" + template + "\""),
        "rally.hooks.form.fields.email " + words);
  }

  @Test
  void a_place_of_a_list_that_cannot_be_read_is_refused() {
    refuses(
        with("fields:", "each: results\n      fields:"),
        "rally.hooks.form.each has to start with /, as a place in the payload does.");
  }

  @Test
  void a_field_that_is_there_twice_is_refused() {
    refuses(
        with("email: /email", "email: /email\n        external-id: /a\n        externalId: /b"),
        "rally.hooks.form.fields.externalId is there twice. Take one away.");
  }

  @Test
  void a_name_that_is_no_part_of_an_address_is_refused() {
    refuses(
        RIGHT.replace("form:", "\"[My form]\":"),
        "rally.hooks.My form is no name for a hook: 1 to 40 of a-z, 0-9 and -. Correct it.");
  }

  @Test
  void a_verification_that_would_not_do_what_it_says_is_refused() {
    String at = "rally.hooks.form.verify.";
    String where =
        "Set one of rally.hooks.form.verify.header (the header that holds the secret),"
            + " rally.hooks.form.verify.username (for HTTP Basic) and"
            + " rally.hooks.form.verify.parameter (part of the address’s query).";
    refuses(
        verify("kind: hmac", "header: X", "username: x"),
        at + "username means nothing with hmac. Take it away.");
    refuses(
        verify("kind: hmac", "header: X", "tolerance: 5m"),
        at + "tolerance means nothing with no " + at + "timestamp-header. Take it away.");
    refuses(
        verify("kind: secret", "header: X", "algorithm: sha1"),
        at + "algorithm means nothing with secret. Take it away.");
    refuses(
        verify("kind: hubspot", "header: X"),
        at + "header means nothing with hubspot. Take it away.");
    refuses(
        verify("kind: standard-webhooks", "encoding: hex"),
        at + "encoding means nothing with standard-webhooks. Take it away.");
    refuses(verify("kind: secret"), where);
    refuses(verify("kind: secret", "header: X", "parameter: key"), where);
    refuses(
        with("sixteen-characters-at-least", "short"),
        at + "secret is shorter than 16 characters. Make one with: openssl rand -hex 24");
    refuses(
        with("sixteen-characters-at-least", "' '"),
        "Set " + at + "secret to what the tool signs with or sends along.");
  }

  private static String verify(String... lines) {
    return with("kind: secret\n        header: X-Secret", String.join("\n        ", lines));
  }

  @Test
  void hmac_needs_its_header_and_a_text_that_holds_time_and_body() {
    String hmac = with("kind: secret", "kind: hmac");
    refuses(
        hmac.replace("header: X-Secret", "prefix: x"),
        "Set rally.hooks.form.verify.header to the header that holds the signature.");
    refuses(
        hmac.replace(
            "header: X-Secret",
            "header: X\n        timestamp-header: T\n        signed-text: \"{body}\""),
        "rally.hooks.form.verify.signed-text has to contain {timestamp} and to end with {body}, as"
            + " in {timestamp}.{body}.");
    refuses(
        hmac.replace(
            "header: X-Secret", "header: X\n        timestamp-header: T\n        tolerance: 0s"),
        "rally.hooks.form.verify.tolerance has to be more than zero.");
  }

  @Test
  void hubspot_needs_the_public_address() {
    String yaml = with("kind: secret\n        header: X-Secret", "kind: hubspot");
    assertThatThrownBy(() -> hooks(yaml, Optional.empty()))
        .hasMessage(
            "HubSpot signs the address that it sends to. Set rally.public-url to the https address"
                + " of this bot, or rally.hooks.form.verify.kind to another one.");
  }

  @Test
  void a_secret_of_standard_webhooks_has_their_form() {
    refuses(
        with("kind: secret\n        header: X-Secret", "kind: standard-webhooks"),
        "rally.hooks.form.verify.secret is no secret of Standard Webhooks: whsec_ and at least 16"
            + " bytes in Base64. Copy it from the sender as it stands there.");
  }

  @Test
  void a_key_that_does_not_exist_is_refused_under_its_name() {
    assertThatThrownBy(() -> hooks(with("header:", "heador:")))
        .isInstanceOf(BindException.class)
        .rootCause()
        .message()
        .contains("heador");
    assertThatThrownBy(() -> hooks(with("kind: secret", "kind: magic")))
        .isInstanceOf(BindException.class);
  }

  @Test
  void settings_print_no_secret() throws Exception {
    assertThat(hooks(RIGHT).toString()).doesNotContain("sixteen-characters");
  }
}
