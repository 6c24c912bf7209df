package io.github.rallybot.redis;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.FileRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.ContentId;
import io.github.rallybot.content.ContentUse;
import io.github.rallybot.content.Details;
import io.github.rallybot.content.Feed;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.delivery.Delivered;
import io.github.rallybot.intake.Import;
import io.github.rallybot.intake.Source;
import io.github.rallybot.intake.Wish;
import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.Burst;
import io.github.rallybot.lead.Contact;
import io.github.rallybot.lead.Deed;
import io.github.rallybot.lead.FollowUp;
import io.github.rallybot.lead.Grade;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Outcome;
import io.github.rallybot.lead.Place;
import io.github.rallybot.lead.Route;
import io.github.rallybot.lead.Routes;
import io.github.rallybot.lead.Touchpoint;
import io.github.rallybot.lead.Verdict;
import io.github.rallybot.lead.Withdrawal;
import io.github.rallybot.member.Availability;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Role;
import io.github.rallybot.question.About;
import io.github.rallybot.question.BuyerQuestion;
import io.github.rallybot.question.Hearing;
import io.github.rallybot.question.HearingId;
import io.github.rallybot.question.Kind;
import io.github.rallybot.question.NewsMessage;
import io.github.rallybot.question.QuestionId;
import io.github.rallybot.question.Shared;
import io.github.rallybot.question.Status;
import io.github.rallybot.question.WatchList;
import io.github.rallybot.question.WatchNews;
import io.github.rallybot.reminder.Closing;
import io.github.rallybot.reminder.Duty;
import io.github.rallybot.reminder.Reminder;
import io.github.rallybot.schedule.Hours;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One document of each type, with something in every field. */
final class GoldenDocuments {

  static final MemberId MAYA = new MemberId("01M837HXBWHS2761MNRA38E8MQ");
  static final Instant START = Instant.parse("2026-11-23T09:30:00Z");
  static final Instant ERASED = Instant.parse("2026-11-24T00:00:00Z");

  static final Lead LEAD =
      new Lead(
          new LeadId("01ARZ3NDEKTSV4RRFFQ69G5FAV"),
          Instant.parse("2026-11-23T09:30:00.123456Z"),
          new Brief(
              "webinar",
              Optional.of("ext-7"),
              Optional.of("Fleet costs 2026"),
              Optional.of("Ops leader"),
              Optional.of("consideration"),
              Optional.of("DE"),
              Optional.of(new Grade("87")),
              new Contact(
                  Optional.of("Dana Whitfield"),
                  Optional.of("VP Operations"),
                  Optional.of("Northgate Logistics"),
                  Optional.of("dana@northgate.example"),
                  Optional.of("+1 202 555 0143"),
                  Optional.of(URI.create("https://northgate.example/a%20b?q=1#top")),
                  Optional.of("We run 40 depots.\nAll over “Europe”. 🚚"),
                  Optional.of("maya.ross@rally.example"),
                  Optional.of(URI.create("https://crm.example/leads/7"))),
              List.of(
                  new Touchpoint(
                      Optional.of(Instant.parse("2026-11-20T08:30:00Z")),
                      "page",
                      Optional.of("Pricing"),
                      Optional.of(URI.create("https://northgate.example/pricing"))),
                  new Touchpoint(Optional.empty(), "form", Optional.empty(), Optional.empty())),
              Map.of(
                  "big",
                  new BigInteger("123456789012345678901234567890"),
                  "depots",
                  40,
                  "empty",
                  "",
                  "list",
                  List.of("a", 1, false, Map.of()),
                  "long",
                  9007199254740993L,
                  "nested",
                  Map.of("deep", Map.of("x", List.of())),
                  "ratio",
                  new BigDecimal("0.10"),
                  "tiny",
                  new BigDecimal("1E-400"),
                  "yes",
                  true),
              true),
          new Place(
              Optional.of(new ChannelRef(Platform.SLACK, "C0LEADS")),
              Optional.of(new ChannelRef(Platform.TEAMS, "19:leads@thread.tacv2")),
              Optional.of("B1"),
              true,
              Optional.of(new Place.Hold(MAYA, Instant.parse("2026-11-23T09:40:00Z"))),
              List.of(new CardRef(new ChannelRef(Platform.SLACK, "D0MAYA"), "reminder:R1"))),
          List.of("d1", "d2"),
          Optional.of(new Lead.Origin("I1", 7)),
          Optional.of(new Lead.Taken(MAYA, START.plusSeconds(60))),
          List.of(
              new Verdict(
                  MAYA,
                  Judgement.NOT_YET,
                  Optional.of("timing"),
                  Optional.of("In spring"),
                  Optional.of(LocalDate.of(2027, 3, 1)),
                  START.plusSeconds(120),
                  true)),
          new FollowUp(
              Optional.of(
                  new FollowUp.Promise(START.plusSeconds(14_400), START.plusSeconds(28_800))),
              List.of(
                  new FollowUp.Attempt(
                      MAYA,
                      FollowUp.Attempt.Kind.TRIED,
                      START.plusSeconds(180),
                      Optional.of(START.plusSeconds(172_800)))),
              List.of(new FollowUp.Snooze(MAYA, START.plusSeconds(86_400))),
              Optional.of(START.plusSeconds(3_000_000)),
              Optional.of(
                  new Outcome(
                      Outcome.Kind.LOST,
                      Optional.of("proposal"),
                      Optional.of("competitor"),
                      Optional.of("Price"),
                      MAYA,
                      START.plusSeconds(4_000_000))),
              List.of(
                  new FollowUp.HandOver(
                      MAYA, MAYA, Optional.of("Knows them"), START.plusSeconds(240)))),
          List.of(
              new Deed(START, Optional.empty(), "received", Optional.empty(), Optional.empty()),
              new Deed(
                  START.plusSeconds(120),
                  Optional.of(MAYA),
                  "not_yet",
                  Optional.of("timing"),
                  Optional.of(START.plusMillis(119_250)))),
          Optional.of(START.plusSeconds(5_000_000)),
          Optional.of(ERASED));

