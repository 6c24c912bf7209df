package io.github.rallybot.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TeamsHtmlTest {

  @Test
  void a_message_is_read_as_people_read_it() {
    assertThat(
            TeamsHtml.plain(
                """
                <div><div itemprop="copy-paste-block">Does it&nbsp;work with <b>SAP</b>?<br>
                And <at id="0">Dana Whitfield</at> asks:</div>
                <ul><li>price</li><li>terms &amp; &lt;conditions&gt; &#8364; &#x20AC;</li></ul>
                <p><img alt="😀" itemtype="x" src="https://a.example/?a>b"> ok</p></div>"""))
        .isEqualTo(
            """
            Does it work with SAP?
            And Dana Whitfield asks:
            price
            terms & <conditions> € €
            😀 ok""");
  }

  @Test
  void what_is_no_tag_stays_and_what_nobody_sees_goes() {
    assertThat(TeamsHtml.plain("1 < 2 & 3 > 2 <3 &unknown; &lt;b&gt;"))
        .isEqualTo("1 < 2 & 3 > 2 <3 &unknown; <b>");
    assertThat(TeamsHtml.plain("a<script>alert('<p>')</script>b<style>p{}</style>c<!-- d -->e"))
        .isEqualTo("abce");
    assertThat(TeamsHtml.plain("never <b closed")).isEqualTo("never <b closed");
    assertThat(TeamsHtml.plain("&#9999999; &#xFFFFFF;x")).isEqualTo("x");
    assertThat(TeamsHtml.plain("")).isEmpty();
  }

  @Test
  void however_odd_a_message_is_it_is_read_at_once() {
    for (String odd : new String[] {"<", "<a", "<a \"", "</", "<!", "&", "&#", "<script>", "<p>"}) {
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () ->
              assertThatCode(() -> TeamsHtml.plain(odd.repeat(100_000)))
                  .as(odd)
                  .doesNotThrowAnyException());
    }
  }
}
