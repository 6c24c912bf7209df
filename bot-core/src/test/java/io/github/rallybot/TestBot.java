package io.github.rallybot;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.FileRef;
import io.github.rallybot.chat.FileShared;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UpdateTicket;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.content.ContentUses;
import io.github.rallybot.content.Contents;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.delivery.Reconciler;
import io.github.rallybot.delivery.Tempo;
import io.github.rallybot.digest.StandingOut;
import io.github.rallybot.digest.TeamDigests;
import io.github.rallybot.figures.Caution;
import io.github.rallybot.figures.FiguresReader;
import io.github.rallybot.figures.Findings;
import io.github.rallybot.figures.GoodGrade;
import io.github.rallybot.figures.PastFigures;
import io.github.rallybot.intake.DroppedFiles;
import io.github.rallybot.intake.ImportCards;
import io.github.rallybot.intake.Imports;
import io.github.rallybot.intake.Sources;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.Aftermath;
import io.github.rallybot.lead.AnswerPromise;
import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.BurstCards;
import io.github.rallybot.lead.BurstPosts;
import io.github.rallybot.lead.Bursts;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Erasure;
import io.github.rallybot.lead.Feedback;
import io.github.rallybot.lead.FollowUps;
import io.github.rallybot.lead.Guests;
import io.github.rallybot.lead.HandOverCards;
import io.github.rallybot.lead.Identities;
import io.github.rallybot.lead.LeadCard;
import io.github.rallybot.lead.LeadCards;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.lead.Routes;
import io.github.rallybot.lead.SampleBrief;
import io.github.rallybot.lead.Withdrawal;
import io.github.rallybot.matching.Embedding;
import io.github.rallybot.meeting.Suggestion;
import io.github.rallybot.meeting.TeamMeetings;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Roles;
import io.github.rallybot.question.BackToReps;
import io.github.rallybot.question.Board;
import io.github.rallybot.question.BuyerQuestions;
import io.github.rallybot.question.Journey;
import io.github.rallybot.question.Questions;
import io.github.rallybot.question.Sorting;
import io.github.rallybot.question.WatchCards;
import io.github.rallybot.question.WatchConversation;
import io.github.rallybot.question.WatchRounds;
import io.github.rallybot.question.Watches;
import io.github.rallybot.queue.Ages;
import io.github.rallybot.queue.Pages;
import io.github.rallybot.queue.Queue;
import io.github.rallybot.redis.RedisDeliveryStore;
import io.github.rallybot.redis.RedisForTests;
import io.github.rallybot.redis.RedisStore;
import io.github.rallybot.reminder.ClosingCards;
import io.github.rallybot.reminder.ClosingRounds;
import io.github.rallybot.reminder.Duties;
import io.github.rallybot.reminder.ReminderCards;
import io.github.rallybot.reminder.Reminders;
import io.github.rallybot.reminder.Sending;
import io.github.rallybot.schedule.HolidayCalendars;
import io.github.rallybot.setup.Gatekeeper;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** The whole core on a real Redis, in front of a platform that records, with a clock to move. */
public final class TestBot implements AutoCloseable {

  public static final ChannelRef LEADS = new ChannelRef(Platform.SLACK, "C0LEADS");
  public static final ChannelRef TEAMS_LEADS =
      new ChannelRef(Platform.TEAMS, "19:leads@thread.tacv2");
  public static final UserRef MAYA = new UserRef(Platform.SLACK, "U0MAYA");
  public static final UserRef TOM = new UserRef(Platform.SLACK, "U0TOM");
  public static final UserRef PRIYA = new UserRef(Platform.SLACK, "U0PRIYA");
  public static final UserRef SAM = new UserRef(Platform.SLACK, "U0SAM");
  public static final UserRef GUEST = new UserRef(Platform.SLACK, "U0GUEST");

  /** Where people reach it. */
  public static final URI PUBLIC = URI.create("https://rallybot.example/");

  public static final Instant START = Instant.parse("2026-11-23T09:30:00Z");

  /** After everything, by the clock of the tests and by that of Redis. */
  private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

