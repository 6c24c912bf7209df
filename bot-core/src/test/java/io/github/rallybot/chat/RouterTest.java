package io.github.rallybot.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouterTest {

  private static final UserRef MAYA = new UserRef(Platform.SLACK, "U1");
  private static final ChannelRef CHANNEL = new ChannelRef(Platform.SLACK, "C1");
  private static final HomeOpened OPENED = new HomeOpened("Ev1", MAYA);

  private final Router router = new Router();
  private final List<List<Command.Word>> leads = new ArrayList<>();

  private static Command command(String name, String... words) {
    return new Command(MAYA, false, CHANNEL, name, words(words));
  }

  private static List<Command.Word> words(String... words) {
    return Arrays.stream(words).<Command.Word>map(Command.Word.Plain::new).toList();
  }

  private static FileShared file() {
    return new FileShared(
        "Ev2",
        MAYA,
        false,
        CHANNEL,
        new MessageRef(CHANNEL, "1"),
        new FileRef(Platform.SLACK, "F1"),
        "leads.csv",
        7);
  }

  @Test
  void a_command_named_like_a_word_is_that_word() {
    router.onWord(
        "leads",
        command -> {
          leads.add(command.words());
          return Reply.nothing();
        });
    router.onWord("help", command -> Reply.privately("help"));
    router.answer(command("leads", "away", "until", "3", "Dec"));
    router.answer(command("rally", "leads", "away", "until", "3", "Dec"));
    router.answer(command("leads"));
    List<Command.Word> away = words("away", "until", "3", "Dec");
    assertThat(leads).containsExactly(away, away, List.of());
    assertThat(router.answer(command("rally"))).isEqualTo(Reply.privately("help"));
    assertThat(router.answer(command("acme-rally", "what"))).isEqualTo(Reply.privately("help"));
  }

  @Test
  void help_alone_after_a_word_says_how_the_word_is_used() {
    Usage usage = Usage.of("Leads").with("leads away", "says that you are away");
    router.onWord("leads", usage, command -> Reply.privately(command.text()));
    Reply help = Reply.privately(usage.card());
    assertThat(router.answer(command("leads", "help"))).isEqualTo(help);
    assertThat(router.answer(command("rally", "leads", "Help"))).isEqualTo(help);
    assertThat(router.answer(command("leads", "help", "me"))).isEqualTo(Reply.privately("help me"));
  }

  private static Shortcut shortcut(String name, String text) {
    return new Shortcut(
        name,
        "1",
        Optional.empty(),
        MAYA,
        false,
        new MessageRef(CHANNEL, "1"),
        text,
        Optional.empty());
  }

  @Test
  void a_shortcut_is_answered_by_its_feature_and_an_unknown_one_is_said_to_be_unknown() {
    router.onShortcut("heard", shortcut -> Reply.privately(shortcut.text()));
    assertThat(router.answer(shortcut("heard", " What does\r\nit\u202E cost? ")))
        .isEqualTo(Reply.privately("What does\nit cost?"));
    assertThat(router.answer(shortcut("other", "x")))
        .isEqualTo(
            Reply.privately("This Rallybot does not know that shortcut, so nothing was done."));
    assertThatThrownBy(() -> router.onShortcut("heard", shortcut -> Reply.nothing()))
        .hasMessage("two features answer the shortcut heard");
  }

  @Test
  void of_a_long_message_the_beginning_is_taken() {
    assertThat(shortcut("heard", "x".repeat(100_000)).text())
        .isEqualTo("x".repeat(Shortcut.MAX_TEXT - 1) + "…");
  }

  @Test
  void one_feature_draws_the_home_and_one_answers_files() {
    assertThat(router.home(OPENED)).isEmpty();
    assertThat(router.answer(file())).isEqualTo(Reply.nothing());
    router.onHome(opened -> Card.of("home of " + opened.user().id()));
    router.onFile(file -> Reply.privately("read " + file.name()));
    assertThat(router.home(OPENED)).contains(Card.of("home of U1"));
    assertThat(router.answer(file())).isEqualTo(Reply.privately("read leads.csv"));
    assertThatThrownBy(() -> router.onHome(opened -> Card.of("another")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> router.onFile(file -> Reply.nothing()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_platform_that_does_not_answer_is_something_to_say() {
    router.onHome(
        opened -> {
          throw new PlatformException.Unavailable("users.info");
        });
    router.onFile(
        file -> {
          throw new PlatformException.Unavailable("files.info");
        });
    assertThat(CardText.words(router.home(OPENED).orElseThrow().fallback()))
        .contains("in a moment");
    assertThat(router.answer(file())).isInstanceOf(Reply.Privately.class);
  }
}
