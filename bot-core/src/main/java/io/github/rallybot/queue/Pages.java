package io.github.rallybot.queue;

import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.lead.Listings;
import io.github.rallybot.member.Availability;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what a member's queue shows, and draws it. */
public final class Pages {

  private static final Logger log = LoggerFactory.getLogger(Pages.class);

  /** As many sources and countries as a menu is still good for. */
  private static final int FILTERS = 25;

  private final Store store;
  private final Queue queue;
  private final Leads leads;
  private final Members members;
  private final LeadChannels channels;
  private final Platforms platforms;
  private final Clock clock;
  private final List<Beside> beside;
  private final QueueCard drawing;

  /**
   * @param promise the answer promise in words; empty if there is none
   * @param minimum of fewer no rate is shown
   * @param beside what stands there besides leads
   */
  public Pages(
      Store store,
      Queue queue,
      Leads leads,
      Members members,
      LeadChannels channels,
      Platforms platforms,
      Clock clock,
      String promise,
      int minimum,
      List<Beside> beside) {
    this.store = store;
    this.queue = queue;
    this.leads = leads;
    this.members = members;
    this.channels = channels;
    this.platforms = platforms;
    this.clock = clock;
    this.beside = List.copyOf(beside);
    this.drawing = new QueueCard(promise, minimum);
  }

  /** Draws a person's home anew; best effort. */
  public void redrawHome(UserRef user) {
    try {
      Member member = members.introduced(user).member();
      if (!member.guest()) {
        platforms.get(user.platform()).showHome(user, draw(member, View.of(View.MINE)));
      }
    } catch (PlatformException later) {
      log.debug("a home was not drawn anew: {}", later.getMessage());
    }
  }

  Card draw(Member member, View view) {
    return draw(member, view, Optional.empty(), Optional.empty());
  }

  Card draw(Member member, View view, String notice) {
    return draw(member, view, Optional.empty(), Optional.of(notice));
  }

  /** With what was just done to a lead, in the place where it was. */
  Card draw(Member member, View view, LeadId lead, Section section, int place, Verb verb) {
    Optional<Page.Just> just =
        queue.find(lead).map(found -> new Page.Just(found, section, place, verb));
    return draw(member, view, just, Optional.empty());
  }

  private Card draw(Member member, View view, Optional<Page.Just> just, Optional<String> notice) {
    Instant now = clock.instant();
    List<Part> parts = parts(member, view, now);
    return drawing.draw(
        new Page(
            view,
            now,
            queue.counts(member),
            parts,
            people(parts),
            Figures.of(store, member, queue.zone(member), now),
            store.newest(Listings.SOURCES, FILTERS).stream().map(Filter::source).toList(),
            store.newest(Listings.COUNTRIES, FILTERS).stream().map(Filter::country).toList(),
            channel(),
            leads.count(Instant.EPOCH) > 0,
            just,
            member
                .availability()
                .absence()
                .filter(days -> days.on(LocalDate.ofInstant(now, queue.zone(member))))
                .map(Availability.Absence::back),
            notice,
            beside.stream().flatMap(one -> one.way(member).stream()).toList(),
            view.overview()
                ? beside.stream().flatMap(one -> one.waits(member).stream()).toList()
                : List.of(),
            view.overview() ? told(member) : List.of()));
  }

  /** What is told by several stands in one line. */
  private List<Span> told(Member member) {
    List<Span> all = new ArrayList<>();
    for (Beside one : beside) {
      List<Span> told = one.told(member);
      if (!all.isEmpty() && !told.isEmpty()) {
        all.add(Span.plain("  |  "));
      }
      all.addAll(told);
    }
    return all;
  }

  private List<Part> parts(Member member, View view, Instant now) {
    if (view.overview()) {
      List<Part> parts = new ArrayList<>();
      for (Section section : Section.values()) {
        if (section.few() > 0) {
          parts.add(queue.part(member, section, 0, section.few()));
        }
      }
      return parts;
    }
    Optional<Section> section = Section.of(view.code());
    if (section.isPresent()) {
      return List.of(queue.part(member, section.get(), view.from(), Queue.PAGE));
    }
    return Filter.of(view.code(), store, now).stream()
        .map(filter -> queue.found(filter, view.from(), Queue.PAGE))
        .toList();
  }

  private Map<MemberId, Member> people(List<Part> parts) {
    return members.named(
        parts.stream()
            .filter(part -> part.section() == Section.FOUND)
            .flatMap(part -> part.rows().stream())
            .map(Lead::taken)
            .flatMap(taken -> taken.map(Lead.Taken::by).stream())
            .toList());
  }

  private Optional<Span> channel() {
    try {
      return channels.current().stream()
          .findFirst()
          .map(home -> platforms.get(home.platform()).mention(home));
    } catch (PlatformException off) {
      return Optional.empty();
    }
  }
}