  public final HandClock clock = new HandClock(START);
  public final RecordingPlatform chat = new RecordingPlatform();
  public final String org = RedisForTests.freshOrg();
  public final UnifiedJedis redis = RedisClient.create(RedisForTests.uri());
  public final RedisStore store = new RedisStore(redis, org, clock, Duration.ofDays(400));
  public final RedisDeliveryStore deliveryStore = new RedisDeliveryStore(redis, org, store);
  public final RecordingPlatform teams = new RecordingPlatform(Platform.TEAMS);
  public final Platforms platforms;
  public final Members members;
  public final Roles roles;
  public final LeadChannels channels;
  public final Routes routes;
  public final Leads leads;
  public final Feedback feedback;
  public final FollowUps followUps;
  public final Identities identities;
  public final Guests guests;
  public final Contents contents;
  public final ContentUses contentUses;
  public final Deliveries deliveries;
  public final BuyerQuestions buyerQuestions;
  public final BackToReps backToReps;
  public final Board board;
  public final Questions questions;
  public final Sorting sorting;
  public final Watches watches;
  public final WatchConversation watching;
  public final WatchRounds watchRounds;
  public final TeamMeetings meetings;
  public final TeamDigests digests;
  public final Erasure erasure;

  /** What is worth talking about, and on whose verdicts it rests; tests put it in. */
  public final List<Suggestion> suggestions = new ArrayList<>();

  public final Map<String, Set<MemberId>> evidence = new HashMap<>();

  public final Sources sources = new Sources(store, clock, Runnable::run);
  public final Imports imports;
  public final Reconciler reconciler;
  public final Router router = new Router();
  public final Queue queue;
  public final ClosingRounds closingRounds;
  public final Bursts bursts;
  public final BurstPosts burstPosts;
  public final Diary diary = Diary.usual(ZoneOffset.UTC);
  public final Duties duties;
  public final Reminders reminders;
  public final DroppedFiles files;
  private final LeadCards cards;
  private int deeds;

  /** A bot whose leads go to one channel from the start. */
  public static TestBot create() {
    return new TestBot(Optional.of(LEADS), Set.of());
  }

  /** The same, where more than so many leads that wait become a summary. */
  public static TestBot withBursts(int above) {
    return new TestBot(Optional.of(LEADS), Set.of(), above);
  }

  public TestBot(Optional<ChannelRef> leadChannel, Set<String> admins) {
    this(leadChannel, admins, 0);
  }

  /** One that is on Slack and on Teams. */
  public static TestBot onBothPlatforms() {
    return onBothPlatforms(0);
  }

  /** The same, with leads in a channel of each. */
  public static TestBot onBothPlatforms(int burstAbove) {
    return new TestBot(List.of(LEADS, TEAMS_LEADS), Set.of(), burstAbove, true);
  }

  public TestBot(Optional<ChannelRef> leadChannel, Set<String> admins, int burstAbove) {
    this(leadChannel.stream().toList(), admins, burstAbove, false);
  }

  private TestBot(List<ChannelRef> leadChannels, Set<String> admins, int burstAbove, boolean both) {
    platforms = new Platforms(both ? List.of(chat, teams) : List.of(chat));
    deliveries = new Deliveries(deliveryStore, platforms, clock);
    reconciler =
        new Reconciler(deliveryStore, platforms, clock, new Tempo(1), Duration.ofSeconds(5));
    know(MAYA, "Maya Ross", false, false);
    know(TOM, "Tom Becker", false, false);
    know(PRIYA, "Priya Nair", false, false);
    know(SAM, "Sam Ortiz", true, false);
    know(GUEST, "Robin Vale", false, true);
    chat.know(LEADS, new ChannelFacts("leads", true, false));
    members = new Members(store, platforms, clock, admins);
    roles = new Roles(store, members);
    routes = new Routes(store, clock, List.of());
    channels = new LeadChannels(store, clock, platforms, leadChannels, routes, promise());
    leads = new Leads(store, channels, promise(), clock, Duration.ofDays(90));
    feedback = new Feedback(store, members, clock);
    followUps = new FollowUps(store, members, clock);
    identities = new Identities(store, members);
    guests = new Guests(store, members, feedback, identities);
    watches = new Watches(store, members, clock);
    watching = new WatchConversation(new Gatekeeper(members), watches);
    contents = new Contents(store, members, clock);
    contentUses = new ContentUses(store, members, clock);
    buyerQuestions = buyerQuestions(store);
    board = buyerQuestions.board();
    questions = buyerQuestions.questions();
    sorting = buyerQuestions.sorting();
    LeadCard drawing = LeadCard.of(Reasons.standard(), Endings.standard(), false);
    cards = new LeadCards(store, members, drawing);
    queue = new Queue(store, Ages.standard(), diary, clock);
    duties = new Duties(store, members, diary);
    meetings = anotherMeetings();
    digests = anotherDigests(store);
    erasure =
        new Erasure(
            store,
            members,
            identities,
            List.of(buyerQuestions.forgetting(), watches, meetings.erasure(), digests.erasure()),
            clock);
    closingRounds =
        new ClosingRounds(
            store, queue, Ages.standard(), members, sending(), diary, DayOfWeek.MONDAY);
    reminders = anotherReminders();
    backToReps = backToReps(store, buyerQuestions);
    watchRounds = anotherWatchRounds(board);
    sources().forEach(reconciler::add);
    Pages pages =
        new Pages(
            store,
            queue,
            leads,
            members,
            channels,
            platforms,
            clock,
            "8 working hours",
            5,
            List.of(backToReps.beside(), meetings.beside()));
    Aftermath aftermath =
        new Aftermath(
            members, platforms, deliveries, guests, cards, pages::redrawHome, Runnable::run);
    bursts = new Bursts(store, deliveries, clock, burstAbove);
    burstPosts = new BurstPosts(store, members, clock);
    reconciler.add(bursts);
    imports = new Imports(store, leads, new Withdrawal(store, clock), bursts, sources, clock);
    files = new DroppedFiles(store, imports, platforms, Runnable::run, clock, 100_000_000);
    TestConversations.of(this, drawing, cards, pages, aftermath)
        .forEach(one -> one.register(router));
  }

