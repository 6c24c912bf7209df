package io.github.rallybot;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.FileShared;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.HomeOpened;
import io.github.rallybot.chat.RecordingPages;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.Details;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.SampleBrief;
import io.github.rallybot.meeting.PlannedMeeting;
import io.github.rallybot.meeting.Pointer;
import io.github.rallybot.meeting.Suggestion;
import io.github.rallybot.question.About;
import io.github.rallybot.question.BuyerQuestion;
import io.github.rallybot.question.Kind;
import io.github.rallybot.question.QuestionId;
import io.github.rallybot.question.Questions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every card and every form of the bot, as a day in a team brings them about: what each platform's
 * golden pictures are drawn from.
 */
public final class GoldenCards implements AutoCloseable {

  private static final Pattern ULID = Pattern.compile("01[0-9A-HJKMNP-TV-Z]{24}");
  private static final String FILE =
      """
      Email,Name,Company,Booth
      vera@fair.example,Vera Fair,Fair Ltd,7
      no address,Ben Bad,Bad Ltd,8
      """;

  private final TestBot bot = TestBot.withBursts(3);
  private final Map<String, Card> cards = new LinkedHashMap<>();
  private final Map<String, Form> forms = new LinkedHashMap<>();

  private GoldenCards() {}

  /** Lives through the day; Redis has to be there. */
  public static GoldenCards live() {
    GoldenCards golden = new GoldenCards();
    golden.day();
    return golden;
  }

  /** The card with a name, if it is not the name of a form. */
  public Optional<Card> card(String name) {
    return Optional.ofNullable(cards.get(name));
  }

  public Form form(String name) {
    return Optional.ofNullable(forms.get(name)).orElseThrow();
  }

  /** Whether an action opens a form. */
  public boolean opens(Action action) {
    return bot.router.opens(action);
  }

  /** Ids differ each time: the first one becomes {@code 01-0000…01}, the second {@code …02}. */
  public static String withoutIds(String text) {
    Map<String, String> known = new LinkedHashMap<>();
    Matcher ids = ULID.matcher(text);
    StringBuilder out = new StringBuilder();
    while (ids.find()) {
      String name =
          known.computeIfAbsent(ids.group(), id -> "01-%023d".formatted(known.size() + 1));
      ids.appendReplacement(out, name);
    }
    return ids.appendTail(out).toString();
  }

  private void day() {
    setUp();
    oneLead();
    queue();
    manyLeads();
    list();
    reminders();
    backToReps();
    questions();
    marketing();
    meeting();
    digest();
    cards.put("table", SampleTable.card());
    cards.put("charts", SampleCharts.card());
  }

  private void setUp() {
    shows("help", bot.types(SAM, "help"));
    shows("setup", bot.types(SAM, "setup"));
    bot.types(SAM, "roles @U0SAM leader");
    bot.types(SAM, "here duty @U0TOM");
    shows("status", bot.types(SAM, "status"));
    shows("roles", bot.types(SAM, "roles"));
    bot.types(SAM, "here for country DE, AT");
    shows("routes", bot.types(SAM, "routes"));
    shows("where", bot.types(SAM, "where country DE"));
    shows("absence", bot.types(MAYA, "leads away until 3 Dec"));
    bot.types(MAYA, "leads back");
  }

  private void oneLead() {
    LeadId id = bot.posted("dana@northgate.example");
    String lead = id.value();
    cards.put("lead", posted());
    bot.does(MAYA, "lead.judge", lead, "not_yet");
    bot.does(MAYA, "lead.reason", lead, "no_budget");
    bot.does(TOM, "lead.judge", lead, "good_fit");
    bot.does(PRIYA, "lead.judge", lead, "good_fit");
    bot.does(TOM, "lead.take", lead);
    cards.put("lead-answered", posted());
    shows("note", bot.router.answer(bot.press(MAYA, "lead.note", lead)));
    shows("ask-again", bot.router.answer(bot.press(MAYA, "lead.ask-date", lead)));
    shows("other-reason", bot.router.answer(bot.press(MAYA, "lead.other", lead)));
    shows("contact", bot.router.answer(bot.press(MAYA, "lead.contact", lead)));
    shows("history", bot.router.answer(bot.press(MAYA, "lead.history", lead)));
    shows("sheet", bot.router.answer(bot.press(MAYA, "sheet.open", lead)));
    shows("outcome", bot.router.answer(bot.press(MAYA, "outcome.open", lead)));
    shows("hand-over", bot.router.answer(bot.press(TOM, "handover.open", lead)));
    bot.router.answer(
        bot.form(
            TOM,
            Map.of("to", new FormValue.People(List.of(MAYA)), "note", new FormValue.Text("Yours.")),
            "handover.done",
            lead));
    bot.reconciler.runOnce();
    cards.put("handed-over", last(LEADS));
  }

