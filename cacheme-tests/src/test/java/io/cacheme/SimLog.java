package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What engines log while simulations run: their warnings of failing storages, which would be many,
 * are dropped, and what they log as an error, a callback of their own that failed, is kept.
 */
final class SimLog extends Handler implements BeforeAllCallback, AfterAllCallback {

  private static final Logger ENGINE = Logger.getLogger(Cacheme.class.getPackageName());
  private static final int MOST = 10;

  private final List<String> errors = new ArrayList<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    ENGINE.setLevel(Level.SEVERE);
    ENGINE.setUseParentHandlers(false);
    ENGINE.addHandler(this);
  }

  /** Runs {@code task}, in which errors may be logged, for its engine is a weaker one. */
  static void withoutErrors(Runnable task) {
    ENGINE.setLevel(Level.OFF);
    try {
      task.run();
    } finally {
      ENGINE.setLevel(Level.SEVERE);
    }
  }

  /** There must have been no error. */
  @Override
  public void afterAll(ExtensionContext context) {
    ENGINE.setLevel(null);
    ENGINE.setUseParentHandlers(true);
    ENGINE.removeHandler(this);
    assertThat(errors).as("errors that the engine logged").isEmpty();
  }

  @Override
  public synchronized void publish(LogRecord logRecord) {
    if (errors.size() < MOST) {
      errors.add(logRecord.getMessage() + ": " + logRecord.getThrown());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