  /** What a second instance of the bot would run. */
  public Reconciler anotherReconciler() {
    Reconciler another =
        new Reconciler(deliveryStore, platforms, clock, new Tempo(1), Duration.ofSeconds(5));
    sources().forEach(another::add);
    another.add(bursts);
    return another;
  }

  /** What a second instance of the bot would remind by. */
  public Reminders anotherReminders() {
    return new Reminders(store, members, queue, diary, sending());
  }

  /** What a second instance of the bot would tell by, with what it knows of questions. */
  public WatchRounds anotherWatchRounds(Board known) {
    return new WatchRounds(store, members, watches, known, sending());
  }

  /** What a second instance of the bot would do about meetings. */
  public TeamMeetings anotherMeetings() {
    return new TeamMeetings(
        store,
        members,
        platforms,
        new Gatekeeper(members),
        channels,
        buyerQuestions.agenda(),
        period -> Stream.concat(suggestions.stream(), standing(store).of(period).stream()).toList(),
        (finding, period) ->
            Optional.ofNullable(evidence.get(finding))
                .orElseGet(() -> standing(store).behind(finding, period)),
        sending(),
        deliveries,
        diary,
        new HolidayCalendars(),
        Optional.of(URI.create("https://rally.example")),
        clock);
  }

  /** What a second instance of the bot would do about digests. */
  public TeamDigests anotherDigests(Store through) {
    FiguresReader figures = figures(through);
    return new TeamDigests(
        through,
        members,
        platforms,
        new Gatekeeper(members),
        meetings,
        figures,
        new PastFigures(through, figures, clock),
        standing(through),
        new TeamDigests.Manner(Reasons.standard(), Endings.standard(), Caution.standard(), false),
        sending(),
        deliveries,
        diary,
        Optional.of(PUBLIC),
        Runnable::run,
        clock);
  }

  private FiguresReader figures(Store through) {
    return new FiguresReader(
        through, board, contents, contentUses, Reasons.standard(), GoodGrade.standard(), clock);
  }

  /** What stands out, as it is stored there. */
  public StandingOut standing(Store through) {
    FiguresReader figures = figures(through);
    return new StandingOut(
        through,
        figures,
        new PastFigures(through, figures, clock),
        new Findings(Reasons.standard(), Endings.standard(), Caution.standard()),
        ZoneOffset.UTC,
        clock);
  }

  /** How messages are begun. */
  public Sending sending() {
    return new Sending(store, members, platforms, diary, duties, clock);
  }

  private BuyerQuestions buyerQuestions(Store through) {
    return new BuyerQuestions(
        through,
        members,
        platforms,
        new Gatekeeper(members),
        leads,
        channels,
        contents,
        contentUses,
        Embedding.NONE,
        Journey.standard(),
        ZoneOffset.UTC,
        watching,
        Optional.of(PUBLIC),
        Runnable::run,
        clock);
  }

  private BackToReps backToReps(Store through, BuyerQuestions of) {
    return new BackToReps(
        through,
        members,
        new Gatekeeper(members),
        of,
        contents,
        sending(),
        diary,
        deliveries,
        clock);
  }

  /** What a second instance of the bot would tell those who heard a question. */
  public BackToReps anotherBackToReps(Store through) {
    return backToReps(through, buyerQuestions(through));
  }

  /** What a second instance of the bot would know of questions. */
  public Board anotherBoard() {
    return new Board(store, Embedding.NONE, ZoneOffset.UTC);
  }

  /** What tests of other things than promises go by. */
  public AnswerPromise promise() {
    return new AnswerPromise(Duration.ofHours(8), diary.team());
  }