  private void queue() {
    LeadId ada =
        TestBot.received(
            bot.leads.receive(
                SampleBrief.from("webinar").name("Ada Old").email("ada@old.example").brief(),
                Optional.empty()));
    bot.does(MAYA, "lead.take", ada.value());
    LeadId fit = bot.posted("gus@good.example");
    bot.does(TOM, "lead.judge", fit.value(), "good_fit");
    shows("queue", bot.types(MAYA, "leads"));
    shows("queue-help", bot.types(MAYA, "leads what"));
    cards.put("home", bot.router.home(new HomeOpened("h", MAYA)).orElseThrow());
  }

  private void manyLeads() {
    for (int i = 1; i <= 8; i++) {
      bot.leads.receive(
          SampleBrief.from("expo")
              .grade(List.of("A", "B", "C").get(i % 3))
              .name("Lead " + i)
              .company("Company " + i)
              .email("lead" + i + "@x.example")
              .brief(),
          Optional.empty());
    }
    bot.reconciler.runOnce();
    bot.clock.move(Duration.ofSeconds(10));
    bot.reconciler.runOnce();
    Card summary =
        bot.chat.cards(LEADS).stream()
            .filter(card -> CardText.of(card).contains("Work through"))
            .findFirst()
            .orElseThrow();
    cards.put("summary", summary);
    String burst = argument(summary, "burst.work");
    shows("work-through", bot.router.answer(bot.press(MAYA, "burst.work", burst)));
  }

  private void list() {
    ChannelRef direct = RecordingPlatform.directly(SAM);
    FileShared file = bot.shares(SAM, "Expo leads.csv", FILE.getBytes(StandardCharsets.UTF_8));
    bot.router.answer(file);
    bot.reconciler.runOnce();
    cards.put("list-dropped", last(direct));
    String prefix = "rally:{" + bot.org + "}:doc:import:";
    String id = bot.redis.keys(prefix + "*").iterator().next().substring(prefix.length());
    shows("list-columns", bot.router.answer(bot.press(SAM, "import.columns", id)));
    bot.does(SAM, "import.start", id);
    cards.put("list-imported", last(direct));
    shows("list-rejected", bot.router.answer(bot.press(SAM, "import.rejected", id)));
    bot.does(SAM, "import.undo", id);
    cards.put("list-undone", last(direct));
  }

  private void reminders() {
    bot.clock.move(Duration.ofHours(23).plusMinutes(30));
    bot.reminders.run();
    bot.reconciler.runOnce();
    cards.put("reminder", last(RecordingPlatform.directly(MAYA)));
    bot.types(MAYA, "leads away 2 weeks");
    bot.clock.move(Duration.ofHours(5));
    bot.reminders.run();
    bot.reconciler.runOnce();
    for (Card card : bot.chat.cards(RecordingPlatform.directly(TOM))) {
      cards.put(CardText.of(card).startsWith("Nobody") ? "reminder-duty" : "reminder-cover", card);
    }
    bot.types(MAYA, "leads back");
    bot.clock.move(Duration.ofDays(35));
    bot.closingRounds.run();
    bot.reconciler.runOnce();
    cards.put("how-it-ended", last(RecordingPlatform.directly(TOM)));
  }

