package io.github.rallybot.question;

import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.content.Contents;
import io.github.rallybot.setup.Gatekeeper;
import java.time.Clock;

/** Shows the journey map and what is in its fields. Everybody but guests may look. */
public final class MapConversation implements Conversation {

  /** Shows the map of a period. */
  static final String MAP = "question.map";

  /** Shows the questions of one persona at one stage. */
  static final String CELL = "question.cell";

  /** Shows one question; answered by whoever shows questions. */
  static final String OPEN = "question.open";

  private final Gatekeeper gatekeeper;
  private final Board board;
  private final Contents contents;
  private final Journey journey;
  private final Clock clock;

  public MapConversation(
      Gatekeeper gatekeeper, Board board, Contents contents, Journey journey, Clock clock) {
    this.gatekeeper = gatekeeper;
    this.board = board;
    this.contents = contents;
    this.journey = journey;
    this.clock = clock;
  }

  @Override
  public void register(Router router) {
    router.on(
        MAP,
        press ->
            gatekeeper.anybody(
                press.user(), someone -> Reply.replace(draw(period(press.action().argument(0))))));
    router.on(CELL, press -> gatekeeper.anybody(press.user(), someone -> cell(press)));
  }

  /** The map of a period, as it is now. */
  public Card draw(View.Period period) {
    return MapCard.draw(map(period));
  }

  private JourneyMap map(View.Period period) {
    return JourneyMap.of(board, contents.all(), journey, period, clock.instant());
  }

  /** A field that holds nothing any more is answered with the map as it is now. */
  private Reply cell(Interaction press) {
    JourneyMap map = map(period(press.action().argument(2)));
    return Reply.replace(
        map.cell(press.action().argument(0), press.action().argument(1))
            .map(cell -> MapCard.draw(map, cell, page(press)))
            .orElseGet(() -> MapCard.draw(map)));
  }

  private static View.Period period(String code) {
    return View.Period.of(code).orElse(View.usual().period());
  }

  private static int page(Interaction press) {
    String page = press.action().arguments().size() > 3 ? press.action().argument(3) : "0";
    return page.matches("\\d{1,4}") ? Integer.parseInt(page) : 0;
  }
}
