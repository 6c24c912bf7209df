package io.github.rallybot.redis;

import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a commit down as the keys and arguments of its script. */
final class Steps {

  private final Keys keys;
  private final Documents documents;
  private final long now;
  private final Duration journalKept;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<Integer, Claim> claims = new HashMap<>();
  private final List<String> arguments = new ArrayList<>();

  Steps(Keys keys, Documents documents, long now, Duration journalKept) {
    this.keys = keys;
    this.documents = documents;
    this.now = now;
    this.journalKept = journalKept;
  }

  List<String> keyNames() {
    return names;
  }

  List<String> arguments() {
    return arguments;
  }

  Claim claimAt(int place) {
    @Nullable Claim claim = claims.get(place);
    if (claim == null) {
      throw new IllegalStateException("no claim at " + place);
    }
    return claim;
  }

  void add(Commit.Step step) {
    if (step instanceof Commit.Step.Put<?> put) {
      step(
          "put",
          place(keys.document(put.ref())),
          Long.toString(put.version()),
          documents.write(put.value(), put.ref().type(), put.keeping()));
    } else if (step instanceof Commit.Step.Expect expect) {
      step("expect", place(keys.document(expect.ref())), Long.toString(expect.version()));
    } else if (step instanceof Commit.Step.Take take) {
      String place = place(keys.claim(take.claim()));
      claims.put(Integer.valueOf(place), take.claim());
      step("take", place, take.holder(), take.until().map(d -> "" + d.toMillis()).orElse("0"));
    } else if (step instanceof Commit.Step.Release release) {
      step("release", place(keys.claim(release.claim())), release.holder());
    } else if (step instanceof Commit.Step.Add add) {
      step("add", place(keys.index(add.index())), Long.toString(add.score()), add.member());
    } else if (step instanceof Commit.Step.Remove remove) {
      step("remove", place(keys.index(remove.index())), remove.member());
    } else if (step instanceof Commit.Step.Append append) {
      append(append.event());
    } else if (step instanceof Commit.Step.Flag flag) {
      mark(flag.mark());
    } else if (step instanceof Commit.Step.Under under) {
      step("under", place(keys.lease(under.channel())), under.token());
    } else if (step instanceof Commit.Step.Unflag unflag) {
      step(
          "unmark",
          place(keys.dueChannels()),
          place(keys.due(unflag.channel())),
          place(keys.urgent(unflag.channel())),
          place(keys.marks(unflag.channel())),
          unflag.channel().code(),
          unflag.card());
    } else if (step instanceof Commit.Step.Keep keep) {
      step(
          "ticket",
          place(keys.ticket(keep.message())),
          keep.ticket().token(),
          Integer.toString(keep.ticket().uses()),
          Long.toString(keep.ticket().until().toEpochMilli()));
    }
  }

  void mark(Mark mark) {
    step(
        "mark",
        place(keys.dueChannels()),
        place(keys.due(mark.channel())),
        place(keys.urgent(mark.channel())),
        place(keys.marks(mark.channel())),
        place(keys.markCounter()),
        mark.channel().code(),
        mark.card(),
        Long.toString(now + mark.after().toMillis()),
        mark.urgent() ? "1" : "0",
        mark.after().isZero() ? "0" : "1");
  }

  private void append(Event event) {
    List<String> entry = new ArrayList<>();
    entry.add(place(keys.journal()));
    entry.add(Long.toString(now - journalKept.toMillis()));
    entry.add("type");
    entry.add(event.type());
    event
        .fields()
        .forEach(
            (name, code) -> {
              entry.add(name);
              entry.add(code);
            });
    step("append", entry.toArray(String[]::new));
  }

  private String place(String key) {
    return Integer.toString(
        places.computeIfAbsent(
            key,
            k -> {
              names.add(k);
              return names.size();
            }));
  }

  private void step(String code, String... args) {
    arguments.add(code);
    arguments.add(Integer.toString(args.length));
    arguments.addAll(List.of(args));
  }
}
