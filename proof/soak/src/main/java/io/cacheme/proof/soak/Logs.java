package io.cacheme.proof.soak;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Looks at each line that is logged, and keeps none. */
final class Logs extends Handler {

  /** That of which all is looked at; of others what they tell anyway. */
  private static final Logger OURS = Logger.getLogger("io.cacheme");

  private static final Logger ALL = Logger.getLogger("");

  private final Set<String> secrets;
  private final SimpleFormatter formatter = new SimpleFormatter();
  private final AtomicLong lines = new AtomicLong();
  private final AtomicLong shown = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();

  private Logs(Set<String> secrets) {
    this.secrets = Set.copyOf(secrets);
    setLevel(Level.ALL);
  }

  /** From now on, in the place of all other handlers. */
  static Logs watch(Set<String> secrets) {
    Logs logs = new Logs(secrets);
    for (Handler other : ALL.getHandlers()) {
      ALL.removeHandler(other);
    }
    ALL.addHandler(logs);
    OURS.setLevel(Level.ALL);
    return logs;
  }

  long lines() {
    return lines.get();
  }

  /** How many show a secret. */
  long shown() {
    return shown.get();
  }

  /** How many the cache tells of faults of its own; drivers tell of theirs as errors, too. */
  long errors() {
    return errors.get();
  }

  @Override
  public void publish(LogRecord line) {
    String text = formatter.format(line);
    lines.incrementAndGet();
    if (secrets.stream().anyMatch(text::contains)) {
      shown.incrementAndGet();
      System.err.println("a secret is shown by a line of " + line.getLoggerName());
    }
    if (line.getLevel().intValue() > Level.WARNING.intValue()
        && String.valueOf(line.getLoggerName()).startsWith(OURS.getName())) {
      errors.incrementAndGet();
      System.err.print(text);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
