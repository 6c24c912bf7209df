package io.github.rallybot.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameLinkTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/sso?page=2",
        "http://example.com/sso?page=2",
        "https://EXAMPLE.com./sso/?page=2",
        "https://example.com:443/sso?page=2#okta",
        "https://example.com/sso?utm_source=x&page=2&UTM_Medium=mail&utm_term",
        "https://example.com/guides/../sso?page=2&"
      })
  void one_page_has_many_addresses(String link) {
    assertThat(SameLink.of(URI.create(link))).isEqualTo("example.com/sso?page=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/sso?page=3",
        "https://example.com/SSO?page=2",
        "https://www.example.com/sso?page=2",
        "https://example.com:8443/sso?page=2",
        "https://example.com/sso?page=2#/okta",
        "https://example.com/sso?page=2#!okta"
      })
  void other_pages_have_other_addresses(String link) {
    assertThat(SameLink.of(URI.create(link))).isNotEqualTo("example.com/sso?page=2");
  }

  @Test
  void a_site_without_a_path_is_one_page() {
    assertThat(SameLink.of(URI.create("https://example.com")))
        .isEqualTo(SameLink.of(URI.create("https://example.com/?utm_source=x")))
        .isEqualTo("example.com");
  }
}
