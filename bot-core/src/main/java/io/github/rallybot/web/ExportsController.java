package io.github.rallybot.web;

import io.github.rallybot.digest.DigestFiles;
import io.github.rallybot.question.QuestionFiles;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /exports/{token}}: a file that somebody asked for in chat, for a few minutes. */
@RestController
public final class ExportsController {

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{32}");

  private static final String OVER =
      """
      This link does not work any more: it did for 15 minutes.
      Ask for the export again in chat, where you got the link.
      """;

  private final QuestionFiles files;
  private final DigestFiles digests;

  public ExportsController(QuestionFiles files, DigestFiles digests) {
    this.files = files;
    this.digests = digests;
  }

  /** The file; 404 in plain words if the link is over, since people come here. */
  @GetMapping("/exports/{token}")
  public ResponseEntity<byte[]> file(@PathVariable("token") String token) {
    Optional<QuestionFiles.File> found =
        TOKEN.matcher(token).matches()
            ? files.find(token).or(() -> digests.find(token))
            : Optional.empty();
    var answer =
        ResponseEntity.status(found.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
            .cacheControl(CacheControl.noStore())
            .header("X-Content-Type-Options", "nosniff")
            .header("Referrer-Policy", "no-referrer");
    if (found.isEmpty()) {
      return answer.contentType(text("text/plain")).body(OVER.getBytes(StandardCharsets.UTF_8));
    }
    QuestionFiles.File file = found.get();
    return answer
        .contentType(text(file.mediaType()))
        .header(
            "Content-Disposition",
            ContentDisposition.attachment().filename(file.name()).build().toString())
        .body(file.bytes());
  }

  private static MediaType text(String type) {
    return new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8);
  }
}
