package io.github.rallybot.digest;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.figures.Dimension;
import io.github.rallybot.figures.Finding;
import io.github.rallybot.figures.Group;
import io.github.rallybot.question.QuestionFiles.File;
import io.github.rallybot.schedule.Period;
import io.github.rallybot.setup.Gatekeeper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is behind a digest, for whoever asks: figures, formulas, findings, leads, and a file. */
final class FiguresConversation implements Conversation {

  private static final Logger log = LoggerFactory.getLogger(FiguresConversation.class);

  private final Gatekeeper gatekeeper;
  private final DigestReader reader;
  private final FiguresSheet sheet;
  private final DigestFiles files;
  private final Platforms platforms;
  private final Optional<URI> publicUrl;
  private final Executor afterwards;

  FiguresConversation(
      Gatekeeper gatekeeper,
      DigestReader reader,
      FiguresSheet sheet,
      DigestFiles files,
      Platforms platforms,
      Optional<URI> publicUrl,
      Executor afterwards) {
    this.gatekeeper = gatekeeper;
    this.reader = reader;
    this.sheet = sheet;
    this.files = files;
    this.platforms = platforms;
    this.publicUrl = publicUrl;
    this.afterwards = afterwards;
  }

  @Override
  public void register(Router router) {
    on(router, DigestConversation.FIGURES, (press, read) -> figures(read, Dimension.SOURCE));
    on(router, DigestConversation.BY, FiguresConversation.this::by);
    on(router, DigestConversation.GROUP, this::group);
    on(router, DigestConversation.LEADS, this::leads);
    on(router, DigestConversation.FINDING, this::finding);
    on(router, DigestConversation.MARKDOWN, this::markdown);
    router.on(
        DigestConversation.FORMULAS,
        press -> gatekeeper.anybody(press.user(), by -> Reply.privately(sheet.formulas())));
  }

  private interface Answer {
    Reply to(Interaction press, DigestReader.Read read);
  }

  /** All of them are about a period, which is their first argument. */
  private void on(Router router, String action, Answer answer) {
    router.on(
        action,
        press ->
            gatekeeper.anybody(
                press.user(),
                by ->
                    reader
                        .period(press.action().argument(0))
                        .flatMap(reader::read)
                        .map(read -> answer.to(press, read))
                        .orElseGet(() -> Reply.privately("There is nothing of that time yet."))));
  }

  private Reply figures(DigestReader.Read read, Dimension by) {
    return Reply.privately(drawn(read, by));
  }

  private Reply by(Interaction press, DigestReader.Read read) {
    return Reply.replace(
        drawn(read, GroupCode.dimension(press.action().argument(1)).orElse(Dimension.SOURCE)));
  }

  private Card drawn(DigestReader.Read read, Dimension by) {
    return sheet.all(
        read.period(),
        read.figures(),
        reader.before(read.period()),
        read.digest().edition().gaps(),
        by);
  }

  private static Optional<Group> named(Interaction press, DigestReader.Read read) {
    return new GroupCode(press.action().argument(1), press.action().argument(2))
        .find(read.figures());
  }

  private Reply group(Interaction press, DigestReader.Read read) {
    return named(press, read)
        .map(
            group ->
                Reply.privately(
                    sheet.of(read.period(), read.figures(), reader.before(read.period()), group)))
        .orElseGet(FiguresConversation::gone);
  }

  private static Reply gone() {
    return Reply.privately("No lead of that time is of that kind any more. Open the figures anew.");
  }

  private Reply leads(Interaction press, DigestReader.Read read) {
    String count = FigureNames.decoded(press.action().argument(3));
    Period period = read.period();
    return named(press, read)
        .map(
            group ->
                Reply.privately(
                    sheet.leads(
                        period,
                        group,
                        count,
                        reader.leads(period, group, count, FiguresSheet.LEADS),
                        read.figures().of(group).get(count),
                        reader.frozen(period))))
        .orElseGet(FiguresConversation::gone);
  }

  private Reply finding(Interaction press, DigestReader.Read read) {
    return StandingOut.find(read.digest().edition().findings(), press.action().argument(1))
        .map(finding -> Reply.privately(drawn(finding, read.period())))
        .orElseGet(() -> Reply.privately("That does not stand out any more: more was said since."));
  }

  private static Card drawn(Finding finding, Period period) {
    List<Element> elements = new ArrayList<>();
    elements.add(new Element.Text(Span.strong(finding.sentence())));
    elements.add(new Element.Quiet(Span.plain(finding.detail())));
    elements.add(new Element.Text(Span.plain(finding.question())));
    GroupCode group = GroupCode.of(finding.group());
    List<Control> controls = new ArrayList<>();
    List<String> periods = finding.periods();
    for (int back = 0; back < periods.size(); back++) {
      String one = periods.get(periods.size() - 1 - back);
      String label =
          periods.size() == 1
              ? "The leads"
              : "Leads of " + Period.of(one, period.zone()).map(Period::called).orElse(one);
      controls.add(
          Control.button(
              label,
              label + " that it rests on",
              group.in(DigestConversation.LEADS, one, FigureNames.encoded(finding.part()))));
    }
    controls.add(
        Control.button(
            "All figures of them",
            "All figures of these leads",
            group.in(DigestConversation.GROUP, period.id())));
    controls.add(
        Control.button(
            "How it is counted",
            "The formula of each figure",
            Action.of(DigestConversation.FORMULAS)));
    elements.add(new Element.Actions(controls));
    return new Card(elements, finding.sentence());
  }

  private Reply markdown(Interaction press, DigestReader.Read read) {
    String period = read.period().id();
    Optional<File> file = files.file(period);
    ChatPlatform platform = platforms.get(press.user().platform());
    if (file.isEmpty() || !platform.gives()) {
      return Reply.privately(link(period, ""));
    }
    afterwards.execute(() -> give(platform, press, period, file.get()));
    return Reply.privately("The file comes to our direct conversation. Nobody else sees it.");
  }

  private void give(ChatPlatform platform, Interaction press, String period, File file) {
    try {
      platform.give(press.user(), file.name(), file.mediaType(), file.bytes(), "The digest.");
    } catch (PlatformException fault) {
      log.warn("a file was not handed over: {}", fault.getMessage());
      platform.tell(press.user(), press.channel(), link(period, "The file did not get through. "));
    }
  }

  /**
   * @param before said first
   */
  private Card link(String period, String before) {
    if (publicUrl.isEmpty()) {
      return Card.of(
          before
              + "Files can’t be handed over here, and there is no link without a public address of"
              + " mine (rally.public-url). With an API key, the figures are at GET /api/digests/"
              + period
              + ".");
    }
    String base = publicUrl.get().toString().replaceFirst("/+$", "");
    URI url = URI.create(base + "/exports/" + files.open(period));
    String words = "Download the file";
    String after = ", within 15 minutes. Whoever has the link can.";
    return new Card(
        List.of(
            new Element.Text(
                Span.plain(before), new Span.Link(words, url, false), Span.plain(after))),
        before + words + after);
  }
}
