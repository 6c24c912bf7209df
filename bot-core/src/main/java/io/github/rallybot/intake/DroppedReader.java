package io.github.rallybot.intake;

import io.github.rallybot.chat.FileRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.journal.StorageAway;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches dropped files, and says on their cards what goes wrong and what to do. */
final class DroppedReader {

  /** What helps when a file did not come. */
  static final String AGAIN = "Drop the file here again: who is in already is not added twice.";

  private static final Logger log = LoggerFactory.getLogger(DroppedReader.class);

  private final Imports imports;
  private final Platforms platforms;
  private final Clock clock;
  private final long mostBytes;

  DroppedReader(Imports imports, Platforms platforms, Clock clock, long mostBytes) {
    this.imports = imports;
    this.platforms = platforms;
    this.clock = clock;
    this.mostBytes = mostBytes;
  }

  /** What is done with the content of a file. */
  interface Use {
    void of(InputStream content) throws IOException, FileRefused;
  }

  /**
   * Opens the file of an import, if nobody else decided meanwhile what becomes of it. If the
   * platform or the storage is away, the import is left as it is, to be gone on with later.
   */
  void read(Import mine, Use use) {
    try {
      if (imports.find(mine.id()).filter(now -> now.isStill(mine)).isEmpty()) {
        return;
      }
      FileRef file = mine.dropped().orElseThrow().file();
      try (InputStream content =
          new LimitedStream(platforms.get(file.platform()).read(file), mostBytes)) {
        use.of(content);
      }
    } catch (StorageAway away) {
      log.warn("import {} waits for the storage", mine.id());
    } catch (FileRefused refused) {
      ends(mine, refused.message());
    } catch (LimitedStream.TooLong tooLong) {
      ends(mine, tooLong());
    } catch (PlatformException.Blocked blocked) {
      ends(
          mine,
          "I may not read files here ("
              + blocked.code()
              + "): an admin has to let me."
              + " Until then, the file can be sent to POST /api/leads/import.");
    } catch (PlatformException.Rejected gone) {
      ends(mine, "The file is not there any more. " + AGAIN);
    } catch (PlatformException away) {
      log.warn("the file of import {} cannot be fetched now: {}", mine.id(), away.getMessage());
      note(mine, now -> now.withNote("I cannot get the file just now. I will try again soon."));
    } catch (IOException broken) {
      log.warn("the file of import {} could not be read: {}", mine.id(), broken.toString());
      ends(mine, "The file could not be read to its end. " + AGAIN);
    } catch (RuntimeException fault) {
      log.error("import {} failed", mine.id(), fault);
      ends(mine, "Something went wrong here; it is in the log. " + AGAIN);
    }
  }

  private void ends(Import mine, String why) {
    Import.Status ended =
        mine.status() == Import.Status.PROPOSED
            ? Import.Status.CANCELLED
            : Import.Status.INTERRUPTED;
    note(mine, now -> now.withNote(why).with(ended, clock.instant()));
  }

  private void note(Import mine, UnaryOperator<Import> change) {
    try {
      imports.change(
          mine.id(),
          stored ->
              stored.value().isStill(mine)
                  ? Optional.of(change.apply(stored.value()))
                  : Optional.empty());
    } catch (StorageAway away) {
      log.warn("what became of import {} waits for the storage", mine.id());
    }
  }

  /** What to say of a file that is longer than it may be. */
  String tooLong() {
    return "That file is longer than %,d MB. Split it, and drop the parts here."
        .formatted(mostBytes / 1_000_000);
  }

  boolean tooLong(long bytes) {
    return bytes > mostBytes;
  }
}
