package io.github.rallybot.content;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.chat.card.Usage;
import io.github.rallybot.content.ContentDeeds.Result;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Someone;
import io.github.rallybot.setup.Gatekeeper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The register in chat: {@code content} shows it, {@code content search single sign-on} finds,
 * {@code content add https://example.com/sso Single sign-on guide} adds. Everybody looks; marketers
 * and leaders change it.
 */
public final class ContentConversation implements Conversation {

  static final String SHOW = "content.show";

  /** Lists what buyers ask and nothing answers; whoever knows of buyer questions answers it. */
  public static final String MISSING = "content.missing";

  static final String ADD = "content.add";
  static final String ADD_DONE = "content.add-done";
  static final String EDIT = "content.edit";
  static final String EDIT_DONE = "content.edit-done";
  static final String RETIRE = "content.retire";
  static final String RESTORE = "content.restore";

  private static final Usage USAGE =
      Usage.of("What marketing has to send to buyers")
          .with("content", "the newest")
          .with("content search single sign-on", "by words of its title, line, persona, stage")
          .with("content never used", "what sales has never sent")
          .with("content past review", "what its owner should look at again")
          .with("content taken out", "what can be put back")
          .with(
              "content add https://example.com/sso Single sign-on guide",
              "adds one (marketers, leaders)");

  private static final String KEEP = "keep the content register";
  private static final Pattern A_LINK =
      Pattern.compile("(?i)https?://\\S+|[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+([/?#:]\\S*)?");

  private final Gatekeeper gatekeeper;
  private final Contents contents;
  private final Members members;
  private final Diary diary;
  private final Clock clock;
  private final ContentCards cards;
  private final ContentLife life;

  public ContentConversation(
      Gatekeeper gatekeeper,
      Contents contents,
      ContentUses uses,
      Asked asked,
      Members members,
      Diary diary,
      Clock clock) {
    this.gatekeeper = gatekeeper;
    this.contents = contents;
    this.members = members;
    this.diary = diary;
    this.clock = clock;
    this.cards = new ContentCards(members);
    this.life = new ContentLife(asked, uses, members, diary);
  }

  @Override
  public void register(Router router) {
    router.onWord("content", USAGE, this::command);
    router.on(SHOW, press -> gatekeeper.visitors(press.user(), by -> show(press, by)));
    router.opens(
        ADD,
        press -> gatekeeper.marketers(press.user(), KEEP, by -> Reply.open(ContentForms.add())));
    router.on(ADD_DONE, form -> gatekeeper.marketers(form.user(), KEEP, by -> added(form)));
    router.opens(EDIT, press -> gatekeeper.marketers(press.user(), KEEP, by -> edit(press, by)));
    router.on(EDIT_DONE, form -> gatekeeper.marketers(form.user(), KEEP, by -> edited(form)));
    router.on(RETIRE, press -> gatekeeper.marketers(press.user(), KEEP, by -> retire(press, by)));
    router.on(RESTORE, press -> gatekeeper.marketers(press.user(), KEEP, by -> restore(press, by)));
  }

  private Reply command(Command command) {
    return switch (command.word(0)) {
      case "add" -> gatekeeper.marketers(command.user(), KEEP, by -> add(command.rest()));
      case "search", "find", "edit" ->
          gatekeeper.visitors(command.user(), by -> search(words(command.rest()), by));
      default -> gatekeeper.visitors(command.user(), by -> list(words(command), by));
    };
  }

  private static String words(Command command) {
    return command.words().stream()
        .flatMap(
            word ->
                word instanceof Command.Word.Plain plain
                    ? Stream.of(plain.text())
                    : Stream.<String>empty())
        .collect(Collectors.joining(" "));
  }

  /** A list, or what the words find. */
  private Reply list(String words, Someone by) {
    return ContentList.ofWords(words)
        .map(list -> Reply.privately(page(list, 0, by, List.of())))
        .orElseGet(() -> search(words, by));
  }

  private Card page(ContentList list, int skip, Someone by, List<Element> notice) {
    LocalDate today = diary.day(by.member(), clock.instant());
    return cards.list(
        list,
        list.of(contents, today),
        new ContentCards.View(list.code(), skip, mayEdit(by)),
        notice);
  }

  private boolean mayEdit(Someone by) {
    return by.member().colleague() && members.mayMarket(by.member());
  }

  private Reply show(Interaction press, Someone by) {
    ContentList list = ContentList.ofCode(press.action().argument(0)).orElse(ContentList.NEWEST);
    return Reply.replace(page(list, number(press.action().argument(1)), by, List.of()));
  }

  private static int number(String code) {
    return code.matches("[0-9]{1,6}") ? Integer.parseInt(code) : 0;
  }

  private Reply search(String words, Someone by) {
    if (SearchText.words(words).isEmpty()) {
      return Reply.privately(
          Span.plain(
              "Say what to look for, by words of its title, line, persona, stage or product: "),
          Span.typed("content search single sign-on"));
    }
    List<Content> found = contents.search(words);
    return found.isEmpty()
        ? Reply.privately(
            Span.plain("Nothing in the register has all of these words. Try fewer, or add it: "),
            Span.typed("content add https://example.com/guide The guide"))
        : Reply.privately(cards.found(List.of(Span.strong("In the register")), found, mayEdit(by)));
  }

  private Reply add(Command command) {
    if (command.words().isEmpty()) {
      return Reply.open(ContentForms.add());
    }
    List<String> words = List.of(words(command).split(" ", 2));
    if (!A_LINK.matcher(words.get(0)).matches()) {
      return Reply.privately(
          new Card(
              List.of(
                  new Element.Text(
                      Span.plain("Give the link first, then the title: "),
                      Span.typed("content add https://example.com/guide The guide"),
                      Span.plain(". What is only planned has no link yet; say it in the form.")),
                  new Element.Actions(
                      List.of(Control.button("Add content", "Add a content", Action.of(ADD))))),
              "Give the link first, then the title"));
    }
    Map<String, String> texts = new HashMap<>();
    texts.put(DetailsReader.LINK, words.get(0));
    texts.put(DetailsReader.TITLE, words.size() > 1 ? words.get(1) : LinkTitle.of(words.get(0)));
    DetailsReader.Reading reading = DetailsReader.read(texts, Optional.empty());
    if (reading instanceof DetailsReader.Reading.Wrong wrong) {
      return Reply.privately(
          wrong.errors().stream()
              .map(error -> "The " + error.field().substring(1) + " " + error.message() + ".")
              .collect(Collectors.joining(" ")));
    }
    Details details = ((DetailsReader.Reading.Good) reading).details();
    MemberId by = members.enrolled(command.user()).id();
    return said(contents.take(details, Content.Origin.TYPED, Optional.of(by)));
  }

  private Reply added(Interaction form) {
    return save(
        form, Optional.empty(), details -> contents.add(form, details, Content.Origin.TYPED));
  }

  private Reply edit(Interaction press, Someone by) {
    return contents
        .find(new ContentId(press.action().argument(0)))
        .map(
            content ->
                Reply.open(
                    ContentForms.edit(
                        content, owner(content, press.user()), life.of(content, by.member()))))
        .orElseGet(() -> Reply.privately("This content is no longer here."));
  }

  private Reply edited(Interaction form) {
    ContentId id = new ContentId(form.action().argument(0));
    Optional<Content> now = contents.find(id);
    return save(form, now, details -> contents.edit(form, id, details));
  }

  private interface Deed {
    Result with(Details details);
  }

  private Reply save(Interaction form, Optional<Content> now, Deed deed) {
    Optional<MemberId> owner;
    try {
      Optional<UserRef> chosen = ContentForms.owner(form);
      if (chosen.isPresent() && !members.introduced(chosen.get()).member().colleague()) {
        return Reply.invalid(
            DetailsReader.OWNER,
            "Guests and people who have left own nothing. Choose a colleague.");
      }
      owner = chosen.map(user -> members.enrolled(user).id()).or(() -> elsewhere(now, form.user()));
    } catch (PlatformException away) {
      return Reply.invalid(
          DetailsReader.OWNER, "I could not look them up just now. Try again in a moment.");
    }
    DetailsReader.Reading reading = DetailsReader.read(ContentForms.texts(form), owner);
    if (reading instanceof DetailsReader.Reading.Wrong wrong) {
      return new Reply.Invalid(ContentForms.messages(wrong.errors()));
    }
    Result result = deed.with(((DetailsReader.Reading.Good) reading).details());
    return result instanceof Result.Refused refused
        ? Reply.invalid(DetailsReader.LINK, refused.why())
        : said(result);
  }

  /** The owner as the form shows them: on the platform of whoever opens it. */
  private Optional<UserRef> owner(Content content, UserRef viewer) {
    return content
        .details()
        .owner()
        .flatMap(members::kept)
        .flatMap(
            stored ->
                stored.value().identities().stream()
                    .filter(identity -> identity.platform() == viewer.platform())
                    .findFirst());
  }

  /** An owner whom the form could not show is not taken away by leaving it as it was. */
  private Optional<MemberId> elsewhere(Optional<Content> now, UserRef viewer) {
    return now.filter(content -> owner(content, viewer).isEmpty())
        .flatMap(content -> content.details().owner())
        .filter(id -> members.kept(id).filter(m -> m.value().colleague()).isPresent());
  }

  private Reply said(Result result) {
    if (result instanceof Result.Done done) {
      return Reply.privately(one(sentence(done), done.content()));
    }
    return result instanceof Result.Repeated repeated
        ? Reply.privately(one("Saved.", repeated.content()))
        : Reply.privately(((Result.Refused) result).why());
  }

  private static String sentence(Result.Done done) {
    if (done.before().isEmpty()) {
      return "Added.";
    }
    Content before = done.before().get();
    if (!before.present() && done.content().present()) {
      return "It was taken out before, and is back now.";
    }
    return before.equals(done.content()) ? "It is in the register already." : "Saved.";
  }

  private Card one(String sentence, Content content) {
    return cards.found(List.of(Span.plain(sentence)), List.of(content), true);
  }

  private Reply retire(Interaction press, Someone by) {
    Result result = contents.retire(press, new ContentId(press.action().argument(0)));
    return after(press, by, result, "Taken out: ");
  }

  private Reply restore(Interaction press, Someone by) {
    Result result = contents.restore(press, new ContentId(press.action().argument(0)));
    return after(press, by, result, "Back in the register: ");
  }

  /** The list where it was done, with what was done and a way back on top. */
  private Reply after(Interaction press, Someone by, Result result, String words) {
    if (result instanceof Result.Refused refused) {
      return Reply.privately(refused.why());
    }
    Content content =
        result instanceof Result.Done done ? done.content() : ((Result.Repeated) result).content();
    Optional<ContentList> list = ContentList.ofCode(press.action().argument(1));
    if (list.isEmpty()) {
      return Reply.replace(one(words.replace(": ", "."), content));
    }
    int skip = number(press.action().argument(2));
    ContentCards.View view = new ContentCards.View(list.get().code(), skip, true);
    return Reply.replace(page(list.get(), skip, by, ContentCards.done(words, content, view)));
  }
}
