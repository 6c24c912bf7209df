package io.github.rallybot.setup;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.lead.TestLead;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Role;
import io.github.rallybot.member.Roles;
import io.github.rallybot.member.Someone;
import io.github.rallybot.reminder.DutyConversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code here} and {@code setup}: where leads go, and who is who. */
public final class SetupConversation implements Conversation {

  private static final String DONE = "setup.done";
  private static final String CHANNEL = "channel";
  private static final String MARKETERS = "marketers";
  private static final String LEADERS = "leaders";
  private static final String EXTRAS = "extras";
  private static final String TEST_LEAD = "test-lead";
  private static final String MEANWHILE =
      "Somebody has changed this list meanwhile. Close the form and open it again.";

  private final Gatekeeper gatekeeper;
  private final Members members;
  private final Roles roles;
  private final LeadChannels channels;
  private final Deliveries deliveries;
  private final TestLead testLead;
  private final Platforms platforms;
  private final RoutesConversation routes;
  private final DutyConversation duty;
  private final List<SetupStep> steps;
  private final ChannelCheck check;

  public SetupConversation(
      Gatekeeper gatekeeper,
      Members members,
      Roles roles,
      LeadChannels channels,
      Deliveries deliveries,
      TestLead testLead,
      Platforms platforms,
      RoutesConversation routes,
      DutyConversation duty,
      List<SetupStep> steps) {
    this.gatekeeper = gatekeeper;
    this.members = members;
    this.roles = roles;
    this.channels = channels;
    this.deliveries = deliveries;
    this.testLead = testLead;
    this.platforms = platforms;
    this.routes = routes;
    this.duty = duty;
    this.steps = List.copyOf(steps);
    this.check = new ChannelCheck(platforms);
  }

  @Override
  public void register(Router router) {
    router.onWord("here", command -> gatekeeper.leaders(command.user(), by -> here(command, by)));
    router.onWord("setup", command -> gatekeeper.leaders(command.user(), by -> setup(command)));
    router.on(DONE, form -> gatekeeper.leaders(form.user(), by -> done(form, by)));
  }

  private Reply here(Command command, Someone by) {
    Optional<String> obstacle = check.obstacle(command.channel());
    if (obstacle.isPresent()) {
      return Reply.privately(obstacle.get());
    }
    if (command.word(0).equals("for")) {
      return routes.here(command.rest(), by);
    }
    if (command.word(0).equals("duty")) {
      return duty.here(command.rest(), by);
    }
    long waiting = channels.waiting();
    channels.choose(by, command.channel());
    channels.rescue(deliveries.stranded());
    String more =
        waiting == 0
            ? ""
            : " "
                + (waiting == 1 ? "The lead" : "The " + waiting + " leads")
                + " that waited for a channel will be posted here now.";
    List<Span> spans = new ArrayList<>();
    spans.add(Span.plain("New leads go to "));
    spans.add(mention(command.channel()));
    for (ChannelRef twin : channels.current()) {
      if (!twin.equals(command.channel())) {
        spans.add(Span.plain(" and to "));
        spans.add(mention(twin));
      }
    }
    spans.add(Span.plain(" from now on." + more + " Try it: "));
    spans.add(Span.typed("setup"));
    spans.add(Span.plain(" can send a test lead."));
    return Reply.privately(sentence(spans));
  }

  private Reply setup(Command command) {
    List<UserRef> marketers = peopleWith(Role.MARKETER, command.user().platform());
    List<UserRef> leaders = peopleWith(Role.LEADER, command.user().platform());
    List<Form.Part> parts = new ArrayList<>();
    parts.add(
        new Form.Shown(
            new Element.Text(
                List.of(
                    Span.plain(
                        "Leave out what you do not want to decide now. All of it can be changed"
                            + " at any time.")))));
    parts.add(
        new Form.ChannelInput(
            CHANNEL,
            "Where do leads go?",
            "A channel that sales and marketing share. Invite Rallybot there first: "
                + platforms.get(command.user().platform()).howToInvite()
                + ".",
            false,
            Optional.of(channels.current(command.channel().platform()).orElse(command.channel()))));
    parts.add(
        new Form.PeopleInput(
            MARKETERS,
            "Who is marketing?",
            "Their answers on leads are shown as opinions; everybody else answers for sales.",
            false,
            marketers,
            Form.PeopleInput.ANY));
    parts.add(
        new Form.PeopleInput(
            LEADERS,
            "Who leads sales and marketing?",
            "They may set up Rallybot and give roles to others.",
            false,
            leaders,
            Form.PeopleInput.ANY));
    steps.forEach(step -> parts.addAll(step.parts()));
    parts.add(
        new Form.BoxesInput(
            EXTRAS,
            "Try it",
            List.of(new Form.Box(TEST_LEAD, "Send a test lead to that channel", true))));
    Action submit = Action.of(DONE, code(marketers), code(leaders));
    return Reply.open(new Form("Set up Rallybot", Optional.of(submit), "Save", parts));
  }

