package io.cacheme.testservers;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Collects what Cacheme, or another, logs, instead of printing it, until it is closed. */
public final class LogCapture extends Handler implements AutoCloseable {

  private final Logger logger;
  private final StringBuilder text = new StringBuilder();
  private final List<LogRecord> records = new ArrayList<>();
  private final SimpleFormatter formatter = new SimpleFormatter();

  /** All of Cacheme's, from now on. */
  public LogCapture() {
    this("io.cacheme", Level.ALL);
  }

  /** What {@code name} logs at {@code level} or above, from now on. */
  public LogCapture(String name, Level level) {
    logger = Logger.getLogger(name);
    setLevel(level);
    logger.setLevel(level);
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  /** What was logged so far, with stack traces. */
  public synchronized String text() {
    return text.toString();
  }

  /** The same, line by line. */
  public synchronized List<LogRecord> records() {
    return List.copyOf(records);
  }

  @Override
  public synchronized void publish(LogRecord record) {
    records.add(record);
    text.append(formatter.format(record));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
