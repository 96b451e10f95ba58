package io.cacheme;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the cache logs while it is open, kept off the console. */
final class Log extends Handler {

  private static final Logger LOGGER = Logger.getLogger("io.cacheme");

  private final List<LogRecord> records = new CopyOnWriteArrayList<>();

  void open() {
    LOGGER.setUseParentHandlers(false);
    LOGGER.addHandler(this);
  }

  /** But for what is said of a node's storages when it is bound. */
  List<String> warnings() {
    return messages(Level.WARNING);
  }

  /** What is said, when a node is bound, of promises between processes that are not kept. */
  List<String> fleetWarnings() {
    return records.stream().filter(Log::isOfFleet).map(LogRecord::getMessage).toList();
  }

  private static boolean isOfFleet(LogRecord record) {
    return String.valueOf(record.getSourceClassName()).endsWith(".Fleet");
  }

  List<String> infos() {
    return messages(Level.INFO);
  }

  List<LogRecord> errors() {
    return records.stream().filter(record -> record.getLevel() == Level.SEVERE).toList();
  }

  private List<String> messages(Level level) {
    return records.stream()
        .filter(record -> record.getLevel() == level && !isOfFleet(record))
        .map(LogRecord::getMessage)
        .toList();
  }

  @Override
  public void publish(LogRecord record) {
    record.getSourceClassName(); // is found out now, or never
    records.add(record);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGER.removeHandler(this);
    LOGGER.setUseParentHandlers(true);
  }
}
