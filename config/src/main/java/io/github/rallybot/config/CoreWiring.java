package io.github.rallybot.config;

import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.delivery.DeliveryStore;
import io.github.rallybot.delivery.Pace;
import io.github.rallybot.delivery.Reconciler;
import io.github.rallybot.delivery.Tempo;
import io.github.rallybot.digest.TeamDigests;
import io.github.rallybot.intake.Hooks;
import io.github.rallybot.intake.Sources;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.Aftermath;
import io.github.rallybot.lead.AnswerPromise;
import io.github.rallybot.lead.BurstCards;
import io.github.rallybot.lead.BurstPosts;
import io.github.rallybot.lead.Bursts;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Erasure;
import io.github.rallybot.lead.Feedback;
import io.github.rallybot.lead.Guests;
import io.github.rallybot.lead.Identities;
import io.github.rallybot.lead.LeadCard;
import io.github.rallybot.lead.LeadCards;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.lead.Routes;
import io.github.rallybot.meeting.TeamMeetings;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Roles;
import io.github.rallybot.question.BuyerQuestions;
import io.github.rallybot.queue.Pages;
import io.github.rallybot.web.ApiKeys;
import io.github.rallybot.web.ErasuresController;
import io.github.rallybot.web.Faults;
import io.github.rallybot.web.HooksController;
import io.github.rallybot.web.LeadController;
import io.github.rallybot.web.LeadsController;
import io.github.rallybot.web.ProblemValve;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The core: leads, members, delivery and what they answer. */
@Configuration(proxyBeanMethods = false)
@Import({
  Faults.class,
  ProblemValve.Installer.class,
  LeadsController.class,
  HooksController.class,
  LeadController.class,
  ErasuresController.class,
  Roles.class,
  Feedback.class,
  LeadCards.class,
  BurstPosts.class,
  BurstCards.class,
  Guests.class,
  Identities.class,
  Erasure.class,
  Deliveries.class
})
class CoreWiring {

  @Bean
  Platforms platforms(List<ChatPlatform> enabled) {
    if (enabled.isEmpty()) {
      throw new IllegalStateException(
          "No platform is switched on. Set rally.slack.enabled=true with rally.slack.bot-token and"
              + " rally.slack.signing-secret, or rally.teams.enabled=true with rally.teams.app-id,"
              + " app-password and tenant-id; or, to try it without either,"
              + " rally.playground.enabled=true.");
    }
    return new Platforms(enabled);
  }

  @Bean
  Members members(Store store, Platforms platforms, Clock clock, RallySettings settings) {
    return new Members(
        store,
        platforms,
        clock,
        settings.admins().stream()
            .map(email -> email.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  @Bean
  Routes routes(Store store, Clock clock, RallySettings settings) {
    return new Routes(store, clock, RouteSettings.routes(settings));
  }

  @Bean
  LeadChannels leadChannels(
      Store store,
      Clock clock,
      Platforms platforms,
      RallySettings settings,
      Routes routes,
      AnswerPromise promise) {
    return new LeadChannels(store, clock, platforms, settings.leadChannels(), routes, promise);
  }

  @Bean
  Reasons reasons(RallySettings settings) {
    return settings.reasons().toReasons();
  }

  @Bean
  Leads leads(
      Store store,
      LeadChannels channels,
      AnswerPromise promise,
      Clock clock,
      RallySettings settings) {
    return new Leads(store, channels, promise, clock, settings.leads().duplicateWindow());
  }

  @Bean
  Aftermath aftermath(
      Members members,
      Platforms platforms,
      Deliveries deliveries,
      Guests guests,
      LeadCards cards,
      Pages pages,
      Afterwards afterwards) {
    return new Aftermath(
        members, platforms, deliveries, guests, cards, pages::redrawHome, afterwards);
  }

  @Bean
  LeadCard leadCard(Reasons reasons, Endings endings, RallySettings settings) {
    return LeadCard.of(
        reasons, endings, settings.card().grade() == RallySettings.Card.GradeShown.ALWAYS);
  }

  @Bean
  Bursts bursts(Store store, Deliveries deliveries, Clock clock, RallySettings settings) {
    return new Bursts(store, deliveries, clock, settings.leads().burst());
  }

  @Bean
  Reconciler reconciler(
      DeliveryStore store,
      Platforms platforms,
      Clock clock,
      Tempo tempo,
      RallySettings settings,
      List<CardSource> cards,
      BuyerQuestions questions,
      TeamMeetings meetings,
      TeamDigests digests,
      Bursts bursts) {
    Reconciler reconciler = new Reconciler(store, platforms, clock, tempo, settings.longestCall());
    cards.forEach(reconciler::add);
    questions.sources().forEach(reconciler::add);
    meetings.sources().forEach(reconciler::add);
    digests.sources().forEach(reconciler::add);
    reconciler.add(bursts);
    return reconciler;
  }

  @Bean
  Chore bringHome(LeadChannels channels) {
    return Chore.seldom(channels::bringHome);
  }

  @Bean
  Chore rescue(LeadChannels channels, Deliveries deliveries) {
    return Chore.seldom(() -> channels.rescue(deliveries.stranded()));
  }

  @Bean
  Chore postSummarised(BurstPosts posts) {
    return Chore.seldom(posts::catchUp);
  }

  @Bean
  Chore getToKnow(Guests guests) {
    return Chore.seldom(guests::catchUp);
  }

  @Bean
  Chore finishJoining(Identities identities) {
    return Chore.seldom(identities::catchUp);
  }

  @Bean
  Chore finishErasing(Erasure erasure) {
    return Chore.seldom(erasure::finish);
  }

  /** Named as the parameters are that take it, since there is another executor. */
  @Bean
  Afterwards afterwards() {
    return new Afterwards();
  }

  @Bean
  Sources sources(Store store, Clock clock, Afterwards afterwards) {
    return new Sources(store, clock, afterwards);
  }

  @Bean
  Hooks hooks(RallySettings settings, Leads leads, Sources sources, Clock clock) {
    return new Hooks(
        HookSettings.hooks(settings.hooks(), Optional.ofNullable(settings.publicUrl())),
        leads,
        sources,
        clock);
  }

  @Bean
  ApiKeys apiKeys(RallySettings settings, Pace pace) {
    return new ApiKeys(settings.api().keys(), pace);
  }
}
