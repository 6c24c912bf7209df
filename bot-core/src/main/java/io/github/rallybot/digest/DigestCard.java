package io.github.rallybot.digest;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.figures.Dimension;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.lead.LeadStory;
import io.github.rallybot.lead.Words;
import io.github.rallybot.meeting.AgendaRow.Section;
import io.github.rallybot.meeting.MeetingLinks;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.schedule.DayWords;
import io.github.rallybot.schedule.Period;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws a digest: a function of what is stored, and of who looks at it not at all. */
final class DigestCard {

  /** As many rows of the agenda as fit on one screen. */
  private static final int ROWS = 8;

  private static final int ROW = 240;

  /** In how many choices of one menu the evidence is looked up. */
  private static final int CHOICE = 70;

  private final Members members;
  private final Platforms platforms;
  private final DigestWords words;
  private final DigestCharts charts;
  private final AgendaWords agenda;
  private final boolean page;

  DigestCard(
      Members members,
      Platforms platforms,
      DigestWords words,
      DigestCharts charts,
      AgendaWords agenda,
      boolean page) {
    this.members = members;
    this.platforms = platforms;
    this.words = words;
    this.charts = charts;
    this.agenda = agenda;
    this.page = page;
  }

  /** Knows what rows of an agenda, and actions, are called. */
  interface AgendaWords {
    /** Empty if that was erased. */
    Optional<String> of(Edition.Line line);

    Optional<String> action(String id);
  }

  /**
   * What is posted for all.
   *
   * @param whole where all of it is to be read; empty if that is nowhere
   */
  Card posted(Digest digest, Period period, Figures figures, Platform on, Optional<URI> whole) {
    List<Element> way =
        whole
            .flatMap(
                address ->
                    platforms
                        .get(on)
                        .pages()
                        .map(pages -> way("Open as a " + pages.called(), address)))
            .stream()
            .toList();
    return card(digest, period, figures, List.of(), List.of(), way);
  }

  private static Element way(String words, URI address) {
    return new Element.Quiet(
        new Span.Link(words, address, false),
        Span.plain(": the agenda, all figures with their formulas, and what the findings rest on"));
  }

  /** What the leaders see before, and in the same message afterwards. */
  Card draft(Digest digest, Period period, Figures figures, Platform on) {
    return card(digest, period, figures, standing(digest, on), deeds(digest), List.of());
  }

  /**
   * The same for whoever asks.
   *
   * @param leads whether they may decide on it
   */
  Card asked(Digest digest, Period period, Figures figures, Platform on, boolean leads) {
    return card(
        digest,
        period,
        figures,
        standing(digest, on),
        leads ? deeds(digest) : List.of(),
        List.of());
  }

  /** One that is not stored, or of long ago, with what is to be known of it first. */
  Card told(Digest digest, Period period, Figures figures, List<Span> above) {
    List<Element> quiet = above.isEmpty() ? List.of() : List.of(new Element.Quiet(above));
    return card(digest, period, figures, quiet, List.of(), List.of());
  }

  private Card card(
      Digest digest,
      Period period,
      Figures figures,
      List<Element> above,
      List<Control> deeds,
      List<Element> ways) {
    Edition edition = digest.edition();
    List<Element> elements = new ArrayList<>(above);
    if (!deeds.isEmpty()) {
      elements.add(new Element.Actions(deeds));
    }
    elements.add(new Element.Text(headline(digest, period)));
    elements.add(text(words.numbers(period, figures, edition.before())));
    words.gap(figures).ifPresent(gap -> elements.add(text(gap)));
    results(edition, elements);
    rows(digest, period, elements);
    foot(digest, period, figures, elements);
    elements.addAll(ways);
    elements.add(new Element.Actions(controls(digest)));
    charts.verdicts(figures, Dimension.SOURCE).ifPresent(elements::add);
    charts.gap(period, figures, edition.gaps()).ifPresent(elements::add);
    return new Card(elements, DigestWords.title(period));
  }

  private static List<Span> headline(Digest digest, Period period) {
    List<Span> spans = new ArrayList<>();
    spans.add(Span.strong(DigestWords.title(period)));
    if (digest.planned()) {
      spans.add(Span.plain("  for "));
      spans.add(new Span.Moment(digest.startsAt(), Span.Moment.Style.DATE_AND_TIME));
      spans.add(Span.plain(", " + digest.minutes() + " min"));
    } else if (digest.sent().isPresent()) {
      spans.add(Span.plain("  The meeting is off."));
    }
    return spans;
  }

