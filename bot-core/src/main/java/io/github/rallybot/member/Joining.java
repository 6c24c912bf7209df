package io.github.rallybot.member;

import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Joins what turns out to be one person on two platforms, who are known by one e-mail address: the
 * older record keeps them from then on, and the younger one leads to it. Their profile is that of
 * the leading identity, whichever record it was in.
 */
public final class Joining {

  /** Records that were joined to another one, and whose deeds may still name them. */
  public static final Index JOINED = Index.all("members-joined");

  private static final String HAPPENED = "member.joined-to";
  private static final int ALL = 10_000;

  private Joining() {}

  /** That a record was joined to another one. */
  public record Joined(MemberId member, MemberId to) {}

  /** What an entry of the journal says of it; empty if it says something else. */
  public static Optional<Joined> in(Event event) {
    Optional<MemberId> member = named(event, "member");
    Optional<MemberId> to = named(event, "to");
    return event.type().equals(HAPPENED) && member.isPresent() && to.isPresent()
        ? Optional.of(new Joined(member.get(), to.get()))
        : Optional.empty();
  }

  private static Optional<MemberId> named(Event event, String field) {
    return Optional.ofNullable(event.fields().get(field)).map(MemberId::new);
  }

  /** All records that were joined, each with the one that it leads to. */
  public static Map<MemberId, MemberId> all(Store store) {
    Map<MemberId, MemberId> all = new HashMap<>();
    store
        .load(store.list(JOINED, ALL).stream().map(id -> Member.ref(new MemberId(id))).toList())
        .forEach(
            stored -> stored.value().joinedTo().ifPresent(to -> all.put(stored.value().id(), to)));
    return all;
  }

  /**
   * Joins a member with whoever has the same address on another platform. Idempotent.
   *
   * @return whether two became one
   */
  public static boolean join(Store store, Members members, Member member) {
    return store.decide(() -> tryJoin(store, members, member));
  }

  private static Optional<Boolean> tryJoin(Store store, Members members, Member member) {
    List<Stored<Member>> same =
        member.email().map(members::withAddress).orElse(List.of()).stream()
            .filter(stored -> stored.value().colleague() && stored.value().joinedTo().isEmpty())
            .sorted(Comparator.comparing(stored -> stored.value().since()))
            .toList();
    Optional<Stored<Member>> younger =
        same.stream()
            .skip(1)
            .filter(other -> apart(same.get(0).value(), other.value()))
            .findFirst();
    if (younger.isEmpty()) {
      return Optional.of(false);
    }
    return join(store, members, same.get(0), younger.get()) ? Optional.of(true) : Optional.empty();
  }

  /** Whether two are on no platform both: on one, an address means one person. */
  private static boolean apart(Member one, Member other) {
    Set<Platform> mine = platforms(one);
    return platforms(other).stream().noneMatch(mine::contains);
  }

  private static Set<Platform> platforms(Member member) {
    return member.identities().stream().map(UserRef::platform).collect(Collectors.toSet());
  }

  private static boolean join(
      Store store, Members members, Stored<Member> elder, Stored<Member> younger) {
    String gone = younger.value().id().value();
    Member both = elder.value().absorbing(younger.value());
    boolean youngerLeads =
        members.leading(both).filter(younger.value().identities()::contains).isPresent();
    Commit commit = new Commit();
    commit.replace(elder, youngerLeads ? both.withProfileOf(younger.value()) : both);
    commit.replace(younger, younger.value().joined(elder.value().id()));
    Optional<String> email = younger.value().email();
    email.ifPresent(address -> commit.remove(Members.withEmail(address), gone));
    commit.remove(Index.all("members"), gone);
    commit.add(JOINED, gone, 0);
    commit.event(Event.of(HAPPENED).with("member", gone).with("to", elder.value().id().value()));
    return store.commit(commit) instanceof Outcome.Done;
  }
}
