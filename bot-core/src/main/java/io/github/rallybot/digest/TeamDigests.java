package io.github.rallybot.digest;

import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.card.Markdown;
import io.github.rallybot.chat.card.Page;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.figures.Caution;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.FiguresReader;
import io.github.rallybot.figures.PastFigures;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.ErasedWith;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.meeting.ActionId;
import io.github.rallybot.meeting.AgreedAction;
import io.github.rallybot.meeting.Meeting;
import io.github.rallybot.meeting.TeamMeetings;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Members;
import io.github.rallybot.reminder.Sending;
import io.github.rallybot.setup.Gatekeeper;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** All of the feature of digests, put together: what it offers to the rest of the bot. */
public final class TeamDigests {

  private final DigestRounds rounds;
  private final Digests digests;
  private final DigestReader reader;
  private final DigestFiles files;
  private final DigestCards cards;
  private final DigestPages pages;
  private final List<Conversation> conversations;
  private final ErasedWith erasure;

  /**
   * How figures are counted and told.
   *
   * @param gradeFirst whether sales sees marketing's grade before it judges
   */
  public record Manner(Reasons reasons, Endings endings, Caution caution, boolean gradeFirst) {}

  /**
   * @param standing what stands out, which the meetings know too
   * @param publicUrl where people reach the bot
   * @param afterwards runs what takes longer than an answer may
   */
  public TeamDigests(
      Store store,
      Members members,
      Platforms platforms,
      Gatekeeper gatekeeper,
      TeamMeetings meetings,
      FiguresReader figures,
      PastFigures past,
      StandingOut standing,
      Manner manner,
      Sending sending,
      Deliveries deliveries,
      Diary diary,
      Optional<URI> publicUrl,
      Executor afterwards,
      Clock clock) {
    Editions editions =
        new Editions(
            store, past, standing, meetings.agenda(), meetings.actions(), manner.caution(), clock);
    digests =
        new Digests(store, meetings.plans(), past, editions, meetings.agenda(), deliveries, clock);
    reader = new DigestReader(store, digests, editions, past, figures, meetings.plans(), clock);
    erasure = new DigestErasure(store, members, digests);
    DigestWords words = new DigestWords(manner.caution(), manner.gradeFirst());
    DigestCharts charts = new DigestCharts(manner.reasons(), manner.endings(), manner.caution());
    Rows rows = new Rows(meetings);
    DigestCard card =
        new DigestCard(members, platforms, words, charts, rows, meetings.links().possible());
    cards = new DigestCards(digests, editions, meetings.plans(), card, deliveries);
    FigureNames names = new FigureNames(manner.reasons(), manner.endings());
    FigureLines lines = new FigureLines(names, manner.caution());
    DigestDocument document = new DigestDocument(members, words, lines, rows);
    pages =
        new DigestPages(
            digests, cards, id -> page(document, id, DigestDocument.LARGEST), deliveries);
    files = new DigestFiles(store, id -> page(document, id, Figures.MOST).map(Markdown::of));
    rounds =
        new DigestRounds(digests, meetings.plans(), meetings.meetings(), members, diary, sending);
    conversations =
        List.of(
            new DigestConversation(
                gatekeeper, members, meetings, digests, reader, card, cards, clock),
            new FiguresConversation(
                gatekeeper,
                reader,
                new FiguresSheet(charts, names, lines, manner.caution()),
                files,
                platforms,
                publicUrl,
                afterwards));
  }

  private Optional<Page> page(DigestDocument document, String period, int groups) {
    return reader
        .period(period)
        .flatMap(reader::read)
        .map(
            read ->
                document.of(
                    read.digest(),
                    read.period(),
                    read.figures(),
                    reader.before(read.period()),
                    groups));
  }

  /** What rows of an agenda are called now. */
  private record Rows(TeamMeetings meetings) implements DigestCard.AgendaWords {
    @Override
    public Optional<String> of(Edition.Line line) {
      return meetings
          .agenda()
          .words(new Meeting.Line(line.key(), line.words()))
          .filter(words -> !words.isBlank());
    }

    @Override
    public Optional<String> action(String id) {
      return meetings
          .actions()
          .find(new ActionId(id))
          .map(AgreedAction::words)
          .filter(words -> !words.isBlank());
    }
  }

  /** Does what is due. Run every few seconds, in any number of instances. */
  public void run() {
    rounds.run();
  }

  public Digests digests() {
    return digests;
  }

  /** Looks up digests and figures. */
  public DigestReader reader() {
    return reader;
  }

  /** Digests as files. */
  public DigestFiles files() {
    return files;
  }

  /** The cards that the feature has in chat. */
  public List<CardSource> sources() {
    return List.of(cards, pages, pages.thread());
  }

  /** What people type and press. */
  public List<Conversation> conversations() {
    return conversations;
  }

  /** What has to be drawn anew without a member. */
  public ErasedWith erasure() {
    return erasure;
  }
}
