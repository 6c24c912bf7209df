package io.github.rallybot.room;

import io.github.rallybot.chat.card.Span;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.ContentId;
import io.github.rallybot.content.Contents;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.FiguresReader;
import io.github.rallybot.figures.Group;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Contact;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadCard;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.LeadStory;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.question.BuyerQuestion;
import io.github.rallybot.question.Hearing;
import io.github.rallybot.question.Occasions;
import io.github.rallybot.schedule.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists what stands behind a figure or a row: leads, hearings, questions, contents. Of a lead it
 * tells what its card tells everybody in the channel, and never an address or a phone number.
 */
public final class Behind {

  /** As many leads of one figure as a page holds. */
  static final int MOST = 100;

  /** So many are seen at once; the others come on a press. */
  private static final int SHOWN = 6;

  private static final int WORDS = 400;

  private final Store store;
  private final Members members;
  private final FiguresReader reader;
  private final Occasions occasions;
  private final Contents contents;
  private final LeadStory story;

  public Behind(
      Store store,
      Members members,
      FiguresReader reader,
      Occasions occasions,
      Contents contents,
      LeadStory story) {
    this.store = store;
    this.members = members;
    this.reader = reader;
    this.occasions = occasions;
    this.contents = contents;
    this.story = story;
  }

  Occasions occasions() {
    return occasions;
  }

  /** The leads of some periods that are in a count. */
  List<LeadId> leads(List<Period> periods, Group group, String count) {
    List<LeadId> found = new ArrayList<>();
    for (Period period : periods) {
      if (found.size() <= MOST) {
        found.addAll(reader.leads(period, group, count, MOST + 1 - found.size()));
      }
    }
    return found;
  }

  private interface Line<T> {
    void write(T one);
  }

  private static <T> void list(Html html, List<T> all, String what, Line<T> line) {
    if (all.isEmpty()) {
      html.leaf("p", "Nothing is known of it any more.", "class", "quiet");
      return;
    }
    items(html, all.subList(0, Math.min(SHOWN, all.size())), line);
    if (all.size() > SHOWN) {
      int more = Math.min(MOST, all.size()) - SHOWN;
      html.open("details", "id", "more-" + what);
      html.leaf("summary", all.size() > MOST ? "the next " + more : more + " more");
      items(html, all.subList(SHOWN, Math.min(MOST, all.size())), line);
      if (all.size() > MOST) {
        html.leaf("p", "and others; all of them are in the export.", "class", "quiet");
      }
      html.close();
    }
  }

  private static <T> void items(Html html, List<T> some, Line<T> line) {
    html.open("ul", "class", "evidence");
    for (T one : some) {
      html.open("li");
      line.write(one);
      html.close();
    }
    html.close();
  }

  /** Leads, in the order given. */
  void leads(Html html, ZoneId zone, List<LeadId> ids) {
    List<Lead> leads =
        store.load(ids.stream().map(Lead::ref).toList()).stream().map(Stored::value).toList();
    Map<MemberId, Member> people =
        members.named(
            leads.stream()
                .flatMap(
                    lead ->
                        Stream.of(
                                lead.verdicts().stream().map(verdict -> verdict.by()),
                                lead.taken().stream().map(Lead.Taken::by),
                                lead.followUp().outcome().stream().map(end -> end.by()))
                            .flatMap(some -> some))
                .toList());
    list(html, leads, "leads", lead -> lead(html, zone, lead, people));
  }

  private void lead(Html html, ZoneId zone, Lead lead, Map<MemberId, Member> people) {
    SpanHtml spans = new SpanHtml(html, zone);
    Contact contact = lead.contact();
    html.open("span", "class", "name");
    String name = name(lead);
    if (lead.present() && contact.crmUrl().isPresent()) {
      spans.link(name, contact.crmUrl().get().toString());
    } else {
      html.text(name);
    }
    html.close();
    String source = Words.cut(Words.capital(lead.brief().source()), 60);
    html.leaf(
        "span",
        lead.brief().campaign().map(one -> source + ": " + Words.cut(one, 60)).orElse(source),
        "class",
        "from");
    html.open("span", "class", "quiet").text("came ");
    spans.moment(new Span.Moment(lead.receivedAt(), Span.Moment.Style.DATE_AND_TIME));
    lead.followUp()
        .promise()
        .ifPresent(
            promise -> {
              html.text(", promised by ");
              spans.moment(new Span.Moment(promise.due(), Span.Moment.Style.DATE_AND_TIME));
            });
    html.close();
    Stream.of(story.tell(lead, people), story.end(lead, people))
        .flatMap(Optional::stream)
        .forEach(
            element -> {
              html.open("span", "class", "quiet");
              spans.element(element);
              html.close();
            });
  }

  private static String name(Lead lead) {
    if (!lead.present()) {
      return "An erased lead";
    }
    Contact contact = lead.contact();
    // what a card would show instead is how to reach them
    return contact.name().isEmpty() && contact.company().isEmpty()
        ? contact
            .title()
            .map(title -> "A lead without a name, " + title)
            .orElse("A lead without a name")
        : LeadCard.headline(contact);
  }

  /** What was heard, in the buyers' words. */
  void hearings(Html html, ZoneId zone, List<Hearing> hearings) {
    Map<MemberId, Member> people = members.named(hearings.stream().map(Hearing::by).toList());
    SpanHtml spans = new SpanHtml(html, zone);
    list(
        html,
        hearings,
        "hearings",
        hearing -> {
          html.leaf("q", Words.cut(hearing.words(), WORDS), "class", "name");
          html.open("span", "class", "quiet");
          Stream.of(hearing.about().company(), hearing.about().persona(), hearing.about().stage())
              .flatMap(Optional::stream)
              .forEach(one -> html.text(Words.cut(one, 60) + " · "));
          html.text("heard by ");
          spans.all(List.of(LeadStory.name(people.get(hearing.by()))));
          html.text(", ");
          spans.moment(
              new io.github.rallybot.chat.card.Span.Moment(
                  hearing.at(), io.github.rallybot.chat.card.Span.Moment.Style.DATE));
          html.close();
        });
  }

  void questions(Html html, List<BuyerQuestion> questions) {
    list(
        html,
        questions,
        "questions",
        question -> {
          html.leaf("q", Words.cut(question.words(), WORDS), "class", "name");
          html.leaf("span", question.status().label(), "class", "quiet");
        });
  }

  /** The contents that were sent in a period, the most sent first. */
  void sent(Html html, ZoneId zone, Figures figures) {
    contents(
        html,
        zone,
        figures.contentsSent().entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList());
  }

  /** Those that nobody ever sent. */
  void neverSent(Html html, ZoneId zone, Figures figures) {
    contents(html, zone, figures.contentsNeverSent().stream().map(id -> Map.entry(id, 0)).toList());
  }

  private void contents(Html html, ZoneId zone, List<Map.Entry<String, Integer>> all) {
    list(
        html,
        all,
        "contents",
        one -> {
          Optional<Content> content = contents.find(new ContentId(one.getKey()));
          String title = content.map(found -> found.title()).orElse("A content that is gone");
          html.open("span", "class", "name");
          content
              .flatMap(found -> found.details().link())
              .ifPresentOrElse(
                  link -> new SpanHtml(html, zone).link(title, link.toString()),
                  () -> html.text(title));
          html.close();
          if (one.getValue() > 0) {
            html.leaf("span", "sent " + Words.number(one.getValue()) + "×", "class", "quiet");
          }
        });
  }
}
