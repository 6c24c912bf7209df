package io.github.rallybot.setup;

import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Role;
import io.github.rallybot.member.Roles;
import io.github.rallybot.member.Someone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code roles}: who is what, and {@code roles @person leader} to change it. */
public final class RolesConversation implements Conversation {

  private static final Span.Words[] USAGE = {
    Span.plain("Type "),
    Span.typed("roles @person"),
    Span.plain(", then one of: marketer, leader, admin, rep. Rep takes the others away.")
  };

  private final Gatekeeper gatekeeper;
  private final Members members;
  private final Roles roles;

  public RolesConversation(Gatekeeper gatekeeper, Members members, Roles roles) {
    this.gatekeeper = gatekeeper;
    this.members = members;
    this.roles = roles;
  }

  @Override
  public void register(Router router) {
    router.onWord(
        "roles",
        command ->
            command.words().isEmpty()
                ? gatekeeper.anybody(command.user(), by -> list())
                : gatekeeper.leaders(command.user(), by -> assign(command, by)));
  }

  private Reply assign(Command command, Someone by) {
    Optional<UserRef> target =
        command.words().stream()
            .filter(Command.Word.Person.class::isInstance)
            .map(word -> ((Command.Word.Person) word).user())
            .findFirst();
    Optional<Role> role =
        Stream.iterate(0, i -> i + 1)
            .limit(command.words().size())
            .flatMap(i -> Role.of(command.word(i)).stream())
            .findFirst();
    if (target.isEmpty() || role.isEmpty()) {
      return Reply.privately(USAGE);
    }
    if (role.get() == Role.ADMIN && !members.isAdmin(by.member())) {
      return Reply.privately("Only an admin can make somebody an admin.");
    }
    Optional<String> refused = roles.assign(by, target.get(), role.get());
    return refused
        .map(Reply::privately)
        .orElseGet(
            () ->
                Reply.privately(
                    new Card(
                        List.of(
                            new Element.Text(
                                List.of(
                                    new Span.Person(target.get()),
                                    Span.plain(
                                        " is now "
                                            + role.get().word()
                                            + (role.get() == Role.REP
                                                ? stillAdmin(target.get())
                                                : "."))))),
                        "The role is set.")));
  }

  /** Some are admins by what Slack or the settings say, which no role takes away. */
  private String stillAdmin(UserRef user) {
    boolean admin = members.find(user).map(Stored::value).filter(members::isAdmin).isPresent();
    boolean byRole =
        members.find(user).filter(m -> m.value().roles().contains(Role.ADMIN)).isPresent();
    return admin && !byRole ? ", and still an admin: the workspace or rally.admins says so." : ".";
  }

  private Reply list() {
    List<Element> elements = new ArrayList<>();
    elements.add(new Element.Text(List.of(Span.strong("Who is what"))));
    for (Stored<Member> stored : members.all()) {
      Member member = stored.value();
      String roles = roles(member);
      if (member.erasedAt().isEmpty() && !roles.isEmpty() && elements.size() < 40) {
        elements.add(
            new Element.Quiet(
                List.of(Span.plain(member.name().orElse("Somebody") + ": " + roles))));
      }
    }
    if (elements.size() == 1) {
      elements.add(
          new Element.Quiet(
              List.of(Span.plain("Nobody has a role yet. Everybody answers for sales."))));
    }
    elements.add(new Element.Quiet(USAGE));
    return Reply.privately(new Card(elements, "Who is what"));
  }

  private String roles(Member member) {
    return Stream.concat(
            member.roles().stream().filter(role -> role != Role.ADMIN).map(Role::word),
            members.isAdmin(member) ? Stream.of(Role.ADMIN.word()) : Stream.empty())
        .collect(Collectors.joining(", "));
  }
}
