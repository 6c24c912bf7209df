package io.github.rallybot.queue;

import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a drawing of the queue shows.
 *
 * @param now when it is drawn: durations count up to it
 * @param sources what the menu offers; so do the countries
 * @param channel where new leads come in, to be named when nothing waits
 * @param everCame whether there has ever been a lead
 * @param just what the click did that this drawing answers
 * @param back when they are back, while they are away
 * @param notice said at the top: a refusal
 * @param ways what can be done there besides
 * @param waits what else waits for the reader, in words
 * @param told what came of what the reader did besides
 */
record Page(
    View view,
    Instant now,
    Queue.Counts counts,
    List<Part> parts,
    Map<MemberId, Member> people,
    Figures figures,
    List<Filter> sources,
    List<Filter> countries,
    Optional<Span> channel,
    boolean everCame,
    Optional<Just> just,
    Optional<LocalDate> back,
    Optional<String> notice,
    List<Control> ways,
    List<String> waits,
    List<Span> told) {

  /**
   * A lead that somebody just did something to, which stays where it was.
   *
   * @param place the row it had in its section
   */
  record Just(Lead lead, Section section, int place, Verb verb) {}

  /** The rows of a part, with the one just done where it was. */
  List<Lead> rows(Part part) {
    List<Lead> rows = new ArrayList<>(part.rows());
    just.ifPresent(
        done -> {
          rows.removeIf(lead -> lead.id().equals(done.lead().id()));
          if (done.section() == part.section()) {
            rows.add(Math.min(done.place(), rows.size()), done.lead());
          }
        });
    return rows;
  }
}
