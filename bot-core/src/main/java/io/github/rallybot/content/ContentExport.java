package io.github.rallybot.content;

import io.github.rallybot.intake.Rows;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The register as rows that spreadsheets and other tools read, the newest content first. */
public final class ContentExport {

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "title",
          "link",
          "line",
          "state",
          "personas",
          "stages",
          "products",
          "owner",
          "reviewBy",
          "addedAt",
          "sent",
          "lastSentAt",
          "answers");

  private final Contents contents;
  private final Members members;
  private final Asked asked;

  public ContentExport(Contents contents, Members members, Asked asked) {
    this.contents = contents;
    this.members = members;
    this.asked = asked;
  }

  /** All that is in the register; what was taken out is left out. */
  public Rows rows() {
    List<Content> all = contents.all();
    Map<ContentId, List<String>> answered = asked.answered();
    Map<MemberId, Member> owners =
        members.named(all.stream().flatMap(one -> one.details().owner().stream()).toList());
    return new Rows(COLUMNS, all.size(), i -> row(all.get(i), answered, owners));
  }

  private static Map<String, Object> row(
      Content content, Map<ContentId, List<String>> answered, Map<MemberId, Member> owners) {
    Details details = content.details();
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("id", content.id().value());
    cells.put("title", content.title());
    put(cells, "link", details.link().map(URI::toString));
    put(cells, "line", details.line());
    cells.put("state", content.state().name().toLowerCase(Locale.ROOT));
    cells.put("personas", details.personas());
    cells.put("stages", details.stages());
    cells.put("products", details.products());
    put(
        cells,
        "owner",
        details
            .owner()
            .flatMap(id -> Optional.ofNullable(owners.get(id)))
            .flatMap(Member::shortName));
    put(cells, "reviewBy", details.reviewBy().map(LocalDate::toString));
    cells.put("addedAt", content.addedAt().toString());
    cells.put("sent", content.sent());
    put(cells, "lastSentAt", content.lastSentAt().map(Instant::toString));
    cells.put("answers", answered.getOrDefault(content.id(), List.of()));
    return cells;
  }

  private static void put(Map<String, Object> cells, String column, Optional<String> value) {
    value.ifPresent(text -> cells.put(column, text));
  }
}
