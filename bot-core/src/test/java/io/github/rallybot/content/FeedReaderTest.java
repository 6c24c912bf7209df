package io.github.rallybot.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReaderTest {

  @Test
  void a_sitemap_names_pages_by_their_addresses() throws Exception {
    FeedReader.Read read =
        read(
            """
            <?xml version="1.0"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
              <url><loc> https://example.com/guides/single-sign-on.html </loc>
                <image:image><image:loc>https://example.com/a.png</image:loc></image:image></url>
              <url><loc>mailto:a@example.com</loc></url>
              <url><loc>https://example.com/</loc></url>
            </urlset>""",
            10);
    assertThat(read.entries())
        .containsExactly(
            details("Single sign on", "https://example.com/guides/single-sign-on.html"),
            details("Example.com", "https://example.com/"));
    assertThat(read.sitemaps()).isEmpty();
  }

  @Test
  void a_list_of_sitemaps_names_these() throws Exception {
    assertThat(
            read(
                    "<sitemapindex><sitemap><loc>https://example.com/1.xml.gz</loc></sitemap>"
                        + "</sitemapindex>",
                    10)
                .sitemaps())
        .containsExactly(URI.create("https://example.com/1.xml.gz"));
  }

  @Test
  void rss_and_atom_say_title_and_line_in_plain_words() throws Exception {
    assertThat(
            read(
                    """
                    <rss version="2.0"><channel><title>Our blog</title>
                      <link>https://example.com/blog</link>
                      <item><title>Pricing &amp;amp; packages</title>
                        <link>https://example.com/pricing</link>
                        <description><![CDATA[<p>What it <b>costs</b></p>]]></description></item>
                    </channel></rss>""",
                    10)
                .entries())
        .containsExactly(
            details("Pricing & packages", "https://example.com/pricing", "What it costs"));
    assertThat(
            read(
                    """
                    <feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title>
                      <link href="https://example.com"/>
                      <entry><link rel="enclosure" href="https://example.com/a.mp3"/>
                        <link href="https://example.com/sla"/><title>Our SLA</title>
                        <author><title>Dr</title></author></entry></feed>""",
                    10)
                .entries())
        .containsExactly(details("Our SLA", "https://example.com/sla"));
  }

  @Test
  void no_more_entries_are_read_than_asked_for() throws Exception {
    assertThat(
            read(
                    "<urlset><url><loc>https://example.com/1</loc></url>"
                        + "<url><loc>https://example.com/2</loc></url>",
                    1)
                .entries())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE urlset [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><urlset><url><loc>https://example.com/&a;</loc></url></urlset>",
        "<!DOCTYPE urlset SYSTEM 'http://127.0.0.1/x.dtd'><urlset/>",
        "<html><body/></html>",
        "<urlset><url>",
        "not found",
        ""
      })
  void anything_else_is_refused_with_what_to_do(String file) {
    assertThatThrownBy(() -> read(file, 10))
        .isInstanceOf(FeedTrouble.class)
        .message()
        .containsAnyOf("leave it out", "give the address of");
  }

  private static FeedReader.Read read(String file, int most) throws FeedTrouble {
    return FeedReader.read(file.getBytes(StandardCharsets.UTF_8), most);
  }

  private static Details details(String title, String link) {
    return Details.of(title, Optional.of(URI.create(link)));
  }

  private static Details details(String title, String link, String line) {
    Details bare = details(title, link);
    return new Details(
        title,
        bare.link(),
        Optional.of(line),
        bare.personas(),
        bare.stages(),
        bare.products(),
        bare.owner(),
        bare.reviewBy());
  }
}
