package io.github.rallybot.meeting;

import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.ErasedWith;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Members;
import io.github.rallybot.question.AgendaQuestions;
import io.github.rallybot.queue.Beside;
import io.github.rallybot.reminder.Sending;
import io.github.rallybot.schedule.HolidayCalendars;
import io.github.rallybot.setup.Gatekeeper;
import io.github.rallybot.setup.SetupStep;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** All of the feature of meetings, put together: what it offers to the rest of the bot. */
public final class TeamMeetings {

  private final Plans plans;
  private final Meetings meetings;
  private final Actions actions;
  private final Items items;
  private final AgendaReader agenda;
  private final Minutes minutes;
  private final MeetingLinks links;
  private final RoomDeeds room;
  private final PlanConversation planning;
  private final SetupStep step;
  private final AgendaConversation talking;
  private final List<Conversation> conversations;
  private final List<CardSource> sources;
  private final ActionRounds actionRounds;
  private final ActionNewsRounds newsRounds;
  private final StillOnRounds stillOnRounds;
  private final Beside beside;
  private final ErasedWith erasure;

  /**
   * @param suggestions what the bot suggests to talk about
   * @param evidence on whose verdicts a suggestion rests
   * @param deliveries tells which messages are cards of leads
   * @param publicUrl where people reach the bot; without it meetings run in chat alone
   */
  public TeamMeetings(
      Store store,
      Members members,
      Platforms platforms,
      Gatekeeper gatekeeper,
      LeadChannels channels,
      AgendaQuestions questions,
      Suggestions suggestions,
      Evidence evidence,
      Sending sending,
      Deliveries deliveries,
      Diary diary,
      HolidayCalendars calendars,
      Optional<URI> publicUrl,
      Clock clock) {
    ZoneId zone = diary.team().zone();
    plans = new Plans(store, diary, calendars, channels, clock);
    meetings = new Meetings(store, members, questions, clock);
    actions = new Actions(store, members, clock);
    items = new Items(store, members, zone, clock);
    agenda =
        new AgendaReader(store, plans, meetings, actions, items, questions, suggestions, clock);
    minutes = new Minutes(agenda, members);
    PlanForm form = new PlanForm(calendars, platforms);
    planning = new PlanConversation(gatekeeper, plans, platforms, form, clock);
    step = new MeetingStep(plans, form);
    ShownLeads shown = new ShownLeads(store, deliveries);
    AddConversation adding = new AddConversation(gatekeeper, agenda, items, shown);
    links = new MeetingLinks(store, members, publicUrl, clock);
    room =
        new RoomDeeds(
            meetings,
            actions,
            items,
            new TypedLines(store, members, clock),
            agenda,
            plans,
            members,
            clock);
    LinkConversation linking = new LinkConversation(gatekeeper, members, agenda, links);
    StillOnCards stillOn = new StillOnCards(store, gatekeeper, members, items, diary);
    talking =
        new AgendaConversation(
            gatekeeper,
            agenda,
            meetings,
            items,
            plans,
            new AgendaCard(members, links.possible(), clock),
            adding,
            linking);
    conversations =
        List.of(
            planning,
            stillOn,
            adding,
            talking,
            linking,
            new ConclusionConversation(gatekeeper, agenda, meetings, actions, members, clock),
            new ActionsConversation(gatekeeper, members, actions, diary, zone, clock));
    sources =
        List.of(
            stillOn,
            new MinutesCards(store, minutes, diary),
            new ActionReminderCards(store, members, actions, zone),
            new ActionNewsCards(store, members, actions, diary));
    actionRounds = new ActionRounds(store, members, actions, diary, sending);
    newsRounds = new ActionNewsRounds(store, members, actions, evidence, sending);
    stillOnRounds = new StillOnRounds(store, members, plans, meetings, agenda, items, sending);
    beside = new AgreedBeside(store, members, actions, diary, clock);
    erasure = new MeetingErasure(store, members, shown, clock);
  }

  /** When the team meets. */
  public Plans plans() {
    return plans;
  }

  public Meetings meetings() {
    return meetings;
  }

  public Actions actions() {
    return actions;
  }

  public Items items() {
    return items;
  }

  /** What is talked about. */
  public AgendaReader agenda() {
    return agenda;
  }

  /** What came of a meeting. */
  public Minutes minutes() {
    return minutes;
  }

  /** Who may see the page of a meeting. */
  public MeetingLinks links() {
    return links;
  }

  /** What people do on it. */
  public RoomDeeds room() {
    return room;
  }

  /** How the plan is looked at and changed. */
  public PlanConversation planning() {
    return planning;
  }

  /** How the agenda is looked at and changed. */
  public AgendaConversation talking() {
    return talking;
  }

  /** The meeting in the form that sets the bot up. */
  public SetupStep setup() {
    return step;
  }

  /** Sends what is due, and closes what is over. Run now and then, in any number of instances. */
  public void run() {
    stillOnRounds.run();
    actionRounds.run();
    newsRounds.run();
  }

  /** The cards that the feature has in chat. */
  public List<CardSource> sources() {
    return sources;
  }

  /** What people type and press. */
  public List<Conversation> conversations() {
    return conversations;
  }

  /** What of it stands on the home. */
  public Beside beside() {
    return beside;
  }

  /** What has to be erased with a lead or a member. */
  public ErasedWith erasure() {
    return erasure;
  }
}
