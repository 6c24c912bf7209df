package io.github.rallybot.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.FileRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
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
import io.github.rallybot.queue.Closing;
import io.github.rallybot.reminder.Duty;
import io.github.rallybot.reminder.Reminder;
import io.github.rallybot.schedule.Hours;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of every type. A golden file is changed only together with code that still reads
 * the old one.
 */
class GoldenDocumentsTest {

  private static final JsonMapper TREES =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final MemberId MAYA = new MemberId("01M837HXBWHS2761MNRA38E8MQ");
  private static final Instant START = Instant.parse("2026-11-23T09:30:00Z");
  private static final Instant ERASED = Instant.parse("2026-11-24T00:00:00Z");

  private static final Lead LEAD =
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
              new Deed(START, Optional.empty(), "received", Optional.empty()),
              new Deed(
                  START.plusSeconds(120), Optional.of(MAYA), "not_yet", Optional.of("timing"))),
          Optional.of(START.plusSeconds(5_000_000)),
          Optional.of(ERASED));

  private static final Member MEMBER =
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
          Optional.of(ERASED),
          new Availability(
              Optional.of(
                  new Hours(
                      EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
                      LocalTime.of(8, 30),
                      LocalTime.of(16, 0))),
              Optional.of("DE-BY"),
              Optional.of(
                  new Availability.Absence(
                      LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 3)))));

  private static final Reminder REMINDER =
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

  private static final Import IMPORT =
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

  private static final Duty DUTY =
      new Duty(new ChannelRef(Platform.SLACK, "C0LEADS"), Optional.of(MAYA), Optional.of(START));

  private static final LeadChannels.Choice CHOICE =
      new LeadChannels.Choice(new ChannelRef(Platform.TEAMS, "19:abc@thread.tacv2"), MAYA, START);

  private static final Source SOURCE =
      new Source(
          "hook",
          "typeform",
          Optional.of(START),
          Map.of("2026-11-22", 3L, "2026-11-23", 12L),
          List.of(
              new Source.Refused("bad-signature", List.of(), START, START.plusSeconds(60), 2),
              new Source.Refused("wrong-fields", List.of("email", "grade"), START, START, 1)));
  private static final Closing CLOSING =
      new Closing(
          "01M837HXBWHS2761MNRA38E8MQ-2026-11-23",
          MAYA,
          new ChannelRef(Platform.SLACK, "D0MAYA"),
          List.of(new LeadId("01ARZ3NDEKTSV4RRFFQ69G5FAV")),
          4,
          START);

  private static final Routes.Chosen ROUTES =
      new Routes.Chosen(
          List.of(
              new Route(
                  Map.of(
                      Route.Field.SOURCE, List.of("webinar"),
                      Route.Field.COUNTRY, List.of("DE", "AT")),
                  new ChannelRef(Platform.SLACK, "C0DACH"),
                  Optional.of(Duration.ofHours(4)),
                  Optional.of(new Route.Made(MAYA, START)))));

  private static final Delivered DELIVERED =
      new Delivered(
          Optional.of("1764000000.000100"),
          "f00d",
          Optional.of(
              new Delivered.Intent("01ARZ3NDEKTSV4RRFFQ69G5FAV", START, START.plusSeconds(10))),
          Optional.of(START.plusSeconds(60)),
          3,
          true);

  private final Documents documents = new Documents();

  private static final Burst BURST =
      new Burst(
          "01M88M4EGY30RTH081CF9APX62",
          new ChannelRef(Platform.SLACK, "C0LEADS"),
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

  static Stream<Arguments> goldenOnes() {
    return Stream.of(
        Arguments.of("lead.json", LEAD),
        Arguments.of("member.json", MEMBER),
        Arguments.of("choice.json", CHOICE),
        Arguments.of("routes.json", ROUTES),
        Arguments.of("source.json", SOURCE),
        Arguments.of("closing.json", CLOSING),
        Arguments.of("delivered.json", DELIVERED),
        Arguments.of("burst.json", BURST),
        Arguments.of("reminder.json", REMINDER),
        Arguments.of("duty.json", DUTY),
        Arguments.of("import.json", IMPORT));
  }

  private static String golden(String file) throws IOException {
    try (InputStream in = GoldenDocumentsTest.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @MethodSource("goldenOnes")
  void what_is_written_is_the_golden_file(String file, Record record) throws IOException {
    assertThat(TREES.readTree(documents.write(record, "{}")))
        .isEqualTo(TREES.readTree(golden(file)));
  }

  @ParameterizedTest
  @MethodSource("goldenOnes")
  void the_golden_file_reads_back_as_the_record(String file, Record record) throws IOException {
    assertThat((Object) documents.read(golden(file), record.getClass())).isEqualTo(record);
    assertThat(documents.unknown(golden(file), record.getClass())).isEqualTo("{}");
  }

  @ParameterizedTest
  @MethodSource("goldenOnes")
  void a_field_of_a_newer_version_survives_a_write_of_this_one(String file, Record record)
      throws IOException {
    String newer = golden(file).replaceFirst("\\{", "{\"newer\":{\"x\":[1.50,null]},");
    assertThat((Object) documents.read(newer, record.getClass())).isEqualTo(record);
    String unknown = documents.unknown(newer, record.getClass());
    assertThat(unknown).isEqualTo("{\"newer\":{\"x\":[1.50,null]}}");
    assertThat(TREES.readTree(documents.write(record, unknown))).isEqualTo(TREES.readTree(newer));
  }

  @Test
  void an_old_lead_with_only_what_every_lead_has_reads_with_the_rest_empty() {
    assertThat(
            documents.read(
                """
                {"id":"01ARZ3NDEKTSV4RRFFQ69G5FAV","receivedAt":"2026-11-23T09:30:00Z",
                 "source":"form","contact":{"name":"N"}}\
                """,
                Lead.class))
        .isEqualTo(
            new Lead(
                new LeadId("01ARZ3NDEKTSV4RRFFQ69G5FAV"),
                START,
                new Brief(
                    "form",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    new Contact(
                        Optional.of("N"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                    List.of(),
                    Map.of(),
                    false),
                new Place(Optional.empty(), Optional.empty(), false, Optional.empty(), List.of()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new FollowUp(
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of()),
                List.of(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void an_erased_lead_of_whom_nothing_is_known_reads_back_as_it_was_written() {
    Lead erased =
        documents.read(
            "{\"id\":\"L\",\"receivedAt\":\"2026-11-23T09:30:00Z\",\"source\":\"f\",\"contact\":{}}",
            Lead.class);
    assertThat(documents.read(documents.write(erased, "{}"), Lead.class)).isEqualTo(erased);
    assertThat(erased.contact().name()).isEmpty();
  }

  @Test
  void an_old_member_with_only_what_every_member_has_reads_with_the_rest_empty() {
    assertThat(documents.read("{\"id\":\"M\",\"since\":\"2026-11-23T09:30:00Z\"}", Member.class))
        .isEqualTo(
            new Member(
                new MemberId("M"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Set.of(),
                START,
                Optional.empty(),
                Optional.empty(),
                Availability.usual()));
  }

  @Test
  void a_delivered_record_without_anything_is_that_of_a_card_never_delivered() {
    assertThat(documents.read("{}", Delivered.class)).isEqualTo(Delivered.nothing());
    assertThat(documents.read(documents.write(Delivered.nothing(), "{}"), Delivered.class))
        .isEqualTo(Delivered.nothing());
  }
}
