package io.github.rallybot.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.delivery.Delivered;
import io.github.rallybot.lead.FollowUp;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Place;
import io.github.rallybot.lead.SampleBrief;
import io.github.rallybot.member.Availability;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
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

  private final Documents documents = new Documents();

  static Stream<Arguments> goldenOnes() {
    return Stream.of(
        Arguments.of("lead.json", GoldenDocuments.LEAD),
        Arguments.of("figures.json", GoldenMeetings.FIGURES),
        Arguments.of("member.json", GoldenDocuments.MEMBER),
        Arguments.of("choice.json", GoldenDocuments.CHOICE),
        Arguments.of("routes.json", GoldenDocuments.ROUTES),
        Arguments.of("source.json", GoldenDocuments.SOURCE),
        Arguments.of("closing.json", GoldenDocuments.CLOSING),
        Arguments.of("delivered.json", GoldenDocuments.DELIVERED),
        Arguments.of("burst.json", GoldenDocuments.BURST),
        Arguments.of("reminder.json", GoldenDocuments.REMINDER),
        Arguments.of("content.json", GoldenDocuments.CONTENT),
        Arguments.of("content-use.json", GoldenDocuments.CONTENT_USE),
        Arguments.of("hearing.json", GoldenDocuments.HEARING),
        Arguments.of("news.json", GoldenDocuments.NEWS),
        Arguments.of("question.json", GoldenDocuments.QUESTION),
        Arguments.of("shared-questions.json", GoldenDocuments.SHARED),
        Arguments.of("content-feed.json", GoldenDocuments.FEED),
        Arguments.of("question-watch.json", GoldenDocuments.WATCH_LIST),
        Arguments.of("watch-news.json", GoldenDocuments.WATCH_NEWS),
        Arguments.of("meeting-plan.json", GoldenMeetings.MEETING_PLAN),
        Arguments.of("action.json", GoldenMeetings.ACTION),
        Arguments.of("agenda-item.json", GoldenMeetings.AGENDA_ITEM),
        Arguments.of("meeting.json", GoldenMeetings.MEETING),
        Arguments.of("action-reminder.json", GoldenMeetings.ACTION_REMINDER),
        Arguments.of("action-news.json", GoldenMeetings.ACTION_NEWS),
        Arguments.of("digest.json", GoldenMeetings.DIGEST),
        Arguments.of("still-on.json", GoldenMeetings.STILL_ON),
        Arguments.of("duty.json", GoldenDocuments.DUTY),
        Arguments.of("import.json", GoldenDocuments.IMPORT));
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
    assertThat(TREES.readTree(documents.write(record))).isEqualTo(TREES.readTree(golden(file)));
  }

  @ParameterizedTest
  @MethodSource("goldenOnes")
  void the_golden_file_reads_back_as_the_record(String file, Record record) throws IOException {
    assertThat((Object) documents.read(golden(file), record.getClass())).isEqualTo(record);
  }

  @ParameterizedTest
  @MethodSource("goldenOnes")
  void a_field_of_a_newer_version_survives_a_write_of_this_one(String file, Record record)
      throws IOException {
    String newer = golden(file).replaceFirst("\\{", "{\"newer\":{\"x\":[1.50,null]},");
    assertThat((Object) documents.read(newer, record.getClass())).isEqualTo(record);
    assertThat(TREES.readTree(documents.write(record, record.getClass(), newer)))
        .isEqualTo(TREES.readTree(newer));
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
                GoldenDocuments.START,
                SampleBrief.from("form").name("N").brief(),
                new Place(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    List.of()),
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
  void a_moment_is_read_as_the_formatter_reads_it() {
    for (String text :
        List.of(
            "2026-11-23T09:30:00Z",
            "2026-11-23T09:30:00.1Z",
            "2026-11-23T09:30:00.123456789Z",
            "1969-12-31T23:59:59.999Z",
            "2024-02-29T00:00:00Z",
            "+10000-01-01T00:00:00Z",
            "2026-11-23T09:30:00+05:45")) {
      assertThat(Moments.parse(text)).isEqualTo(Instant.parse(text));
    }
  }

  @Test
  void an_erased_lead_of_whom_nothing_is_known_reads_back_as_it_was_written() {
    Lead erased =
        documents.read(
            "{\"id\":\"L\",\"receivedAt\":\"2026-11-23T09:30:00Z\",\"source\":\"f\",\"contact\":{}}",
            Lead.class);
    assertThat(documents.read(documents.write(erased), Lead.class)).isEqualTo(erased);
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
                GoldenDocuments.START,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Availability.usual(),
                Optional.empty()));
  }

  @Test
  void a_delivered_record_without_anything_is_that_of_a_card_never_delivered() {
    assertThat(documents.read("{}", Delivered.class)).isEqualTo(Delivered.nothing());
    assertThat(documents.read(documents.write(Delivered.nothing()), Delivered.class))
        .isEqualTo(Delivered.nothing());
  }
}
