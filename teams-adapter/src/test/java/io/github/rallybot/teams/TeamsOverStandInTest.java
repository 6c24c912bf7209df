package io.github.rallybot.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.Secret;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.redis.RedisForTests;
import io.github.rallybot.teams.playground.CardActions;
import io.github.rallybot.teams.playground.Fault;
import io.github.rallybot.teams.playground.Message;
import io.github.rallybot.teams.playground.People.Outcome;
import io.github.rallybot.teams.playground.TeamsStandIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** The whole adapter against the stand-in for Teams, with nothing between them but HTTP. */
@ExtendWith(RedisForTests.class)
class TeamsOverStandInTest {

  private static final ChannelRef LEADS = new ChannelRef(Platform.TEAMS, "19:leads@thread.tacv2");
  private static final UserRef MAYA = new UserRef(Platform.TEAMS, "29:1maya");
  private static final String TENANT = "99999999-8888-7777-6666-555555555555";
  private static final Clock CLOCK = Clock.systemUTC();

  private final HttpServer server = server();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  private final TeamsStandIn standIn =
      new TeamsStandIn(
          new TeamsStandIn.Options(
              here.resolve("/teams/"),
              CLOCK,
              here.resolve(TeamsSettings.MESSAGES_PATH),
              "the-app",
              "its secret",
              TENANT,
              Optional.empty(),
              1,
              Duration.ofSeconds(1),
              Optional.empty()));
  private final TestBot bot = TestBot.create();
  private final Router router = new Router();
  private final TeamsSettings settings =
      new TeamsSettings(
          "the-app",
          Secret.of("its secret"),
          TENANT,
          standIn.loginUrl(),
          standIn.openIdMetadataUrl(),
          Set.of("127.0.0.1"));
  private final TeamsPlatform platform =
      new TeamsPlatform(
          settings, bot.store, new Unlimited(), CLOCK, user -> Optional.empty(), router::opens);
  private final TeamsController controller =
      new TeamsController(platform, router, Runnable::run, () -> {}, CLOCK);
  private final List<String> notes = new CopyOnWriteArrayList<>();

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    HttpHeaders headers = new HttpHeaders();
    exchange.getRequestHeaders().forEach(headers::addAll);
    ResponseEntity<byte[]> answer = controller.receive(headers, exchange.getRequestBody());
    byte[] body = answer.getBody() == null ? new byte[0] : answer.getBody();
    exchange.sendResponseHeaders(
        answer.getStatusCode().value(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @BeforeEach
  void open() {
    server.createContext("/teams/", standIn);
    server.createContext(TeamsSettings.MESSAGES_PATH, this::receive);
    server.setExecutor(threads);
    server.start();
    router.onWord("help", command -> Reply.privately("I bring leads."));
    router.on("judge", press -> Reply.nothing());
    router.on("page", press -> Reply.replace(Card.of("The next page")));
    router.opens(
        "note.open",
        press ->
            Reply.open(
                new Form(
                    "Note",
                    Optional.of(Action.of("note.done")),
                    "Save",
                    List.of(new Form.TextInput("note", "Note", "", false, 100, "")))));
    router.on(
        "note.done",
        form -> {
          notes.add(form.text("note").orElse(""));
          return form.text("note").isPresent()
              ? Reply.nothing()
              : Reply.invalid("note", "Say something.");
        });
    standIn.people().addApp();
  }

  @AfterEach
  void close() {
    standIn.close();
    server.stop(0);
    threads.shutdownNow();
    bot.close();
  }

  private static Card lead(String words) {
    List<Element> elements = new ArrayList<>(Card.of(words).elements());
    elements.add(
        new Element.Actions(
            List.of(
                button("Good fit", "judge"),
                button("Next", "page"),
                button("Note…", "note.open"))));
    return new Card(elements, words);
  }

  private static Control.Button button(String label, String action) {
    return new Control.Button(
        label, label, Action.of(action), Control.Emphasis.NORMAL, Optional.empty());
  }

  private Message message(MessageRef ref) {
    return standIn.workspace().message(LEADS.id(), ref.id()).orElseThrow();
  }

  private Outcome press(MessageRef ref, String title) {
    JsonNode action = CardActions.titled(message(ref).card(), title).orElseThrow();
    return standIn.people().press(MAYA.id(), LEADS.id(), ref.id(), action, Map.of());
  }

  @Test
  void a_card_is_posted_pressed_and_updated() {
    MessageRef card = platform.post(LEADS, Optional.empty(), lead("A lead"), "");
    assertThat(press(card, "Good fit")).isEqualTo(new Outcome(true, 200, "message", "Saved"));
    assertThat(press(card, "Next")).isEqualTo(new Outcome(true, 200, "card", ""));
    assertThat(standIn.workspace().view(LEADS.id(), card.id(), MAYA.id())).isPresent();
    assertThat(platform.update(card, lead("Maya’s lead"), Optional.empty())).isTrue();
    assertThat(message(card).summary()).isEqualTo("Maya’s lead");
    assertThat(standIn.workspace().view(LEADS.id(), card.id(), MAYA.id())).isEmpty();
    platform.delete(card);
    assertThat(platform.update(card, lead("A lead"), Optional.empty())).isFalse();
  }

  @Test
  void a_dialog_opens_comes_back_with_what_is_wrong_and_closes() {
    MessageRef card = platform.post(LEADS, Optional.empty(), lead("A lead"), "");
    assertThat(press(card, "Note…")).isEqualTo(new Outcome(true, 200, "dialog", ""));
    assertThat(submit(Map.of("t.note", " "))).isEqualTo(new Outcome(true, 200, "dialog", ""));
    assertThat(standIn.people().dialog(MAYA.id()).orElseThrow().toString())
        .contains("Say something.");
    assertThat(submit(Map.of("t.note", "Call on Monday")))
        .isEqualTo(new Outcome(true, 200, "closed", ""));
    assertThat(standIn.people().dialog(MAYA.id())).isEmpty();
    assertThat(notes).containsExactly("", "Call on Monday");
  }

  private Outcome submit(Map<String, String> inputs) {
    JsonNode dialog = standIn.people().dialog(MAYA.id()).orElseThrow();
    JsonNode save = CardActions.titled(dialog.path("card"), "Save").orElseThrow();
    return standIn
        .people()
        .submit(MAYA.id(), dialog.path("id").asString(), CardActions.data(save, inputs));
  }

  @Test
  void the_bot_greets_where_it_is_added_answers_in_threads_and_in_chats() {
    assertThat(standIn.workspace().messages("a:1maya")).hasSize(1);
    assertThat(standIn.workspace().messages("a:1lena")).isEmpty();
    Outcome said = standIn.people().say(MAYA.id(), LEADS.id(), Optional.empty(), "@Rallybot help");
    assertThat(said).isEqualTo(new Outcome(true, 202, "none", ""));
    List<Message> thread = standIn.workspace().messages(LEADS.id());
    assertThat(thread).hasSize(2);
    assertThat(thread.get(1).root()).hasValue(thread.get(0).id());
    assertThat(thread.get(1).summary()).isEqualTo("I bring leads.");
  }

  @Test
  void people_are_known_by_their_addresses_and_guests_as_guests() {
    assertThat(platform.personWithEmail("maya.ross@rally.example")).hasValue(MAYA);
    assertThat(platform.personWithEmail("nobody@rally.example")).isEmpty();
    assertThat(platform.profile(MAYA))
        .isEqualTo(
            new Profile(
                "Maya Ross",
                Optional.of("maya.ross@rally.example"),
                Optional.of(ZoneId.of("Europe/Berlin")),
                false,
                false,
                false));
    assertThat(platform.profile(new UserRef(Platform.TEAMS, "29:1robin")).guest()).isTrue();
    assertThat(platform.directory().channels()).hasSize(3).containsEntry(LEADS, "Leads");
  }

  @Test
  void a_token_that_is_taken_back_is_replaced_within_the_call() {
    standIn.faults().next(Fault.TOKEN_REFUSED, 1);
    MessageRef card = platform.post(LEADS, Optional.empty(), lead("A lead"), "");
    assertThat(message(card).summary()).isEqualTo("A lead");
  }
}
