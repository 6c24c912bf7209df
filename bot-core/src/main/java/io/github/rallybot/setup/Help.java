package io.github.rallybot.setup;

import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import java.util.List;

/** What there is to type. */
final class Help {

  private Help() {}

  /**
   * The card that says so.
   *
   * @param takesFiles whether the reader can drop files to the bot
   */
  static Card card(boolean takesFiles) {
    String list =
        takesFiles ? "a list of leads: drop a CSV file to me" : "how a list of leads gets in";
    return new Card(
        List.of(
            new Element.Text(List.of(Span.strong("Rallybot keeps sales and marketing in a rally"))),
            new Element.Text(
                List.of(
                    Span.plain(
                        "Every new lead is a card in the shared channel. One click says what"
                            + " you think of it; “Why?” says more, if you like. Nothing else is"
                            + " asked of you."))),
            new Element.Facts(
                List.of(
                    fact("status", "what works, what does not, what to do"),
                    fact("roles", "who is marketing, who leads"),
                    fact("setup", "channel, people, a test lead (leaders)"),
                    fact("here", "new leads go to this channel (leaders)"),
                    fact(
                        "here duty @name", "who is told when leads of this channel wait (leaders)"),
                    fact(
                        "leads",
                        Span.plain("what waits for you; "),
                        Span.typed("leads away until 3 Dec")),
                    fact(
                        "routes",
                        Span.plain("which leads go where; "),
                        Span.typed("where country DE"),
                        Span.plain(" tries it")),
                    fact("heard do you support SSO?", "keep what a buyer asked, in a line"),
                    fact(
                        "questions",
                        Span.plain("what buyers asked, most different buyers first; "),
                        Span.typed("questions unanswered")),
                    fact(
                        "content",
                        Span.plain("what marketing has to send to buyers; "),
                        Span.typed("content search pricing")),
                    fact(
                        "agenda",
                        Span.plain("what your meeting talks about; "),
                        Span.typed("agenda add Why do we lose at Proposal?")),
                    fact(
                        "digest",
                        Span.plain("what you look at before you meet; "),
                        Span.typed("digest 2026-W40")),
                    fact("actions", "what you agreed to do in the meeting"),
                    fact("meeting", "when you meet (leaders change it)"),
                    fact("import", list),
                    fact("sources", "where leads come from, what was refused (leaders)"),
                    fact("replay", "try again what could not be posted (leaders)"),
                    fact(
                        "erase",
                        Span.plain("forget a person: "),
                        Span.typed("erase e-mail"),
                        Span.plain(" (leaders)"))))),
        "How to use Rallybot");
  }

  private static Element.Fact fact(String command, String meaning) {
    return fact(command, Span.plain(meaning));
  }

  private static Element.Fact fact(String command, Span... meaning) {
    return new Element.Fact(Span.typed(command), meaning);
  }
}
