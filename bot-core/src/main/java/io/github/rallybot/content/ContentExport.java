package io.github.rallybot.content;

import io.github.rallybot.intake.Rows;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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

  private static final List<String> SENDING =
      List.of("id", "contentId", "title", "at", "sentBy", "stage", "leadId");

  private static final int ALL = 10_000_000;

  private final Contents contents;
  private final ContentUses uses;
  private final Members members;
  private final Asked asked;

  public ContentExport(Contents contents, ContentUses uses, Members members, Asked asked) {
    this.contents = contents;
    this.uses = uses;
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

  /** Each time somebody sent one of them: the newest content first, its latest sending first. */
  public Rows sendings() {
    List<ContentUse> all = new ArrayList<>();
    Map<ContentId, String> titles = new HashMap<>();
    for (Content content : contents.all()) {
      titles.put(content.id(), content.title());
      if (content.sent() > 0) {
        all.addAll(uses.uses(content.id(), ALL));
      }
    }
    Map<MemberId, Member> senders = members.named(all.stream().map(ContentUse::by).toList());
    return new Rows(SENDING, all.size(), i -> sending(all.get(i), titles, senders));
  }

  private static Map<String, Object> sending(
      ContentUse use, Map<ContentId, String> titles, Map<MemberId, Member> senders) {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("id", use.id());
    cells.put("contentId", use.content().value());
    cells.put("title", titles.getOrDefault(use.content(), ""));
    cells.put("at", use.at().toString());
    put(cells, "sentBy", Optional.ofNullable(senders.get(use.by())).flatMap(Member::name));
    put(cells, "stage", use.stage());
    put(cells, "leadId", use.lead().map(LeadId::value));
    return cells;
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