  private Reply done(Interaction form, Someone by) {
    Optional<Reply> wrong = wrong(form);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    List<String> said = new ArrayList<>();
    if (form.values().get(CHANNEL) instanceof FormValue.Channel chosen) {
      channels.choose(by, chosen.channel());
      channels.rescue(deliveries.stranded());
      said.add("Leads have a channel.");
    }
    Optional<String> refused = assign(form, MARKETERS, Role.MARKETER, by);
    if (refused.isPresent()) {
      return Reply.invalid(MARKETERS, refused.get());
    }
    refused = assign(form, LEADERS, Role.LEADER, by);
    if (refused.isPresent()) {
      return Reply.invalid(LEADERS, refused.get());
    }
    steps.forEach(step -> step.save(form, by).ifPresent(said::add));
    if (wantsTestLead(form)) {
      testLead.send(form.id());
      said.add("A test lead is on its way; it counts nowhere.");
    }
    said.add(0, "Saved.");
    return Reply.privately(String.join(" ", said));
  }

  /** What has to be put right before anything is saved. */
  private Optional<Reply> wrong(Interaction form) {
    if (form.values().get(CHANNEL) instanceof FormValue.Channel chosen) {
      Optional<String> obstacle = check.obstacle(chosen.channel());
      if (obstacle.isPresent()) {
        return Optional.of(Reply.invalid(CHANNEL, obstacle.get()));
      }
    } else if (wantsTestLead(form) && channels.current().isEmpty()) {
      return Optional.of(
          Reply.invalid(CHANNEL, "Choose a channel, so that the test lead has somewhere to go."));
    }
    if (changedMeanwhile(form, MARKETERS, Role.MARKETER, 0)) {
      return Optional.of(Reply.invalid(MARKETERS, MEANWHILE));
    }
    if (changedMeanwhile(form, LEADERS, Role.LEADER, 1)) {
      return Optional.of(Reply.invalid(LEADERS, MEANWHILE));
    }
    return steps.stream()
        .map(step -> step.wrong(form))
        .filter(wrong -> !wrong.isEmpty())
        .<Reply>map(Reply.Invalid::new)
        .findFirst();
  }

  /** Whether a list is neither as the form showed it nor as the form wants it. */
  private boolean changedMeanwhile(Interaction form, String input, Role role, int shown) {
    String now = code(peopleWith(role, form.user().platform()));
    return !now.equals(form.action().argument(shown)) && !now.equals(code(chosen(form, input)));
  }

  private static boolean wantsTestLead(Interaction form) {
    return form.values().get(EXTRAS) instanceof FormValue.Choices ticked
        && ticked.codes().contains(TEST_LEAD);
  }

  private static List<UserRef> chosen(Interaction form, String input) {
    return form.values().get(input) instanceof FormValue.People people
        ? people.people()
        : List.of();
  }

  /** Stands for a list of people, in any order, where only codes may travel. */
  private static String code(List<UserRef> people) {
    return Integer.toHexString(people.stream().map(UserRef::code).sorted().toList().hashCode());
  }

  /** Gives the role to those chosen, and takes it from those who had it and were left out. */
  private Optional<String> assign(Interaction form, String input, Role role, Someone by) {
    List<UserRef> chosen = chosen(form, input);
    for (UserRef user : chosen) {
      boolean has = members.find(user).filter(m -> m.value().roles().contains(role)).isPresent();
      Optional<String> refused = has ? Optional.empty() : roles.assign(by, user, role);
      if (refused.isPresent()) {
        return refused;
      }
    }
    for (UserRef user : peopleWith(role, form.user().platform())) {
      if (!chosen.contains(user)) {
        roles.remove(by, user, role);
      }
    }
    return Optional.empty();
  }

  /** Those that a form of this platform can show; the others keep what they have. */
  private List<UserRef> peopleWith(Role role, Platform platform) {
    return members.all().stream()
        .map(Stored::value)
        .filter(member -> member.roles().contains(role))
        .map(Member::identities)
        .flatMap(identities -> identities.stream().filter(i -> i.platform() == platform).limit(1))
        .toList();
  }

  private Span mention(ChannelRef channel) {
    return platforms.get(channel.platform()).mention(channel);
  }

  private static Card sentence(List<Span> spans) {
    return new Card(List.of(new Element.Text(spans)), "Rallybot");
  }
}
