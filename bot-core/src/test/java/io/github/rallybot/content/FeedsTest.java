package io.github.rallybot.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.rallybot.TestBot;
import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.redis.RedisForTests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class FeedsTest {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final Duration EVERY = Duration.ofHours(6);

  private final TestBot bot = TestBot.create();
  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, String> redirects = new HashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer site;

  FeedsTest() throws IOException {
    site = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
  }

  @BeforeEach
  void serve() {
    site.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          String path = exchange.getRequestURI().getPath();
          byte[] file = files.getOrDefault(path, new byte[0]);
          if (redirects.containsKey(path)) {
            exchange.getResponseHeaders().add("Location", redirects.get(path));
          }
          int status = redirects.containsKey(path) ? 302 : files.containsKey(path) ? 200 : 404;
          // of unknown length: in chunks
          exchange.sendResponseHeaders(status, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(file);
          } catch (IOException gone) {
            // whoever asked has had enough
          }
        });
    site.start();
  }

  @AfterEach
  void close() {
    site.stop(0);
    bot.close();
  }

  @Test
  void new_pages_are_added_known_ones_stay_and_vanished_ones_too() {
    files.put("/sitemap.xml", sitemap("https://example.com/sso", "https://example.com/sla"));
    Feeds feeds = feeds("/sitemap.xml");
    feeds.readDue();
    assertThat(titles()).containsExactlyInAnyOrder("Sso", "Sla");
    Content sso = bot.contents.byLink(SampleContent.SSO).orElseThrow();
    bot.contents.edit(bot.press(TestBot.MAYA, "x"), sso.id(), SampleContent.guide());
    files.put("/sitemap.xml", sitemap("https://example.com/sso/", "https://example.com/pricing"));
    bot.clock.move(EVERY);
    feeds.readDue();
    assertThat(titles()).containsExactlyInAnyOrder("Single sign-on guide", "Sla", "Pricing");
    assertThat(said(feeds))
        .containsExactly("✓ the feed " + address("/sitemap.xml") + " brought content: 2 pages");
  }

  @Test
  void a_list_of_sitemaps_is_followed_one_level_and_packed_files_are_unpacked() throws Exception {
    files.put(
        "/index.xml",
        ("<sitemapindex><sitemap><loc>"
                + address("/1.xml.gz")
                + "</loc></sitemap><sitemap><loc>"
                + address("/gone.xml")
                + "</loc></sitemap></sitemapindex>")
            .getBytes(StandardCharsets.UTF_8));
    files.put("/1.xml.gz", packed(sitemap("https://example.com/sso")));
    Feeds feeds = feeds("/index.xml");
    feeds.readDue();
    assertThat(titles()).containsExactly("Sso");
    assertThat(said(feeds).get(0))
        .contains("names a sitemap that answers 404; look whether the address is right");
  }

  @Test
  void feeds_are_read_when_they_are_due_and_by_one_instance() {
    files.put("/sitemap.xml", sitemap("https://example.com/sso"));
    Feeds feeds = feeds("/sitemap.xml");
    feeds.readDue();
    feeds.readDue();
    feeds("/sitemap.xml").readDue();
    assertThat(asked).hasValue(1);
    bot.clock.move(Duration.ofHours(1));
    feeds.readDue();
    assertThat(asked).hasValue(1);
    feeds("/sitemap.xml").readDue();
    assertThat(asked).hasValue(2);
    bot.clock.move(EVERY);
    feeds.readDue();
    assertThat(asked).hasValue(3);
  }

  @Test
  void a_redirect_is_followed_three_times_and_not_into_the_own_network() {
    files.put("/sitemap.xml", sitemap("https://example.com/sso"));
    redirects.put("/1", "/2");
    redirects.put("/2", address("/3"));
    redirects.put("/3", "sitemap.xml");
    redirects.put("/0", "/1");
    redirects.put("/inside", address("/sitemap.xml").replace("127.0.0.1", "127.0.0.2"));
    redirects.put("/file", "file:///etc/passwd");
    feeds("/1").readDue();
    assertThat(titles()).containsExactly("Sso");
    assertThat(trouble("/0")).contains("redirects more than 3 times");
    assertThat(trouble("/inside")).contains("leads into a private network, which is refused");
    assertThat(trouble("/file")).contains("no plain http or https address");
  }

  @Test
  void the_own_network_is_refused_unless_it_is_allowed_by_name_and_by_number() {
    files.put("/sitemap.xml", sitemap("https://example.com/sso"));
    for (String host : List.of("127.0.0.1", "localhost", "[::1]")) {
      URI address = URI.create(address("/sitemap.xml").replace("127.0.0.1", host));
      Feeds feeds = new Feeds(List.of(address), EVERY, false, bot.contents, bot.store, bot.clock);
      feeds.readDue();
      assertThat(said(feeds).get(0)).as(host).startsWith("✗");
    }
    assertThat(asked).hasValue(0);
    Feeds allowed =
        new Feeds(
            List.of(URI.create(address("/sitemap.xml"))),
            EVERY,
            true,
            bot.contents,
            bot.store,
            bot.clock);
    bot.clock.move(EVERY);
    allowed.readDue();
    assertThat(titles()).containsExactly("Sso");
  }

  @Test
  void too_much_is_refused_packed_or_not() throws Exception {
    byte[] endless = new byte[FeedFetch.MOST_BYTES + 1];
    files.put("/long.xml", endless);
    files.put("/bomb.xml.gz", packed(endless));
    assertThat(trouble("/long.xml")).contains("is longer than 10 MB");
    assertThat(trouble("/bomb.xml.gz")).contains("is longer than 10 MB");
  }

  @Test
  void who_answers_byte_by_byte_is_given_up() throws Exception {
    try (ServerSocket slow = new ServerSocket(0, 1, HERE)) {
      Thread drip =
          new Thread(
              () -> {
                try (Socket socket = slow.accept()) {
                  InputStream in = socket.getInputStream();
                  OutputStream out = socket.getOutputStream();
                  out.write("HTTP/1.1 200 OK\r\n\r\n<urlset>".getBytes(StandardCharsets.US_ASCII));
                  socket.setSoTimeout(20);
                  for (; ; ) {
                    try {
                      if (in.read() < 0) {
                        return;
                      }
                    } catch (java.net.SocketTimeoutException quiet) {
                      out.write(' ');
                    }
                  }
                } catch (IOException given) {
                  // up
                }
              });
      drip.setDaemon(true);
      drip.start();
      URI address = URI.create("http://127.0.0.1:" + slow.getLocalPort() + "/");
      Feeds feeds = feeds(address, Duration.ofSeconds(1));
      feeds.readDue();
      assertThat(said(feeds).get(0)).contains("took longer than 1 seconds");
    }
  }

  @Test
  void what_does_not_answer_is_tried_again_and_named_in_the_status() {
    String first = trouble("/sitemap.xml?key=secret");
    assertThat(first)
        .isEqualTo(
            "✗ the feed "
                + address("/sitemap.xml")
                + " of rally.content.feeds answers 404; look whether the address is right. I try"
                + " again by myself.");
    files.put("/sitemap.xml", sitemap("https://example.com/sso"));
    bot.clock.move(EVERY);
    assertThat(trouble("/sitemap.xml?key=secret")).startsWith("✓");
    site.stop(0);
    bot.clock.move(EVERY);
    assertThat(trouble("/sitemap.xml?key=secret")).contains("cannot be reached");
  }

  /** Another address of this machine stands for one that is refused. */
  private static boolean isOpen(InetAddress address) {
    return address.getHostAddress().equals("127.0.0.1");
  }

  private String trouble(String path) {
    Feeds feeds = feeds(path);
    feeds.readDue();
    return said(feeds).get(0);
  }

  private Feeds feeds(String path) {
    return feeds(URI.create(address(path)), Duration.ofSeconds(30));
  }

  private Feeds feeds(URI address, Duration patience) {
    return new Feeds(
        List.of(address),
        EVERY,
        new FeedFetch(FeedsTest::isOpen, patience),
        bot.contents,
        bot.store,
        bot.clock);
  }

  private String address(String path) {
    return "http://127.0.0.1:" + site.getAddress().getPort() + path;
  }

  private List<String> titles() {
    return bot.contents.all().stream().map(Content::title).toList();
  }

  private static List<String> said(Feeds feeds) {
    return feeds.checks().stream().map(FeedsTest::said).toList();
  }

  private static String said(ChatPlatform.Check check) {
    return (check.well() ? "✓ " : "✗ ") + Span.Words.written(check.words(), command -> command);
  }

  private static byte[] sitemap(String... links) {
    StringBuilder xml = new StringBuilder("<urlset>");
    List.of(links).forEach(link -> xml.append(url(link)));
    return xml.append("</urlset>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String url(String link) {
    return "<url><loc>" + link + "</loc></url>";
  }

  private static byte[] packed(byte[] file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(file);
    }
    return out.toByteArray();
  }
}
