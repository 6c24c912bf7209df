package io.github.rallybot.setup;

import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Someone;
import java.util.function.Function;

/** Lets through who may; tells the others who can. */
public final class Gatekeeper {

  private final Members members;

  public Gatekeeper(Members members) {
    this.members = members;
  }

  /** Only leaders and admins. */
  public Reply leaders(UserRef user, Function<Someone, Reply> deed) {
    return anybody(
        user,
        someone ->
            members.mayLead(someone.member())
                ? deed.apply(someone)
                : Reply.privately(
                    "Only leaders and admins can do that. Ask one: " + members.whoLeads()));
  }

  /**
   * Only marketers, leaders and admins; everybody, as long as nobody has one of the first two
   * roles.
   *
   * @param deed what they do, after "Marketers and leaders"
   */
  public Reply marketers(UserRef user, String deed, Function<Someone, Reply> answer) {
    return anybody(
        user,
        someone ->
            members.mayMarket(someone.member())
                ? answer.apply(someone)
                : Reply.privately(
                    "Marketers and leaders " + deed + ". Ask one: " + members.whoLeadsOrMarkets()));
  }

  /** Whether an address is an admin's, and so out of reach for somebody who is none. */
  boolean protects(String email, Someone by) {
    return !members.isAdmin(by.member())
        && members.withAddress(email).stream().anyMatch(m -> members.isAdmin(m.value()));
  }

  /** Everybody but guests. */
  public Reply anybody(UserRef user, Function<Someone, Reply> deed) {
    return visitors(
        user,
        someone ->
            someone.member().guest()
                ? Reply.privately(LeadConversation.GUESTS)
                : deed.apply(someone));
  }

  /** Everybody, guests too: for what is only looked at. */
  public Reply visitors(UserRef user, Function<Someone, Reply> deed) {
    Someone someone;
    try {
      someone = members.recognised(user);
    } catch (PlatformException away) {
      return Reply.privately("I could not look up who you are just now. Try again in a moment.");
    }
    return deed.apply(someone);
  }
}