  private List<CardSource> sources() {
    List<CardSource> all = new ArrayList<>(buyerQuestions.sources());
    all.add(backToReps.cards());
    all.addAll(meetings.sources());
    all.addAll(digests.sources());
    all.addAll(
        List.of(
            cards,
            new BurstCards(store),
            new ImportCards(store),
            new HandOverCards(store, members),
            new WatchCards(store, members, watches, board, diary),
            new ClosingCards(store, members, Endings.standard(), diary),
            new ReminderCards(
                store, members, platforms, Reasons.standard(), Endings.standard(), diary)));
    return all;
  }

  private void know(UserRef user, String name, boolean admin, boolean guest) {
    String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@rally.example";
    chat.know(
        user,
        new Profile(name, Optional.of(email), Optional.of(ZoneOffset.UTC), admin, guest, false));
  }

  /** A lead of whom only what matters in most tests is known. */
  public static Brief lead(String email) {
    return lead(email, "webinar", Optional.empty());
  }

  public static Brief lead(String email, String source, Optional<String> externalId) {
    return SampleBrief.from(source)
        .externalId(externalId)
        .campaign("Fleet costs 2026")
        .persona("Ops leader")
        .grade("A")
        .name("Dana Whitfield")
        .title("VP Operations")
        .company("Northgate Logistics")
        .email(email)
        .phone("+1 202 555 0143")
        .message("We run 40 depots.")
        .brief();
  }

  /** Takes a lead in and delivers its card. */
  public LeadId posted(String email) {
    LeadId id = received(leads.receive(lead(email), Optional.empty()));
    reconciler.runOnce();
    return id;
  }

  public static LeadId received(Leads.Receipt receipt) {
    if (receipt instanceof Leads.Receipt.Accepted accepted) {
      return accepted.lead();
    }
    throw new AssertionError("not accepted: " + receipt);
  }

  /** A press as a person makes it: each one is a new deed. */
  public Interaction press(UserRef user, String action, String... arguments) {
    Optional<MessageRef> message = chat.messages().keySet().stream().findFirst();
    return new Interaction(
        "deed" + ++deeds,
        Optional.empty(),
        user,
        false,
        message,
        Optional.of(LEADS),
        Action.of(action, arguments),
        Map.of(),
        Optional.of(new UpdateTicket("ticket", FAR, 5)));
  }

  /** The same, with the platform's word for when it was. */
  public Interaction pressedAt(Instant at, UserRef user, String action, String... arguments) {
    Interaction press = press(user, action, arguments);
    return new Interaction(
        press.id(),
        Optional.of(at),
        user,
        false,
        press.message(),
        press.channel(),
        press.action(),
        press.values(),
        press.ticket());
  }

  /** A form as a person submits it. */
  public Interaction form(
      UserRef user, Map<String, FormValue> values, String action, String... arguments) {
    return new Interaction(
        "deed" + ++deeds,
        Optional.empty(),
        user,
        false,
        Optional.empty(),
        Optional.of(LEADS),
        Action.of(action, arguments),
        values,
        Optional.empty());
  }

  /** Presses, and delivers what follows. */
  public String does(UserRef user, String action, String... arguments) {
    String answer = CardText.said(router.answer(press(user, action, arguments)));
    reconciler.runOnce();
    return answer;
  }

  /** Types a command in the lead channel; {@code @U…} words are people. */
  public Reply types(UserRef user, String text) {
    List<Command.Word> words =
        Arrays.stream(text.split(" ", -1))
            .<Command.Word>map(
                word ->
                    word.startsWith("@")
                        ? new Command.Word.Person(new UserRef(Platform.SLACK, word.substring(1)))
                        : new Command.Word.Plain(word))
            .toList();
    return router.answer(new Command(user, false, LEADS, "rally", words));
  }

  /** Shares a file with the bot, directly. */
  public FileShared shares(UserRef user, String name, byte[] content) {
    FileRef file = new FileRef(Platform.SLACK, "F" + ++deeds);
    chat.know(file, content);
    ChannelRef direct = RecordingPlatform.directly(user);
    return new FileShared(
        "deed" + deeds,
        user,
        false,
        direct,
        new MessageRef(direct, "f" + deeds),
        file,
        name,
        content.length);
  }

  /** The journal as lines of type and fields, without ids of entries. */
  public List<String> journal() {
    return redis
        .xrange(
            "rally:{" + org + "}:journal",
            (redis.clients.jedis.StreamEntryID) null,
            (redis.clients.jedis.StreamEntryID) null)
        .stream()
        .map(entry -> entry.getFields().get("type"))
        .toList();
  }

  @Override
  public void close() {
    reconciler.close();
    redis.close();
  }
}