  private void backToReps() {
    LeadId dana = bot.posted("dana@fleet.example");
    QuestionId sso = heard("Which single sign-on providers do you support?", dana);
    QuestionId migration = heard("What does migration cost?", dana);
    Details guide =
        new Details(
            "Single sign-on guide",
            Optional.of(URI.create("https://example.com/sso")),
            Optional.of("How Okta, Entra and Google log in"),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    BuyerQuestion.Plan plan =
        new BuyerQuestion.Plan(
            "Price list",
            Optional.of(bot.members.someone(TOM).id()),
            Optional.of(LocalDate.of(2027, 1, 15)),
            Optional.empty());
    bot.clock.move(Duration.ofMinutes(8));
    bot.sorting.plan("plan", PRIYA, migration, plan);
    bot.sorting.answer(
        "answer",
        PRIYA,
        sso,
        commit -> bot.contents.addTo(commit, guide, Content.Origin.TYPED, Optional.empty()));
    bot.clock.move(Duration.ofMinutes(2));
    bot.backToReps.run();
    bot.reconciler.runOnce();
    cards.put("news", last(RecordingPlatform.directly(MAYA)));
    shows("queue-you-said", bot.types(MAYA, "leads"));
  }

  private QuestionId heard(String words, LeadId of) {
    About about = About.lead(bot.leads.find(of).orElseThrow());
    Questions.Receipt receipt =
        bot.questions.hear(words, MAYA, List.of(words), Kind.QUESTION, about);
    return ((Questions.Receipt.Logged) receipt).hearings().get(0).question().orElseThrow();
  }

  private void questions() {
    hears("Northgate Logistics", "Ops leader", "Does the app work offline?");
    bot.members.enrolled(PRIYA);
    shows("watches", bot.watching.typed(questions("tell me offline 2")));
    String watch = bot.watches.of(bot.members.someone(PRIYA).id()).get(0).id();
    shows("watch-stopped", bot.router.answer(bot.press(PRIYA, "question.watch-stop", watch, "l")));
    bot.does(PRIYA, "question.watch-on", watch, "l");
    shows("watch", bot.router.answer(bot.press(PRIYA, "question.watch")));
    hears("Acme", "Ops leader", "Does the app work offline? ");
    hears("Acme", "IT", "Where is our data kept?");
    bot.watchRounds.run();
    bot.reconciler.runOnce();
    cards.put("watch-news", last(RecordingPlatform.directly(PRIYA)));
    shows("journey-map", bot.router.answer(bot.press(PRIYA, "question.map", "30")));
    shows(
        "journey-field",
        bot.router.answer(bot.press(PRIYA, "question.cell", "cebf7237", "332c0716", "30")));
  }

  private void marketing() {
    bot.clock.move(Duration.ofMinutes(1));
    Reply heard = bot.router.answer(says("heard", "Which providers of single sign-on are there?"));
    shows("heard", heard);
    shows("heard-form", bot.router.answer(says("heard", "")));
    shows("heard-conversation", bot.router.answer(says("heard", "Hm? ".repeat(300))));
    shows("questions", bot.router.answer(says("questions", "")));
    shows("to-sort", bot.router.answer(bot.press(PRIYA, "questions.sort", "usual", "0")));
    String sso =
        bot.buyerQuestions
            .named("Which single sign-on providers do you support?")
            .orElseThrow()
            .value();
    for (String opened : List.of("open", "plan", "answer", "dismiss", "edit", "merge", "share")) {
      shows("question-" + opened, bot.router.answer(bot.press(PRIYA, "question." + opened, sso)));
    }
    Map<String, FormValue> where = Map.of("channel", new FormValue.Channel(LEADS));
    bot.router.answer(bot.form(PRIYA, where, "questions.shared", "usual"));
    bot.reconciler.runOnce();
    cards.put("questions-shared", last(LEADS));
    shows("questions-help", says("questions", "help", PRIYA));
    bot.clock.move(Duration.ofMinutes(2));
    shows(
        "heard-several", says("heard", "Is it offline?\nWhich sign-on providers are there?", MAYA));
    bot.types(PRIYA, "content add https://example.com/sso Single sign-on guide");
    shows("question-answer-known", bot.router.answer(bot.press(PRIYA, "question.answer", sso)));
  }

  private void meeting() {
    bot.suggestions.add(
        new Suggestion(
            "source:webinar",
            Suggestion.Source.QUALITY,
            "Webinar leads: 14 of 20 not a fit, mostly company size.",
            "Change audience, or definition?",
            Optional.of(Pointer.finding("source:webinar"))));
    shows("meeting-none", bot.types(SAM, "meeting"));
    bot.router.answer(
        bot.form(SAM, Map.of("meeting-weekday", new FormValue.Text("tuesday")), "meeting.changed"));
    shows("meeting", bot.types(SAM, "meeting"));
    shows("meeting-form", bot.router.answer(bot.press(SAM, "meeting.change")));
    shows("agenda-added", says("agenda", "add Why do we lose <!channel> at Proposal?", MAYA));
    shows("agenda-add", says("agenda", "add", MAYA));
    shows("agenda-help", says("agenda", "what", MAYA));
    shows("agenda", says("agenda", "", MAYA));
    String period = bot.meetings.agenda().next().orElseThrow().period();
    shows("decision", bot.router.answer(bot.press(MAYA, "agenda.decide", "-", period)));
    shows("action", bot.router.answer(bot.press(MAYA, "agenda.agree", "-", period)));
    bot.router.answer(
        bot.form(
            MAYA,
            Map.of("words", new FormValue.Text("We show *prices* earlier")),
            "agenda.decided",
            "-",
            period));
    LocalDate day = LocalDate.ofInstant(bot.clock.instant(), ZoneOffset.UTC).plusDays(1);
    shows(
        "action-agreed",
        bot.router.answer(
            bot.form(
                MAYA,
                Map.of(
                    "words", new FormValue.Text("competitor sheet"),
                    "owner", new FormValue.People(List.of(TOM)),
                    "due", new FormValue.Date(day)),
                "agenda.agreed",
                "-",
                period)));
    shows("actions", bot.types(TOM, "actions"));
    String action = bot.meetings.actions().open().get(0).id().value();
    shows("action-change", bot.router.answer(bot.press(TOM, "action.change", action, "m")));
    shows("action-drop", bot.router.answer(bot.press(TOM, "action.drop", action, "m")));
    shows("actions-all", bot.types(MAYA, "actions all"));
    shows("actions-home", bot.router.answer(bot.press(TOM, "action.open")));
    shows("queue-agreed", bot.types(TOM, "leads"));
    shows("agenda-done", says("agenda", "done 1", MAYA));
    bot.clock.move(Duration.ofDays(1));
    bot.meetings.run();
    bot.reconciler.runOnce();
    cards.put("action-reminder", last(RecordingPlatform.directly(TOM)));
    ends(period);
    cards.put("minutes", last(LEADS));
    ends(bot.meetings.agenda().next().orElseThrow().period());
    bot.meetings.run();
    bot.reconciler.runOnce();
    cards.put("still-on", last(RecordingPlatform.directly(MAYA)));
  }

  /** Whoever has begun with a meeting may end it, before its day too. */
  private void ends(String period) {
    PlannedMeeting planned = bot.meetings.agenda().planned(period).orElseThrow();
    bot.meetings.meetings().timer("begins " + period, TOM, planned, Optional.of("i.any"));
    bot.does(TOM, "agenda.end", period);
  }

  private Card postedDigest() {
    List<Card> all =
        bot.chat.cards(LEADS).stream()
            .filter(card -> CardText.of(card).startsWith("Sales + Marketing · 25–31 Jan"))
            .toList();
    return all.get(all.size() - 1);
  }

  private void digest() {
    bot.suggestions.clear();
    bot.clock.move(Duration.between(bot.clock.instant(), Instant.parse("2027-01-25T09:00:00Z")));
    bot.digests.run();
    bot.reconciler.runOnce();
    cards.put("digest-empty", last(RecordingPlatform.directly(SAM)));
    bot.clock.move(Duration.between(bot.clock.instant(), Instant.parse("2027-01-27T09:00:00Z")));
    for (int i = 0; i < 30; i++) {
      String source = i < 14 ? "<!channel> *fair*" : "webinar";
      LeadId lead =
          TestBot.received(
              bot.leads.receive(
                  TestBot.lead("d" + i + "@digest.example", source, Optional.empty()),
                  Optional.empty()));
      if (i % 9 > 0) {
        var unused =
            bot.feedback.judge(
                bot.press(TOM, "x"),
                lead,
                i < 14 || i % 5 == 0 ? Judgement.NOT_A_FIT : Judgement.GOOD_FIT,
                Optional.empty(),
                Optional.empty());
      }
    }
    bot.clock.move(Duration.between(bot.clock.instant(), Instant.parse("2027-02-01T09:00:00Z")));
    bot.digests.run();
    bot.reconciler.runOnce();
    cards.put("digest-draft", last(RecordingPlatform.directly(SAM)));
    bot.does(SAM, "digest.hold", "2027-W04");
    cards.put("digest-held", last(RecordingPlatform.directly(SAM)));
    bot.does(SAM, "digest.send", "2027-W04");
    cards.put("digest", postedDigest());
    says("agenda", "add What about *Expo*?", MAYA);
    bot.clock.move(Duration.ofMinutes(20));
    bot.digests.run();
    bot.reconciler.runOnce();
    cards.put("digest-updated", postedDigest());
    shows("digest-figures", bot.router.answer(bot.press(MAYA, "digest.figures", "2027-W04")));
    shows("digest-formulas", bot.router.answer(bot.press(MAYA, "digest.formulas")));
    shows(
        "digest-leads",
        bot.router.answer(bot.press(MAYA, "digest.leads", "2027-W04", "all", "-", "not_a_fit")));
    shows("digest-help", says("digest", "what", MAYA));
    String finding =
        bot.digests.digests().find("2027-W04").orElseThrow().edition().findings().get(0).key();
    shows(
        "digest-finding",
        bot.router.answer(bot.press(MAYA, "digest.finding", "2027-W04", finding)));
    wholeDigest();
  }

  /** All of it on a page, and in the thread once there is no place for pages any more. */
  private void wholeDigest() {
    RecordingPages pages = new RecordingPages();
    bot.chat.keeps(pages);
    laterSaid("When is the fair?");
    cards.put("digest-with-page", postedDigest());
    pages.refuse(true);
    laterSaid("Who goes there?");
    List<Card> replies =
        bot.chat.messages().values().stream()
            .filter(shown -> shown.thread().isPresent())
            .map(RecordingPlatform.Shown::card)
            .filter(card -> card.fallback().toString().contains(", part "))
            .toList();
    for (int i = 0; i < replies.size(); i++) {
      cards.put("digest-thread-" + (i + 1), replies.get(i));
    }
  }

  private void laterSaid(String words) {
    says("agenda", "add " + words, MAYA);
    bot.clock.move(Duration.ofMinutes(20));
    bot.digests.run();
    bot.reconciler.runOnce();
    bot.reconciler.runOnce();
  }

  private Reply says(String name, String text, UserRef user) {
    List<Command.Word> words =
        Arrays.stream(text.split(" ", -1)).<Command.Word>map(Command.Word.Plain::new).toList();
    return bot.router.answer(
        new Command(name + text.length(), user, false, LEADS, name, words, text));
  }

  private static Command says(String name, String text) {
    return new Command(name + text.length(), MAYA, false, LEADS, name, List.of(), text);
  }

  private static Command questions(String text) {
    return new Command("watches", PRIYA, false, LEADS, "questions", List.of(), text);
  }

  private void hears(String company, String persona, String words) {
    bot.clock.move(Duration.ofMinutes(1));
    bot.questions.hear(
        "hears " + words + company,
        MAYA,
        List.of(words),
        Kind.QUESTION,
        new About(
            Optional.empty(),
            Optional.of(company),
            Optional.of(persona),
            Optional.of("Evaluating"),
            Optional.empty(),
            Optional.of("webinar")));
  }

  private Card posted() {
    return bot.chat.cards(LEADS).get(0);
  }

  private Card last(ChannelRef channel) {
    List<Card> all = bot.chat.cards(channel);
    return all.get(all.size() - 1);
  }

  private static String argument(Card card, String action) {
    return card.elements().stream()
        .filter(Element.Actions.class::isInstance)
        .flatMap(row -> ((Element.Actions) row).controls().stream())
        .filter(Control.Button.class::isInstance)
        .map(control -> ((Control.Button) control).action())
        .filter(named -> named.name().equals(action))
        .findFirst()
        .orElseThrow()
        .argument(0);
  }

  private void shows(String name, Reply reply) {
    if (reply instanceof Reply.Privately privately) {
      cards.put(name, privately.card());
    } else if (reply instanceof Reply.Replace replace) {
      cards.put(name, replace.card());
    } else if (reply instanceof Reply.OpenForm open) {
      forms.put(name, open.form());
    } else {
      throw new AssertionError(name + " shows nothing: " + reply);
    }
  }

  /** What has a picture. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(cards.keySet());
    names.addAll(forms.keySet());
    return names;
  }

  @Override
  public void close() {
    bot.close();
  }
}
