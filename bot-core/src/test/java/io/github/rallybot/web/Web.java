package io.github.rallybot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.content.ContentExport;
import io.github.rallybot.content.ContentImport;
import io.github.rallybot.delivery.Tempo;
import io.github.rallybot.figures.Caution;
import io.github.rallybot.intake.Hooks;
import io.github.rallybot.intake.Imports;
import io.github.rallybot.intake.Sources;
import io.github.rallybot.lead.Erasure;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.redis.RedisPace;
import io.github.rallybot.room.MeetingPage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** The real web edge in a real Tomcat on loopback, wired as the bot wires it, and its caller. */
final class Web implements AutoCloseable {

  static final String KEY = "key-for-tests-1";

  /** How long an imported file may be. */
  static final long MOST_BYTES = 100_000_000;

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Edge {}

  /** What came back. */
  record Answer(int status, String type, Optional<String> retryAfter, String body) {

    /** The body of a refusal, after making sure that it is one and that nothing inside leaks. */
    String problem() {
      assertThat(type).isEqualTo("application/problem+json");
      assertNothingLeaks(body);
      return body;
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ConfigurableApplicationContext context;
  private final int port;

  private Web(ConfigurableApplicationContext context) {
    this.context = context;
    this.port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** In front of a bot, open to {@link #KEY}. */
  static Web before(TestBot bot) {
    return start(keys(bot, 100_000, KEY), bot.leads, bot.erasure, bot.sources, bot.imports);
  }

  /** The same, with what buyers asked. */
  static Web withQuestions(TestBot bot) {
    ApiKeys keys = keys(bot, 100_000, KEY);
    return start(
        beans -> {
          beans.registerBean(
              QuestionsController.class,
              () -> new QuestionsController(keys, bot.buyerQuestions.export()));
          beans.registerBean(
              DigestsController.class,
              () -> new DigestsController(keys, bot.digests.reader(), Caution.standard()));
          beans.registerBean(
              ExportsController.class,
              () -> new ExportsController(bot.buyerQuestions.files(), bot.digests.files()));
        });
  }

  /** The same, with the content register. */
  static Web withContent(TestBot bot) {
    ApiKeys keys = keys(bot, 100_000, KEY);
    return start(
        beans -> {
          beans.registerBean(
              ContentController.class,
              () -> new ContentController(keys, new ContentImport(bot.contents, bot.members)));
          beans.registerBean(
              ContentExportController.class,
              () ->
                  new ContentExportController(
                      keys,
                      new ContentExport(
                          bot.contents, bot.contentUses, bot.members, bot.buyerQuestions)));
        });
  }

  /** The same, with the page of meetings; browsers reach it under another name. */
  static Web withMeetings(TestBot bot, MeetingPage page) {
    return start(
        beans -> {
          beans.registerBean(MeetingStreams.class, () -> new MeetingStreams(bot.store));
          beans.registerBean(
              MeetingsController.class,
              () ->
                  new MeetingsController(
                      bot.meetings,
                      page,
                      beans.getBean(MeetingStreams.class),
                      Optional.of(URI.create("https://rally.example")),
                      bot.clock));
        });
  }

  static ApiKeys keys(TestBot bot, int burst, String... keys) {
    return new ApiKeys(
        List.of(keys),
        new RedisPace(bot.redis, bot.org, new Tempo(1)),
        burst,
        Duration.ofMinutes(1));
  }

  static Web start(
      ApiKeys keys, Leads leads, Erasure erasure, Sources sources, Imports... imports) {
    return start(
        keys,
        leads,
        erasure,
        sources,
        new Hooks(List.of(), leads, sources, Clock.systemUTC()),
        imports);
  }

  static Web start(
      ApiKeys keys,
      Leads leads,
      Erasure erasure,
      Sources sources,
      Hooks hooks,
      Imports... imports) {
    return start(
        beans -> {
          beans.registerBean(
              LeadsController.class, () -> new LeadsController(keys, leads, sources));
          beans.registerBean(HooksController.class, () -> new HooksController(hooks));
          beans.registerBean(LeadController.class, () -> new LeadController(keys, leads));
          beans.registerBean(ErasuresController.class, () -> new ErasuresController(keys, erasure));
          for (Imports one : imports) {
            beans.registerBean(
                ImportsController.class, () -> new ImportsController(keys, one, MOST_BYTES));
          }
        });
  }

  private static Web start(Consumer<GenericApplicationContext> controllers) {
    return new Web(
        new SpringApplicationBuilder(Edge.class)
            .web(WebApplicationType.SERVLET)
            .properties(
                "server.address=127.0.0.1",
                "server.port=0",
                "spring.servlet.multipart.enabled=false",
                "spring.main.banner-mode=off")
            .initializers(
                application -> {
                  if (application instanceof GenericApplicationContext beans) {
                    controllers.accept(beans);
                    beans.registerBean(Faults.class, Faults::new);
                    beans.registerBean(ProblemValve.Installer.class, ProblemValve.Installer::new);
                  }
                })
            .run());
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** A request with the key and a JSON content type, to change before it is sent. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path))
        .timeout(Duration.ofSeconds(20))
        .setHeader("Authorization", "Bearer " + KEY)
        .setHeader("Content-Type", "application/json");
  }

  Answer postLead(String json) {
    return post("/api/leads", json.getBytes(StandardCharsets.UTF_8));
  }

  Answer post(String path, byte[] body) {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** Posts without saying how long the body is. */
  Answer postChunked(String path, InputStream body) {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofInputStream(() -> body)));
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  /** The same, with the headers of the answer. */
  HttpResponse<String> whole(HttpRequest.Builder request) {
    try {
      return client.send(
          request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.headers().firstValue("Retry-After"),
          response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Says something that no HTTP client would say, and reads until the server hangs up. */
  String raw(String bytes) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, and reads until these words come. */
  String rawUntil(String bytes, String words) {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return until(socket, words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A bare connection, for whoever says one thing after another; close it. */
  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** What is said next, up to some words or the end. */
  static String until(Socket socket, String words) throws IOException {
    StringBuilder read = new StringBuilder();
    int next = 0;
    while (next >= 0 && read.indexOf(words) < 0) {
      next = socket.getInputStream().read();
      read.append((char) next);
    }
    return read.toString();
  }

  static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  /** Fails if an answer tells how the bot is made. */
  static void assertNothingLeaks(String body) {
    assertThat(body.toLowerCase(Locale.ROOT))
        .doesNotContain(
            "exception", "io.github", "org.spring", "tools.jackson", "tomcat", "<html", KEY);
  }

  @Override
  public void close() {
    context.close();
  }
}
