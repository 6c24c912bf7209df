package io.github.rallybot.intake;

import static io.github.rallybot.intake.Webhooks.BODY;
import static io.github.rallybot.intake.Webhooks.NOW;
import static io.github.rallybot.intake.Webhooks.SECRET;
import static io.github.rallybot.intake.Webhooks.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.Secret;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Secrets that are sent along. */
class SharedSecretTest {

  @Test
  void a_secret_in_a_header_passes_and_nothing_else_does() {
    SharedSecret bare = new SharedSecret(new SharedSecret.Place.Header("X-Secret", ""), SECRET);
    assertThat(bare.refuse(post(BODY, "x-secret", SECRET.reveal()), NOW)).isEmpty();
    assertThat(bare.refuse(post(BODY, "x-secret", SECRET.reveal() + "x"), NOW))
        .contains(Trouble.WRONG_SECRET);
    assertThat(bare.refuse(post(BODY, "x-secret", "a"), NOW)).contains(Trouble.WRONG_SECRET);
    assertThat(bare.refuse(post(BODY), NOW)).contains(Trouble.NO_SECRET);
    SharedSecret bearer =
        new SharedSecret(new SharedSecret.Place.Header("Authorization", "Bearer "), SECRET);
    assertThat(bearer.refuse(post(BODY, "Authorization", "bearer " + SECRET.reveal()), NOW))
        .isEmpty();
    assertThat(bearer.refuse(post(BODY, "Authorization", "Basic " + SECRET.reveal()), NOW))
        .contains(Trouble.NO_SECRET);
  }

  @Test
  void http_basic_passes_with_the_right_name_and_secret_only() {
    SharedSecret basic = new SharedSecret(new SharedSecret.Place.Basic("form"), SECRET);
    assertThat(basic.refuse(basic("form:" + SECRET.reveal()), NOW)).isEmpty();
    assertThat(basic.refuse(basic("firm:" + SECRET.reveal()), NOW)).contains(Trouble.WRONG_SECRET);
    assertThat(basic.refuse(basic("form:"), NOW)).contains(Trouble.WRONG_SECRET);
    assertThat(basic.refuse(post(BODY, "Authorization", "Basic %%%"), NOW))
        .contains(Trouble.NO_SECRET);
    assertThat(basic.refuse(post(BODY), NOW)).contains(Trouble.NO_SECRET);
  }

  private static Incoming basic(String words) {
    return post(
        BODY,
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(words.getBytes(UTF_8)));
  }

  @Test
  void a_secret_in_the_address_passes_and_nothing_else_does() {
    SharedSecret query =
        new SharedSecret(new SharedSecret.Place.Parameter("key"), Secret.of("a+b&c-for-the-tests"));
    String right = "key=a%2Bb%26c-for-the-tests";
    assertThat(query.refuse(post("/hooks/form?x=1&" + right, BODY), NOW)).isEmpty();
    assertThat(query.refuse(post("/hooks/form?key=other", BODY), NOW))
        .contains(Trouble.WRONG_SECRET);
    for (String path : new String[] {"/hooks/form", "/hooks/form?", "/hooks/form?monkey=x"}) {
      assertThat(query.refuse(post(path, BODY), NOW)).contains(Trouble.NO_SECRET);
    }
    assertThat(query.refuse(post("/hooks/form?key=%zz", BODY), NOW)).contains(Trouble.NO_SECRET);
  }
}