  static final Member MEMBER =
      new Member(
          MAYA,
          List.of(new UserRef(Platform.SLACK, "U0MAYA"), new UserRef(Platform.TEAMS, "29:1abc")),
          Optional.of("Maya Ross"),
          Optional.of("maya.ross@rally.example"),
          Optional.of("Europe/Berlin"),
          true,
          true,
          Set.of(Role.MARKETER, Role.LEADER, Role.ADMIN),
          START,
          Optional.of(START.plusSeconds(60)),
          Optional.of(START.plusSeconds(90)),
          Optional.of(START.plusSeconds(120)),
          Optional.of(ERASED),
          new Availability(
              Optional.of(
                  new Hours(
                      EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
                      LocalTime.of(8, 30),
                      LocalTime.of(16, 0))),
              Optional.of("DE-BY"),
              Optional.of(
                  new Availability.Absence(LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 3)))),
          Optional.of(MAYA));

  static final Reminder REMINDER =
      new Reminder(
          "01M837HXBWHS2761MNRA38E8MQ-2026-11-23",
          MAYA,
          new ChannelRef(Platform.SLACK, "D0MAYA"),
          new Reminder.Reason(
              Reminder.Kind.COVER,
              Optional.of(new ChannelRef(Platform.SLACK, "C0LEADS")),
              Optional.of(MAYA),
              Optional.of(LocalDate.of(2026, 12, 3))),
          List.of(new LeadId("01ARZ3NDEKTSV4RRFFQ69G5FAV")),
          4,
          2,
          START,
          Optional.of(START.plusSeconds(27_900)));

  static final Import IMPORT =
      new Import(
          "01M88M4EGY30RTH081CF9APX62",
          "Expo Berlin.csv",
          "Expo Berlin",
          new Wish(
              Map.of("email", List.of("Mail"), "name", List.of("First", "Last")),
              Map.of("campaign", "Expo")),
          Optional.of(
              new Import.Dropped(
                  MAYA,
                  new ChannelRef(Platform.SLACK, "D0MAYA"),
                  new FileRef(Platform.SLACK, "F0EXPO"),
                  List.of("Mail", "First", "Last"),
                  List.of("Dana Whitfield, Northgate"))),
          Import.Status.RUNNING,
          "01M88M4EGY30RTH081CF9APX63",
          START,
          START.plusSeconds(2),
          new Import.Counts(10, 6, 1, 2, 1),
          11,
          List.of(new Import.RejectedRow(7, "email", "is no e-mail address")),
          Optional.of("Look whether names with accents are right."),
          Optional.of(new Withdrawal.Left(1, 2)));

  static final Duty DUTY =
      new Duty(new ChannelRef(Platform.SLACK, "C0LEADS"), Optional.of(MAYA), Optional.of(START));

  static final LeadChannels.Choice CHOICE =
      new LeadChannels.Choice(new ChannelRef(Platform.TEAMS, "19:abc@thread.tacv2"), MAYA, START);

  static final Source SOURCE =
      new Source(
          "hook",
          "typeform",
          Optional.of(START),
          Map.of("2026-11-22", 3L, "2026-11-23", 12L),
          List.of(
              new Source.Refused("bad-signature", List.of(), START, START.plusSeconds(60), 2),
              new Source.Refused("wrong-fields", List.of("email", "grade"), START, START, 1)));
  static final Closing CLOSING =
      new Closing(
          "01M837HXBWHS2761MNRA38E8MQ-2026-11-23",
          MAYA,
          new ChannelRef(Platform.SLACK, "D0MAYA"),
          List.of(new LeadId("01ARZ3NDEKTSV4RRFFQ69G5FAV")),
          4,
          START);

  static final Routes.Chosen ROUTES =
      new Routes.Chosen(
          List.of(
              new Route(
                  Map.of(
                      Route.Field.SOURCE, List.of("webinar"),
                      Route.Field.COUNTRY, List.of("DE", "AT")),
                  new ChannelRef(Platform.SLACK, "C0DACH"),
                  Optional.of(Duration.ofHours(4)),
                  Optional.of(new Route.Made(MAYA, START)))));

  static final Delivered DELIVERED =
      new Delivered(
          Optional.of("1764000000.000100"),
          "f00d",
          Optional.of(
              new Delivered.Intent("01ARZ3NDEKTSV4RRFFQ69G5FAV", START, START.plusSeconds(10))),
          Optional.of(START.plusSeconds(60)),
          3,
          true);

  static final Burst BURST =
      new Burst(
          "01M88M4EGY30RTH081CF9APX62",
          new ChannelRef(Platform.SLACK, "C0LEADS"),
          Optional.of(new ChannelRef(Platform.TEAMS, "19:leads@thread.tacv2")),
          START,
          Instant.parse("2026-11-23T09:40:00Z"),
          Optional.of("Expo Berlin scans"),
          Optional.of("I1"),
          List.of("expo", "web site"),
          Optional.of(
              new Burst.Posting(
                  MAYA,
                  Instant.parse("2026-11-23T09:31:00Z"),
                  List.of(new LeadId("01ARZ3NDEKTSV4RRFFQ69G5FAV")))));

  static final Content CONTENT =
      new Content(
          new ContentId("01M88M4EGY30RTH081CF9APX64"),
          new Details(
              "Single sign-on guide",
              Optional.of(URI.create("https://example.com/sso?utm_source=blog#okta")),
              Optional.of("How Okta, Entra and Google log in"),
              List.of("IT", "Ops leader"),
              List.of("evaluating"),
              List.of("Routing"),
              Optional.of(MAYA),
              Optional.of(LocalDate.of(2027, 3, 1))),
          Content.Origin.CSV,
          START,
          Optional.of(MAYA),
          2,
          Optional.of(START.plusSeconds(60)),
          Optional.of(START.plusSeconds(120)));

  static final ContentUse CONTENT_USE =
      new ContentUse(
          "01M88M4EGY30RTH081CF9APX65",
          new ContentId("01M88M4EGY30RTH081CF9APX64"),
          MAYA,
          START,
          Optional.of("evaluating"),
          Optional.of(new LeadId("01ARZ3NDEKTSV4RRFFQ69G5FAV")),
          Optional.of(START.plusSeconds(60)));

  static final Feed FEED =
      new Feed("https://example.com/sitemap.xml", START, 12, 3, Optional.of("answers 500"));

  private GoldenDocuments() {}

  static final Hearing HEARING =
      new Hearing(
          new HearingId("01M88M4EGY30RTH081CF9APX70"),
          START,
          MAYA,
          "do you support SSO with “Okta”? 🔑",
          Kind.OBJECTION,
          new About(
              Optional.of(new LeadId("01ARZ3NDEKTSV4RRFFQ69G5FAV")),
              Optional.of("Northgate Logistics"),
              Optional.of("IT"),
              Optional.of("Evaluating"),
              Optional.of("Router"),
              Optional.of("webinar")),
          Optional.of(new QuestionId("01M88M4EGY30RTH081CF9APX71")),
          List.of(
              new Hearing.Move(
                  START,
                  MAYA,
                  Optional.of(new QuestionId("01M88M4EGY30RTH081CF9APX72")),
                  Optional.of(new QuestionId("01M88M4EGY30RTH081CF9APX71")))),
          Optional.of(new ContentId("01M88M4EGY30RTH081CF9APX64")),
          Optional.of(
              new Hearing.Said(
                  START,
                  true,
                  Optional.of("too long"),
                  Optional.of("01M88M4EGY30RTH081CF9APX65"),
                  Optional.of(new ContentId("01M88M4EGY30RTH081CF9APX64")))),
          List.of("answered-01M88M4EGY30RTH081CF9APX64"),
          Optional.of(new Hearing.Useful(START, "answered-01M88M4EGY30RTH081CF9APX64", true)),
          Optional.of("bge-small:AAEC"),
          Optional.of(ERASED));

  static final NewsMessage NEWS =
      new NewsMessage(
          "01M88M4EGY30RTH081CF9APX73",
          MAYA,
          new ChannelRef(Platform.SLACK, "D0MAYA"),
          List.of(
              new NewsMessage.Item(
                  new QuestionId("01M88M4EGY30RTH081CF9APX71"),
                  "answered-01M88M4EGY30RTH081CF9APX64",
                  List.of(new HearingId("01M88M4EGY30RTH081CF9APX70")))),
          START,
          Optional.of(START.plusSeconds(27_900)));

  static final BuyerQuestion QUESTION =
      new BuyerQuestion(
          new QuestionId("01M88M4EGY30RTH081CF9APX71"),
          START,
          MAYA,
          List.of(
              new BuyerQuestion.Worded(
                  "do you support SSO",
                  Optional.of(new HearingId("01M88M4EGY30RTH081CF9APX70")),
                  MAYA,
                  START)),
          Kind.QUESTION,
          List.of(
              new BuyerQuestion.State(
                  Status.PLANNED,
                  MAYA,
                  START,
                  Optional.of(
                      new BuyerQuestion.Plan(
                          "Single sign-on guide",
                          Optional.of(MAYA),
                          Optional.of(LocalDate.of(2026, 12, 3)),
                          Optional.of("Fleet costs 2026"))),
                  Optional.of(new ContentId("01M88M4EGY30RTH081CF9APX64")),
                  Optional.of("said elsewhere"))),
          Optional.of(
              new BuyerQuestion.Merged(new QuestionId("01M88M4EGY30RTH081CF9APX72"), MAYA, START)),
          Optional.of(START),
          Optional.of("bge-small:AAEC"),
          Optional.of(ERASED));

  static final Shared SHARED =
      new Shared(
          "01M88M4EGY30RTH081CF9APX73",
          new ChannelRef(Platform.SLACK, "C0LEADS"),
          MAYA,
          START,
          "What buyers asked, last 30 days",
          List.of(new Shared.Line(new QuestionId("01M88M4EGY30RTH081CF9APX71"), "2 companies")),
          Optional.of(ERASED));

  static final WatchList WATCH_LIST =
      new WatchList(
          MAYA,
          List.of(
              new WatchList.Watch(
                  "01M88M4EGY30RTH081CF9APX73", "“pricing” 🔑", 3, START, Optional.of(ERASED))));

  static final WatchNews WATCH_NEWS =
      new WatchNews(
          "01M88M4EGY30RTH081CF9APX74",
          MAYA,
          new ChannelRef(Platform.SLACK, "D0MAYA"),
          List.of(
              new WatchNews.Item(
                  "01M88M4EGY30RTH081CF9APX73", new QuestionId("01M88M4EGY30RTH081CF9APX71"), 3)),
          2,
          START);
}
