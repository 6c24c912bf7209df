package io.github.rallybot.web;

import io.github.rallybot.journal.StorageAway;
import io.github.rallybot.meeting.MeetingLinks;
import io.github.rallybot.meeting.PlannedMeeting;
import io.github.rallybot.meeting.RoomDeeds;
import io.github.rallybot.meeting.TeamMeetings;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.room.Look;
import io.github.rallybot.room.MeetingPage;
import io.github.rallybot.room.PageFrame;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * {@code /meetings/{period}}: the page of a meeting. A link's key is exchanged for a cookie that
 * only this page gets; each request looks again whether its member is still welcome.
 */
@RestController
public final class MeetingsController {

  static final String COOKIE = "rally-meeting";

  private static final Pattern PERIOD = Pattern.compile("\\d{4}-(W\\d{2}(-2w)?|\\d{2})");
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{32}");
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private final TeamMeetings meetings;
  private final MeetingPage page;
  private final MeetingStreams streams;
  private final Optional<URI> publicUrl;
  private final Clock clock;

  /**
   * @param publicUrl where browsers reach the bot
   */
  public MeetingsController(
      TeamMeetings meetings,
      MeetingPage page,
      MeetingStreams streams,
      Optional<URI> publicUrl,
      Clock clock) {
    this.meetings = meetings;
    this.page = page;
    this.streams = streams;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /** The page; with a key, the door to it; with {@code X-Rally-Part}, only what changes. */
  @GetMapping("/meetings/{period}")
  public ResponseEntity<String> page(
      @PathVariable("period") String period, HttpServletRequest request) {
    String key = parameter(request, "key");
    if (!PERIOD.matcher(period).matches()) {
      return html(HttpStatus.NOT_FOUND, PageFrame.unknown());
    }
    if (SECRET.matcher(key).matches()) {
      return html(HttpStatus.OK, PageFrame.door(period, key));
    }
    return whileStored(
        period,
        () -> {
          Optional<MeetingLinks.Visitor> visitor = visitor(request, period);
          if (visitor.isEmpty()) {
            return html(HttpStatus.FORBIDDEN, PageFrame.closed(period));
          }
          Optional<PlannedMeeting> planned = meetings.agenda().planned(period);
          if (planned.isEmpty()) {
            return html(HttpStatus.NOT_FOUND, PageFrame.unknown());
          }
          Look look =
              Look.of(
                  parameter(request, "row"),
                  parameter(request, "count"),
                  parameter(request, "by"),
                  parameter(request, "of"));
          return html(
              HttpStatus.OK,
              request.getHeader("X-Rally-Part") == null
                  ? page.whole(visitor.get().member(), planned.get(), look)
                  : page.live(visitor.get().member(), planned.get(), look));
        });
  }

  /** Exchanges the key of a link for a cookie. */
  @PostMapping("/meetings/{period}/enter")
  public ResponseEntity<String> enter(
      @PathVariable("period") String period, HttpServletRequest request) {
    String address = "../" + period;
    String key = parameter(request, "key");
    if (!PERIOD.matcher(period).matches() || !SECRET.matcher(key).matches() || !ours(request)) {
      return html(HttpStatus.FORBIDDEN, PageFrame.closed(address));
    }
    return whileStored(
        address,
        () -> {
          Optional<MemberId> whose = meetings.links().whose(key);
          if (visitor(request, period)
              .filter(here -> whose.filter(one -> !one.equals(here.member().id())).isEmpty())
              .isPresent()) {
            return back(address).body("");
          }
          return meetings
              .links()
              .enter(key, period)
              .map(
                  entered ->
                      back(address)
                          .header(HttpHeaders.SET_COOKIE, cookie(period, entered).toString())
                          .body(""))
              .orElseGet(() -> html(HttpStatus.FORBIDDEN, PageFrame.closed(address)));
        });
  }

  private ResponseCookie cookie(String period, MeetingLinks.Entered entered) {
    String before = publicUrl.map(URI::getPath).orElse("").replaceFirst("/+$", "");
    return ResponseCookie.from(COOKIE, entered.pass())
        .httpOnly(true)
        .sameSite("Strict")
        .secure(publicUrl.filter(url -> "https".equals(url.getScheme())).isPresent())
        .path(before + "/meetings/" + period)
        .maxAge(Duration.between(clock.instant(), entered.until()))
        .build();
  }

  /** Says when to ask for the page again. */
  @GetMapping(path = "/meetings/{period}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  public ResponseEntity<SseEmitter> events(
      @PathVariable("period") String period, HttpServletRequest request) {
    if (visitor(request, period).isEmpty()) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    String pass = pass(request).orElseThrow();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header("X-Accel-Buffering", "no")
        .body(streams.open(() -> meetings.links().visitor(pass, period).isPresent()));
  }

  /**
   * Does something. A script is told in JSON why not ({@code 422}); whoever has none gets the page
   * again, or one that says why not.
   */
  @PostMapping("/meetings/{period}/deeds")
  public ResponseEntity<?> deed(@PathVariable("period") String period, HttpServletRequest request) {
    boolean script = String.valueOf(request.getHeader("Accept")).contains("application/json");
    String address = "../" + period;
    if (!script) {
      return whileStored(address, () -> formDone(period, address, request));
    }
    Optional<MeetingLinks.Visitor> visitor =
        ours(request) ? visitor(request, period) : Optional.empty();
    if (visitor.isEmpty()) {
      return told(HttpStatus.FORBIDDEN, "This page is not open to you any more.");
    }
    return done(visitor.get(), period, request)
        .map(why -> told(HttpStatus.UNPROCESSABLE_CONTENT, why))
        .orElseGet(() -> told(HttpStatus.OK, ""));
  }

  private ResponseEntity<String> formDone(
      String period, String address, HttpServletRequest request) {
    Optional<MeetingLinks.Visitor> visitor =
        ours(request) ? visitor(request, period) : Optional.empty();
    if (visitor.isEmpty()) {
      return html(HttpStatus.FORBIDDEN, PageFrame.closed(address));
    }
    return done(visitor.get(), period, request)
        .map(why -> html(HttpStatus.UNPROCESSABLE_CONTENT, PageFrame.refused(why, address)))
        .orElseGet(
            () -> back(address + Look.of(parameter(request, "row"), "", "", "").query()).body(""));
  }

  private Optional<String> done(
      MeetingLinks.Visitor visitor, String period, HttpServletRequest request) {
    Map<String, String> said = new java.util.HashMap<>();
    request.getParameterMap().forEach((name, values) -> said.put(name, values[0]));
    return meetings
        .agenda()
        .planned(period)
        .map(planned -> MeetingDeed.of(said).doneBy(visitor.user(), planned, room()))
        .orElse(Optional.of("There is no such meeting."));
  }

  private RoomDeeds room() {
    return meetings.room();
  }

  private Optional<MeetingLinks.Visitor> visitor(HttpServletRequest request, String period) {
    return pass(request).flatMap(pass -> meetings.links().visitor(pass, period));
  }

  private static Optional<String> pass(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .filter(value -> SECRET.matcher(value).matches())
            .findFirst();
  }

  /**
   * Whether a page of ours sent it. A form says {@code Origin: null} since it tells no referrer;
   * then browsers say by {@code Sec-Fetch-Site} where it is from.
   */
  private boolean ours(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = request.getHeader("Origin");
    return origin != null
        && publicUrl.map(MeetingsController::origin).filter(origin::equals).isPresent();
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getAuthority();
  }

  private static String parameter(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  private static ResponseEntity<String> whileStored(
      String address, Supplier<ResponseEntity<String>> answer) {
    try {
      return answer.get();
    } catch (StorageAway away) {
      return html(HttpStatus.SERVICE_UNAVAILABLE, PageFrame.away(address));
    }
  }

  private static ResponseEntity<Map<String, String>> told(HttpStatus status, String why) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("why", why));
  }

  private static ResponseEntity.BodyBuilder back(String address) {
    return guarded(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, address);
  }

  private static ResponseEntity<String> html(HttpStatus status, String body) {
    return guarded(status).contentType(HTML).body(body);
  }

  private static ResponseEntity.BodyBuilder guarded(HttpStatus status) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy", PageFrame.POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("X-Robots-Tag", "noindex, nofollow");
  }
}
