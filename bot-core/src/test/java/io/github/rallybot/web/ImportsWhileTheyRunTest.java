package io.github.rallybot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.journal.Index;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that take their time, break off, or never end. */
@ExtendWith(RedisForTests.class)
class ImportsWhileTheyRunTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final TestBot bot = TestBot.create();
  private final Web web = Web.before(bot);

  @AfterEach
  void close() {
    web.close();
    bot.close();
  }

  private static byte[] head(String accept, String length) {
    return ("POST /api/leads/import HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + Web.KEY
            + "\r\nContent-Type: text/csv\r\nAccept: "
            + accept
            + "\r\n"
            + length
            + "\r\n\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void chunk(OutputStream out, byte[] bytes) throws IOException {
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static byte[] people(int from, int to) {
    StringBuilder rows = new StringBuilder();
    for (int i = from; i < to; i++) {
      rows.append("p").append(i).append("@x.example,Person ").append(i).append('\n');
    }
    return rows.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Begins to send a file, and goes on after so many people. */
  private static OutputStream begin(Socket socket, String accept, int people) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(head(accept, "Transfer-Encoding: chunked"));
    chunk(out, "Email,Name\n".getBytes(StandardCharsets.UTF_8));
    chunk(out, people(0, people));
    return out;
  }

  private static String importId(String answer) {
    int at = answer.indexOf("\"importId\":\"") + 12;
    return answer.substring(at, at + 26);
  }

  private JsonNode seen(String id) {
    return JSON.readTree(web.get("/api/imports/" + id).body());
  }

  private long present() {
    return bot.store.list(Index.all("leads"), 100_000).stream()
        .map(id -> bot.leads.find(new LeadId(id)).orElseThrow())
        .filter(lead -> lead.present())
        .count();
  }

  @Test
  void an_import_can_be_looked_at_while_its_file_still_comes() throws IOException {
    try (Socket socket = web.connect()) {
      OutputStream out = begin(socket, "application/x-ndjson", 1500);
      String answer = Web.until(socket, "\"status\":\"running\"");
      JsonNode now = seen(importId(answer));
      assertThat(now.path("status").asString()).isEqualTo("running");
      assertThat(now.path("accepted").asLong()).isEqualTo(1000);
      chunk(out, people(1500, 1600));
      chunk(out, new byte[0]);
      Web.until(socket, "\"status\":\"complete\"");
      assertThat(seen(importId(answer)).path("accepted").asLong()).isEqualTo(1600);
    }
  }

  @Test
  void an_import_that_is_undone_while_it_runs_stops_and_leaves_nothing() throws IOException {
    try (Socket socket = web.connect()) {
      OutputStream out = begin(socket, "application/x-ndjson", 1500);
      String id = importId(Web.until(socket, "\"status\":\"running\""));
      web.post("/api/imports/" + id + "/undo", new byte[0]);
      chunk(out, people(1500, 4000));
      Web.until(socket, "\"status\":\"undone\"");
      assertThat(seen(id).path("status").asString()).isEqualTo("undone");
      assertThat(seen(id).path("kept").asLong()).isZero();
      assertThat(present()).isZero();
    }
  }

  @Test
  void of_a_file_that_breaks_off_what_came_is_in_and_counted() throws IOException {
    try (Socket socket = web.connect()) {
      begin(socket, "application/x-ndjson", 1550);
      String id = importId(Web.until(socket, "\"status\":\"running\""));
      socket.shutdownOutput();
      assertThat(Web.until(socket, "\"status\":\"interrupted\""))
          .contains("The file did not arrive whole. What came is in. Send the file again");
      assertThat(seen(id).path("status").asString()).isEqualTo("interrupted");
      assertThat(seen(id).path("accepted").asLong()).isEqualTo(1550);
      assertThat(present()).isEqualTo(1550);
    }
  }

  @Test
  void a_file_that_turns_out_too_long_is_taken_in_as_far_as_it_may_be() throws IOException {
    try (Socket socket = web.connect()) {
      OutputStream out = begin(socket, "application/json", 150);
      byte[] megabyte = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
      for (long sent = 0; sent < Web.MOST_BYTES; sent += megabyte.length) {
        chunk(out, megabyte);
      }
      chunk(out, new byte[0]);
      String answer = Web.until(socket, "\"status\":\"interrupted\"");
      assertThat(answer).contains("The file is longer than 100 MB. What came before that is in.");
      assertThat(present()).isEqualTo(150);
    }
  }

  @Test
  void zeros_without_end_are_refused_while_they_come() throws IOException {
    long sent = 0;
    try (Socket socket = web.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(head("application/json", "Transfer-Encoding: chunked"));
      byte[] zeros = new byte[64 * 1024];
      while (sent < 2_000_000_000 && socket.getInputStream().available() == 0) {
        chunk(out, zeros);
        sent += zeros.length;
      }
      assertThat(Web.until(socket, "Nothing was imported."))
          .startsWith("HTTP/1.1 400")
          .contains("The file is no text");
    }
    assertThat(sent).isLessThan(50_000_000);
    assertThat(bot.leads.count(Instant.EPOCH)).isZero();
    assertThat(bot.journal()).isEqualTo(List.of());
  }
}
