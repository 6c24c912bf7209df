package io.github.rallybot.config.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * The system's clock plus an offset, which can be moved forward and is kept in a file: after a
 * restart time goes on where it was.
 */
final class MovableClock extends Clock {

  private final Clock real;
  private final Path file;
  private volatile Duration offset;

  private MovableClock(Clock real, Path file, Duration offset) {
    this.real = real;
    this.file = file;
    this.offset = offset;
  }

  /** The clock whose offset is kept in this folder; the system's time if there is none yet. */
  static MovableClock in(Path folder) {
    return in(folder, Clock.systemUTC());
  }

  static MovableClock in(Path folder, Clock real) {
    Path file = folder.resolve("clock");
    try {
      Duration offset =
          Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
      return new MovableClock(real, file, offset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DateTimeParseException e) {
      throw new IllegalStateException(
          "The playground cannot read its clock from "
              + file
              + ". Delete the folder to start afresh.",
          e);
    }
  }

  /**
   * Moves the clock to a moment that is still to come, and keeps that before anybody sees it.
   *
   * @throws IllegalArgumentException if the moment has passed: a bot must not see time run back
   */
  synchronized void moveTo(Instant moment) {
    if (moment.isBefore(instant())) {
      throw new IllegalArgumentException("this clock only goes forward");
    }
    keep(Duration.between(real.instant(), moment));
  }

  synchronized void move(Duration by) {
    moveTo(instant().plus(by));
  }

  /** Sets the clock where nobody has looked at it yet: before the bot has started. */
  synchronized void startAt(Instant moment) {
    keep(Duration.between(real.instant(), moment));
  }

  private void keep(Duration next) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, next.toString());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    offset = next;
  }

  /** Goes to what the machine's own clock says, unless it is ahead of that already. */
  synchronized void arrive() {
    if (offset.isNegative()) {
      keep(Duration.ZERO);
    }
  }

  @Override
  public Instant instant() {
    return real.instant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    Clock moved = this;
    return new Clock() {
      @Override
      public Instant instant() {
        return moved.instant();
      }

      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return moved.withZone(other);
      }
    };
  }
}
