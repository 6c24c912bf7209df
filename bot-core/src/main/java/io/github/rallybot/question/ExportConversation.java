package io.github.rallybot.question;

import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.setup.Gatekeeper;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives somebody the questions that they look at as a file: privately in chat where the platform
 * hands files over, else by a link.
 */
public final class ExportConversation implements Conversation {

  /** Arguments: the code of a view, and {@code csv} or {@code md}. */
  static final String EXPORT = "question.export";

  private static final Logger log = LoggerFactory.getLogger(ExportConversation.class);

  private static final String FORGOTTEN =
      "I no longer know which list that was. Open it anew and export it from there: ";

  private final Gatekeeper gatekeeper;
  private final QuestionFiles files;
  private final Platforms platforms;
  private final Optional<URI> publicUrl;
  private final Executor afterwards;

  /**
   * @param publicUrl where people reach the bot
   * @param afterwards runs what takes longer than an answer may
   */
  public ExportConversation(
      Gatekeeper gatekeeper,
      QuestionFiles files,
      Platforms platforms,
      Optional<URI> publicUrl,
      Executor afterwards) {
    this.gatekeeper = gatekeeper;
    this.files = files;
    this.platforms = platforms;
    this.publicUrl = publicUrl;
    this.afterwards = afterwards;
  }

  @Override
  public void register(Router router) {
    router.on(EXPORT, press -> gatekeeper.anybody(press.user(), someone -> export(press)));
  }

  private Reply export(Interaction press) {
    String view = press.action().argument(0);
    QuestionFiles.Format format =
        QuestionFiles.Format.of(press.action().argument(1)).orElse(QuestionFiles.Format.CSV);
    Optional<QuestionFiles.File> file = files.file(view, format);
    if (file.isEmpty()) {
      return Reply.privately(Span.plain(FORGOTTEN), Span.typed("questions"));
    }
    ChatPlatform platform = platforms.get(press.user().platform());
    if (!platform.gives()) {
      return Reply.privately(link(view, format, ""));
    }
    afterwards.execute(() -> give(platform, press, view, format, file.get()));
    return Reply.privately("The file comes to our direct conversation. Nobody else sees it.");
  }

  private void give(
      ChatPlatform platform,
      Interaction press,
      String view,
      QuestionFiles.Format format,
      QuestionFiles.File file) {
    try {
      platform.give(
          press.user(), file.name(), file.mediaType(), file.bytes(), "What buyers asked.");
    } catch (PlatformException fault) {
      log.warn("a file was not handed over: {}", fault.getMessage());
      platform.tell(
          press.user(), press.channel(), link(view, format, "The file did not get through. "));
    }
  }

  /**
   * @param before said first
   */
  private Card link(String view, QuestionFiles.Format format, String before) {
    if (publicUrl.isEmpty()) {
      return Card.of(
          before
              + "Files can’t be handed over here, and there is no link without a public address of"
              + " mine (rally.public-url). With an API key, the same is at GET"
              + " /api/export/questions.csv.");
    }
    String base = publicUrl.get().toString().replaceFirst("/+$", "");
    URI url = URI.create(base + "/exports/" + files.open(view, format));
    String words = "Download the file";
    String after = ", within 15 minutes. Whoever has the link can.";
    return new Card(
        List.of(
            new Element.Text(
                Span.plain(before), new Span.Link(words, url, false), Span.plain(after))),
        before + words + after);
  }
}
