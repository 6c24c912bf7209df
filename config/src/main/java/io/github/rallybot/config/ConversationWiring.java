package io.github.rallybot.config;

import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Router;
import io.github.rallybot.content.Feeds;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.digest.TeamDigests;
import io.github.rallybot.intake.Hooks;
import io.github.rallybot.intake.ImportConversation;
import io.github.rallybot.intake.Sources;
import io.github.rallybot.intake.SourcesConversation;
import io.github.rallybot.lead.BurstConversation;
import io.github.rallybot.lead.Erasure;
import io.github.rallybot.lead.HandOverConversation;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.lead.LeadSheet;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.lead.OutcomeConversation;
import io.github.rallybot.lead.Routes;
import io.github.rallybot.lead.TestLead;
import io.github.rallybot.lead.WorkThrough;
import io.github.rallybot.meeting.TeamMeetings;
import io.github.rallybot.question.BuyerQuestions;
import io.github.rallybot.queue.AbsenceConversation;
import io.github.rallybot.queue.QueueConversation;
import io.github.rallybot.queue.RowConversation;
import io.github.rallybot.queue.SheetConversation;
import io.github.rallybot.reminder.DutyConversation;
import io.github.rallybot.setup.Gatekeeper;
import io.github.rallybot.setup.RolesConversation;
import io.github.rallybot.setup.RoutesConversation;
import io.github.rallybot.setup.SetupConversation;
import io.github.rallybot.setup.StatusConversation;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All that people talk to. */
@Configuration(proxyBeanMethods = false)
@Import({
  Gatekeeper.class,
  TestLead.class,
  WorkThrough.class,
  LeadSheet.class,
  DutyConversation.class,
  LeadConversation.class,
  BurstConversation.class,
  OutcomeConversation.class,
  HandOverConversation.class,
  QueueConversation.class,
  SheetConversation.class,
  RowConversation.class,
  AbsenceConversation.class,
  ImportConversation.class,
  SetupConversation.class,
  RolesConversation.class,
  RoutesConversation.class
})
class ConversationWiring {

  @Bean
  Router router(
      List<Conversation> conversations,
      BuyerQuestions questions,
      TeamMeetings meetings,
      TeamDigests digests) {
    Router router = new Router();
    questions.conversations().forEach(conversation -> conversation.register(router));
    meetings.conversations().forEach(conversation -> conversation.register(router));
    digests.conversations().forEach(conversation -> conversation.register(router));
    conversations.forEach(conversation -> conversation.register(router));
    return router;
  }

  @Bean
  SourcesConversation sourcesConversation(
      Gatekeeper gatekeeper, Sources sources, Hooks hooks, RallySettings settings, Clock clock) {
    return new SourcesConversation(
        gatekeeper, sources, hooks, Optional.ofNullable(settings.publicUrl()), clock);
  }

  @Bean
  StatusConversation statusConversation(
      Gatekeeper gatekeeper,
      Leads leads,
      LeadChannels channels,
      Routes routes,
      Deliveries deliveries,
      Erasure erasure,
      Platforms platforms,
      StorageWiring.StorageChecks storage,
      DutyConversation duty,
      Feeds feeds,
      TeamMeetings meetings,
      Clock clock,
      Afterwards afterwards) {
    return new StatusConversation(
        gatekeeper,
        leads,
        channels,
        routes,
        deliveries,
        erasure,
        platforms,
        () ->
            Stream.of(storage.checks(), meetings.planning().checks(), duty.checks(), feeds.checks())
                .flatMap(List::stream)
                .toList(),
        clock,
        afterwards);
  }
}
