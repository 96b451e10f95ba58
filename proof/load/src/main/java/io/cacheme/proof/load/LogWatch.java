package io.cacheme.proof.load;

import io.cacheme.testservers.LogCapture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** What Cacheme logs, from now on until it is closed, held against what docs/logs.md promises. */
public final class LogWatch implements AutoCloseable {

  /** A little less than the ten seconds, for a line is dated after its limit was looked at. */
  private static final Duration LIMIT = Duration.ofMillis(9_900);

  /** The problem of a log that has one of the secrets in it. */
  public static final String SHOWS_SECRET = "the log shows a secret";

  private final LogCapture capture = new LogCapture();

  /** How many lines of {@code INFO} and above there were. */
  public int lines() {
    return told().size();
  }

  /** All of it, with stack traces. */
  public String text() {
    return capture.text();
  }

  /** What the lines must not be: told too often, of faults of ours, or with a secret in them. */
  public List<String> problems(Collection<String> storages, Collection<String> secrets) {
    List<String> problems = new ArrayList<>();
    String text = capture.text();
    if (secrets.stream().anyMatch(text::contains)) {
      problems.add(SHOWS_SECRET);
    }
    for (LogRecord line : told()) {
      if (line.getLevel().intValue() > Level.WARNING.intValue()) {
        problems.add("the log has an error: " + line.getMessage());
      }
    }
    storages.forEach(storage -> problems.addAll(tooOften(storage)));
    return problems;
  }

  /**
   * What is said of {@code storage} last, if that is that it is passed by; to be asked when it
   * serves again.
   */
  public @Nullable String lastWord(String storage) {
    String last = null;
    for (LogRecord line : told()) {
      String message = line.getMessage();
      if (isWarning(line, storage)) {
        last = message.contains("passed by") ? message : null;
      } else if (message.startsWith("storage \"" + storage + "\" answers again: ")) {
        last = null;
      }
    }
    return last;
  }

  @Override
  public void close() {
    capture.close();
  }

  private List<String> tooOften(String storage) {
    List<String> problems = new ArrayList<>();
    Instant before = Instant.MIN;
    for (LogRecord line : told()) {
      if (isWarning(line, storage)) {
        if (line.getInstant().isBefore(before.plus(LIMIT))) {
          problems.add("warned twice in ten seconds: " + line.getMessage());
        }
        before = line.getInstant();
      }
    }
    return problems;
  }

  /** Of its calls; what it says of its past, its values and the like has limits of its own. */
  private static boolean isWarning(LogRecord line, String storage) {
    return line.getLevel().equals(Level.WARNING)
        && line.getMessage().startsWith("storage \"" + storage + "\" (");
  }

  private List<LogRecord> told() {
    return capture.records().stream()
        .filter(line -> line.getLevel().intValue() >= Level.INFO.intValue())
        .toList();
  }
}