  private void results(Edition edition, List<Element> elements) {
    List<String> well = new ArrayList<>();
    List<String> other = new ArrayList<>();
    for (Edition.Result result : edition.results()) {
      agenda
          .action(result.action())
          .ifPresent(action -> (result.better() ? well : other).add(words.result(result, action)));
    }
    well.addAll(words.wentWell(edition));
    well.forEach(
        line -> elements.add(new Element.Text(Span.strong("Went well: "), Span.plain(line))));
    other.forEach(
        line -> elements.add(new Element.Text(Span.strong("So far: "), Span.plain(line))));
  }

  private void rows(Digest digest, Period period, List<Element> elements) {
    List<Edition.Line> rows = digest.edition().agenda();
    if (rows.isEmpty() && !digest.planned()) {
      return;
    }
    Map<MemberId, Member> people =
        members.named(rows.stream().flatMap(row -> row.who().stream()).toList());
    LocalDate day = LocalDate.ofInstant(digest.startsAt(), period.zone());
    List<List<Span>> lines = new ArrayList<>();
    List<List<Span>> comingUp = new ArrayList<>();
    for (Edition.Line row : rows) {
      Optional<String> said = agenda.of(row);
      if (said.isPresent()) {
        boolean coming = row.section() == Section.COMING_UP;
        List<List<Span>> to = coming ? comingUp : lines;
        List<Span> line = line(row, said.get(), people, day);
        if (!coming) {
          line.add(0, Span.strong(String.valueOf(lines.size() + 1)));
          line.add(1, Span.plain("  "));
        }
        to.add(line);
      }
    }
    elements.add(new Element.Text(Span.strong("To discuss")));
    if (lines.isEmpty() && !rows.isEmpty()) {
      elements.add(new Element.Quiet(Span.plain("What was here has been erased.")));
    } else if (lines.isEmpty()) {
      elements.add(
          new Element.Text(
              Span.plain("Nothing is on the agenda yet. To put something on it, type "),
              Span.typed("agenda add Why do we lose at Proposal?"),
              Span.plain(".")));
    } else {
      lines.stream().limit(ROWS).forEach(line -> elements.add(new Element.Text(line)));
    }
    if (lines.size() > ROWS) {
      elements.add(
          new Element.Quiet(Span.plain("and " + (lines.size() - ROWS) + " more on the agenda")));
    }
    comingUp.forEach(
        line -> {
          List<Span> spans = new ArrayList<>();
          spans.add(Span.strong("Coming up: "));
          spans.addAll(line);
          elements.add(new Element.Text(spans));
        });
  }

  private static Element text(String words) {
    return new Element.Text(Span.plain(words));
  }

  private static List<Span> line(
      Edition.Line row, String said, Map<MemberId, Member> people, LocalDate day) {
    List<Span> spans = new ArrayList<>();
    String quoted = row.before().isEmpty() ? said : row.before() + "“" + said + "”";
    spans.add(
        Span.plain(
            (row.section() == Section.ACTION ? "Open action: " : "")
                + Words.cut(quoted, ROW)
                + row.question().map(question -> " " + question).orElse("")));
    if (row.who().isPresent()) {
      spans.add(Span.plain(" ("));
      spans.add(LeadStory.name(people.get(row.who().get())));
      row.due().ifPresent(due -> spans.add(Span.plain(", due " + DayWords.inWords(due, day))));
      spans.add(Span.plain(")"));
    }
    if (row.section() == Section.CARRIED) {
      spans.add(Span.plain(", from the last meeting"));
    }
    spans.add(Span.plain(" · " + row.minutes() + " min"));
    return spans;
  }

  private void foot(Digest digest, Period period, Figures figures, List<Element> elements) {
    List<Span> spans = new ArrayList<>();
    words
        .besideTheGap(figures, digest.edition())
        .forEach(words -> spans.add(Span.plain(words + " ")));
    if (digest.edition().asOf().isBefore(period.to())) {
      spans.add(Span.plain("Counted so far; " + period.called() + " is not over. "));
    }
    digest
        .changedAt()
        .ifPresent(
            at -> {
              spans.add(Span.plain("Updated "));
              spans.add(new Span.Moment(at, Span.Moment.Style.DATE_AND_TIME));
              spans.add(Span.plain(". "));
            });
    if (digest.frozen()) {
      spans.add(Span.plain("As the meeting began with it."));
    }
    if (!spans.isEmpty()) {
      elements.add(new Element.Quiet(spans));
    }
  }

