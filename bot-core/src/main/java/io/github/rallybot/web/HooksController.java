package io.github.rallybot.web;

import io.github.rallybot.intake.Hook;
import io.github.rallybot.intake.Hooks;
import io.github.rallybot.intake.Incoming;
import io.github.rallybot.intake.Trouble;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /hooks/{source}}: what form tools send by themselves. */
@RestController
public final class HooksController {

  private static final int MOST_BYTES = 256 * 1024;

  private final Hooks hooks;

  public HooksController(Hooks hooks) {
    this.hooks = hooks;
  }

  /**
   * Takes in what a tool sends: at most 256 kB of JSON, or a form. Refused are, in this order, an
   * unknown hook (404), what is too long (413), of another type (415), not shown to be the tool's
   * (401; why is told in chat only), unreadable or wrong (400), and what holds nobody to reach
   * (422). Answers 202 once all that can be taken is durable, with one entry per lead.
   */
  @PostMapping(Hook.PATH + "{source}")
  public ResponseEntity<Object> receive(@PathVariable String source, HttpServletRequest request)
      throws IOException {
    Hook hook = find(source);
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      throw refused(hook, Trouble.TOO_LONG, HttpStatus.CONTENT_TOO_LARGE);
    }
    boolean json = isJson(request);
    if (!json && !type(request).equals(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
      throw refused(hook, Trouble.WRONG_TYPE, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }
    Incoming incoming =
        new Incoming(
            request.getMethod(),
            pathAndQuery(request),
            name -> Optional.ofNullable(request.getHeader(name)),
            body);
    if (hooks.refuse(hook, incoming).isPresent()) {
      throw new Refusal(
          Problem.of(
              HttpStatus.UNAUTHORIZED,
              "This is not verified as sent by the tool of this hook. Why, the bot says in chat to"
                  + " a leader who types: sources."));
    }
    return answer(hook, hooks.receive(hook, incoming, payload(hook, json, body)));
  }

  /** For tools, and people, that look whether the address exists before they send to it. */
  @GetMapping(Hook.PATH + "{source}")
  public ResponseEntity<Object> look(@PathVariable String source) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("hook", find(source).name(), "send", "POST"));
  }

  private Hook find(String source) {
    return hooks
        .find(source)
        .orElseThrow(() -> new Refusal(Problem.of(HttpStatus.NOT_FOUND.value(), "POST")));
  }

  private Refusal refused(Hook hook, Trouble trouble, HttpStatus status) {
    hooks.refused(hook, trouble);
    return new Refusal(Problem.of(status, says(hook, trouble)));
  }

  private static String says(Hook hook, Trouble trouble) {
    return "Nothing was taken in: " + trouble.words(hook.name()) + ".";
  }

  private Object payload(Hook hook, boolean json, byte[] body) {
    if (json) {
      try {
        return JsonBody.value(body);
      } catch (Refusal unreadable) {
        hooks.refused(hook, Trouble.UNREADABLE);
        throw unreadable;
      }
    }
    return FormBody.parse(body)
        .orElseThrow(() -> refused(hook, Trouble.UNREADABLE, HttpStatus.BAD_REQUEST));
  }

  private static ResponseEntity<Object> answer(Hook hook, List<Hooks.Result> results) {
    boolean any = results.stream().anyMatch(Hooks.Result.Taken.class::isInstance);
    if (!any && results.get(0) instanceof Hooks.Result.Refused first) {
      boolean alike =
          results.stream()
              .allMatch(
                  result ->
                      result instanceof Hooks.Result.Refused refused
                          && refused.trouble() == first.trouble());
      throw new Refusal(
          new Problem(
              alike ? status(first.trouble()) : HttpStatus.BAD_REQUEST,
              says(hook, first.trouble()),
              results.stream()
                  .filter(Hooks.Result.Refused.class::isInstance)
                  .flatMap(result -> ((Hooks.Result.Refused) result).errors().stream())
                  .toList()));
    }
    return ResponseEntity.accepted()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("leads", results.stream().map(result -> entry(hook, result)).toList()));
  }

  private static HttpStatus status(Trouble trouble) {
    return trouble == Trouble.NOBODY || trouble == Trouble.ID_REUSED
        ? HttpStatus.UNPROCESSABLE_CONTENT
        : HttpStatus.BAD_REQUEST;
  }

  private static Map<String, Object> entry(Hook hook, Hooks.Result result) {
    Map<String, Object> entry = new LinkedHashMap<>();
    if (result instanceof Hooks.Result.Taken taken) {
      entry.put("leadId", taken.lead().value());
      entry.put("status", taken.duplicate() ? "duplicate" : "accepted");
      if (!taken.aside().isEmpty()) {
        entry.put("detail", Trouble.SET_ASIDE.words(hook.name()) + ".");
        entry.put("errors", taken.aside());
      }
    } else if (result instanceof Hooks.Result.Refused refused) {
      entry.put("status", "rejected");
      entry.put("detail", says(hook, refused.trouble()));
      if (!refused.errors().isEmpty()) {
        entry.put("errors", refused.errors());
      }
    }
    return entry;
  }

  private static boolean isJson(HttpServletRequest request) {
    String type = type(request);
    return type.equals(MediaType.APPLICATION_JSON_VALUE)
        || (type.startsWith("application/") && type.endsWith("+json"));
  }

  private static String type(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static String pathAndQuery(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }
}
