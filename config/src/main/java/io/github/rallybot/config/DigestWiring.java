package io.github.rallybot.config;

import io.github.rallybot.chat.Platforms;
import io.github.rallybot.content.ContentUses;
import io.github.rallybot.content.Contents;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.digest.DigestFiles;
import io.github.rallybot.digest.DigestReader;
import io.github.rallybot.digest.StandingOut;
import io.github.rallybot.digest.TeamDigests;
import io.github.rallybot.figures.Caution;
import io.github.rallybot.figures.FiguresReader;
import io.github.rallybot.figures.Findings;
import io.github.rallybot.figures.PastFigures;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.ErasedWith;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.meeting.TeamMeetings;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Members;
import io.github.rallybot.question.BuyerQuestions;
import io.github.rallybot.reminder.Sending;
import io.github.rallybot.setup.Gatekeeper;
import io.github.rallybot.web.DigestsController;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Figures, what stands out of them, and the digest. */
@Configuration(proxyBeanMethods = false)
@Import({PastFigures.class, DigestsController.class})
class DigestWiring {

  @Bean
  Caution caution(RallySettings settings) {
    return settings.figures().toCaution();
  }

  @Bean
  FiguresReader figuresReader(
      Store store,
      BuyerQuestions questions,
      Contents contents,
      ContentUses uses,
      Reasons reasons,
      RallySettings settings,
      Clock clock) {
    return new FiguresReader(
        store, questions.board(), contents, uses, reasons, settings.figures().toGoodGrade(), clock);
  }

  @Bean
  StandingOut standingOut(
      Store store,
      FiguresReader figures,
      PastFigures past,
      Reasons reasons,
      Endings endings,
      Caution caution,
      RallySettings settings,
      Clock clock) {
    return new StandingOut(
        store,
        figures,
        past,
        new Findings(reasons, endings, caution),
        settings.hours().team(),
        clock);
  }

  @Bean
  TeamDigests teamDigests(
      Store store,
      Members members,
      Platforms platforms,
      Gatekeeper gatekeeper,
      TeamMeetings meetings,
      FiguresReader figures,
      PastFigures past,
      StandingOut standing,
      Reasons reasons,
      Endings endings,
      Caution caution,
      Sending sending,
      Deliveries deliveries,
      Diary diary,
      Afterwards afterwards,
      RallySettings settings,
      Clock clock) {
    return new TeamDigests(
        store,
        members,
        platforms,
        gatekeeper,
        meetings,
        figures,
        past,
        standing,
        new TeamDigests.Manner(
            reasons,
            endings,
            caution,
            settings.card().grade() == RallySettings.Card.GradeShown.ALWAYS),
        sending,
        deliveries,
        diary,
        Optional.ofNullable(settings.publicUrl()),
        afterwards,
        clock);
  }

  @Bean
  DigestReader digestReader(TeamDigests digests) {
    return digests.reader();
  }

  @Bean
  DigestFiles digestFiles(TeamDigests digests) {
    return digests.files();
  }

  @Bean
  ErasedWith digestsErased(TeamDigests digests) {
    return digests.erasure();
  }

  @Bean
  Chore digest(TeamDigests digests, RallySettings settings) {
    return Chore.often(
        () -> {
          if (settings.digest().enabled()) {
            digests.run();
          }
        });
  }
}