  private List<Control> controls(Digest digest) {
    String period = digest.period();
    List<Control> controls = new ArrayList<>();
    controls.add(
        Control.button(
            "Figures",
            "All figures, and how they are counted",
            Action.of(DigestConversation.FIGURES, period)));
    controls.add(
        Control.button(
            "Agenda", "The agenda, to change it", Action.of(DigestConversation.AGENDA, period)));
    if (page) {
      controls.add(
          Control.button(
              "Open the meeting page",
              "Your own way to the meeting page",
              Action.of(MeetingLinks.PAGE, period)));
    }
    List<Control.Choice> evidence =
        digest.edition().agenda().stream()
            .filter(row -> row.finding().isPresent())
            .flatMap(
                row ->
                    agenda
                        .of(row)
                        .map(
                            said ->
                                new Control.Choice(
                                    Words.cut(said, CHOICE),
                                    Action.of(
                                        DigestConversation.FINDING, period, row.finding().get())))
                        .stream())
            .limit(ROWS)
            .toList();
    if (!evidence.isEmpty()) {
      controls.add(
          new Control.Menu(
              "Evidence",
              "What a finding rests on",
              List.of(new Control.Group("What stands out", evidence))));
    }
    return controls;
  }

  /** How far it has come, for those who can do something about that. */
  private List<Element> standing(Digest digest, Platform on) {
    if (digest.sent().isPresent()) {
      List<Span> spans = new ArrayList<>(List.of(Span.plain("Posted in ")));
      channels(digest.sent().get().channels(), on, spans);
      spans.add(Span.plain(", "));
      spans.add(new Span.Moment(digest.sent().get().at(), Span.Moment.Style.DATE_AND_TIME));
      spans.add(Span.plain("."));
      return List.of(new Element.Quiet(spans));
    }
    if (!digest.planned()) {
      return List.of(
          new Element.Text(
              Span.strong("Draft. "), Span.plain("The meeting is off, so nothing is posted.")));
    }
    if (digest.frozen()) {
      return List.of(
          new Element.Text(
              Span.strong("Not posted. "), Span.plain("The meeting has begun without it.")));
    }
    if (digest.held().isPresent()) {
      Digest.Held held = digest.held().get();
      return List.of(
          new Element.Text(
              Span.strong("Draft, on hold. "),
              LeadStory.name(members.named(List.of(held.by())).get(held.by())),
              Span.plain(", "),
              new Span.Moment(held.at(), Span.Moment.Style.DATE_AND_TIME),
              Span.plain(". Nothing is posted until somebody releases it.")));
    }
    if (digest.goesTo().isEmpty()) {
      return List.of(
          new Element.Text(
              Span.strong("Draft. "),
              Span.plain("There is no channel to post it in. To choose one, type "),
              Span.typed("digest setup"),
              Span.plain(".")));
    }
    List<Span> spans = new ArrayList<>();
    spans.add(Span.strong("Draft. "));
    spans.add(Span.plain("Goes to "));
    channels(digest.goesTo(), on, spans);
    spans.add(Span.plain(", "));
    spans.add(new Span.Moment(digest.postAt(), Span.Moment.Style.DATE_AND_TIME));
    spans.add(Span.plain("."));
    return List.of(new Element.Text(spans));
  }

  private void channels(List<ChannelRef> channels, Platform on, List<Span> spans) {
    for (int i = 0; i < channels.size(); i++) {
      ChannelRef channel = channels.get(i);
      if (i > 0) {
        spans.add(Span.plain(i == channels.size() - 1 ? " and " : ", "));
      }
      spans.add(
          channel.platform() == on && platforms.has(on)
              ? platforms.get(on).mention(channel)
              : Span.plain("the channel on " + channel.platform().label()));
    }
  }

  private static List<Control> deeds(Digest digest) {
    if (digest.sent().isPresent() || digest.frozen() || !digest.planned()) {
      return List.of();
    }
    String period = digest.period();
    return List.of(
        Control.button(
            "Edit the agenda",
            "Edit the agenda of the digest",
            Action.of(DigestConversation.AGENDA, period)),
        digest.held().isPresent()
            ? Control.button(
                "Release",
                "Let the digest be posted when its time comes",
                Action.of(DigestConversation.RELEASE, period))
            : Control.button(
                "Hold",
                "Stop the digest from being posted",
                Action.of(DigestConversation.HOLD, period)),
        Control.button(
            "Send now", "Post the digest now", Action.of(DigestConversation.SEND, period)));
  }
}
