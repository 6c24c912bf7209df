package io.github.rallybot;

import io.github.rallybot.chat.Conversation;
import io.github.rallybot.content.ContentConversation;
import io.github.rallybot.intake.ImportConversation;
import io.github.rallybot.lead.Aftermath;
import io.github.rallybot.lead.BurstConversation;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.HandOverConversation;
import io.github.rallybot.lead.LeadCard;
import io.github.rallybot.lead.LeadCards;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.lead.LeadSheet;
import io.github.rallybot.lead.OutcomeConversation;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.lead.TestLead;
import io.github.rallybot.lead.WorkThrough;
import io.github.rallybot.queue.AbsenceConversation;
import io.github.rallybot.queue.Deeds;
import io.github.rallybot.queue.Pages;
import io.github.rallybot.queue.QueueConversation;
import io.github.rallybot.queue.RowConversation;
import io.github.rallybot.queue.SheetConversation;
import io.github.rallybot.reminder.DutyConversation;
import io.github.rallybot.schedule.HolidayCalendars;
import io.github.rallybot.setup.Gatekeeper;
import io.github.rallybot.setup.RolesConversation;
import io.github.rallybot.setup.RoutesConversation;
import io.github.rallybot.setup.SetupConversation;
import io.github.rallybot.setup.StatusConversation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All that people say to a {@link TestBot}, and what answers. */
final class TestConversations {

  private TestConversations() {}

  static List<Conversation> of(
      TestBot bot, LeadCard drawing, LeadCards cards, Pages pages, Aftermath aftermath) {
    Reasons reasons = Reasons.standard();
    Endings endings = Endings.standard();
    Deeds queueDeeds = new Deeds(bot.feedback, bot.followUps, bot.members, bot.diary, bot.clock);
    AbsenceConversation absences =
        new AbsenceConversation(bot.members, bot.diary, new HolidayCalendars(), bot.clock);
    DutyConversation duty = new DutyConversation(bot.store, bot.duties, bot.members, bot.clock);
    Gatekeeper gatekeeper = new Gatekeeper(bot.members);
    RoutesConversation routing =
        new RoutesConversation(gatekeeper, bot.routes, bot.channels, bot.members, bot.platforms);
    List<Conversation> all = new ArrayList<>(bot.buyerQuestions.conversations());
    all.add(bot.backToReps.conversation());
    all.add(bot.watching);
    all.addAll(bot.meetings.conversations());
    all.addAll(bot.digests.conversations());
    all.addAll(
        List.of(
            new LeadConversation(
                bot.leads,
                cards,
                bot.feedback,
                bot.members,
                reasons,
                endings,
                aftermath,
                bot.clock),
            new BurstConversation(
                new WorkThrough(bot.store, bot.members, bot.clock),
                bot.burstPosts,
                bot.leads,
                bot.feedback,
                bot.members,
                bot.deliveries,
                drawing,
                Runnable::run),
            new OutcomeConversation(bot.leads, bot.followUps, bot.members, endings, aftermath),
            new HandOverConversation(
                bot.leads, bot.followUps, bot.feedback, bot.members, bot.platforms, aftermath),
            absences,
            new QueueConversation(pages, queueDeeds, bot.members, aftermath, absences),
            new SheetConversation(
                bot.queue,
                queueDeeds,
                new LeadSheet(cards, drawing, reasons, endings),
                bot.members,
                aftermath),
            new RowConversation(queueDeeds, aftermath),
            routing,
            new SetupConversation(
                gatekeeper,
                bot.members,
                bot.roles,
                bot.channels,
                bot.deliveries,
                new TestLead(bot.leads, bot.clock),
                bot.platforms,
                routing,
                duty,
                List.of(bot.meetings.setup())),
            new ImportConversation(gatekeeper, bot.imports, bot.files),
            new ContentConversation(
                gatekeeper,
                bot.contents,
                bot.contentUses,
                bot.buyerQuestions,
                bot.members,
                bot.diary,
                bot.clock),
            new RolesConversation(gatekeeper, bot.members, bot.roles),
            new StatusConversation(
                gatekeeper,
                bot.leads,
                bot.channels,
                bot.routes,
                bot.deliveries,
                bot.erasure,
                bot.platforms,
                () ->
                    Stream.of(bot.meetings.planning().checks(), duty.checks())
                        .flatMap(List::stream)
                        .toList(),
                bot.clock,
                Runnable::run)));
    return all;
  }
}
