package io.cacheme.testservers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.LogCapture;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What tests of opening stand on: storages that are closed after each case, whatever happened, and
 * a log that shows no password. All secrets of these tests have {@value #SECRET} in them.
 */
abstract class OpenedStorages {

  static final String SECRET = "canary";

  /** What the storages are opened as, which is in the names of their threads and in the log. */
  static final String NAME = "opened";

  LogCapture log;
  private final List<RemoteStorage> made = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // JUnit calls captureLog() first
  OpenedStorages() {}

  @BeforeEach
  final void captureLog() {
    log = new LogCapture();
  }

  @AfterEach
  final void closeStorages() {
    try {
      made.forEach(storage -> Await.value(storage.close()));
      assertThat(log.text()).doesNotContain(SECRET);
    } finally {
      log.close();
    }
  }

  /** What was logged in this case, with stack traces. */
  protected final String logged() {
    return log.text();
  }

  /** {@code storage}, which is closed after the case. */
  protected final RemoteStorage toBeClosed(RemoteStorage storage) {
    made.add(storage);
    return storage;
  }

  /** {@code storage}, opened. */
  protected final RemoteStorage opened(RemoteStorage storage) {
    Await.value(toBeClosed(storage).open(StorageContexts.system(NAME)));
    return storage;
  }

  /** How the open of {@code storage} failed. */
  protected final Throwable failureOfOpen(RemoteStorage storage) {
    return Await.failure(toBeClosed(storage).open(StorageContexts.system(NAME)));
  }

  /** The same where the storage may take no longer than {@code connectTimeout}. */
  protected final Throwable failureOfOpen(RemoteStorage storage, Duration connectTimeout) {
    return Await.failure(toBeClosed(storage).open(StorageContexts.system(NAME, connectTimeout)));
  }

  /** That {@code storage} can be opened, and then serves. */
  protected final void assertOpensAndServes(RemoteStorage storage) {
    assertServes(opened(storage));
  }

  /** That {@code storage}, which is open, keeps 200,000 bytes, or as much as it may. */
  protected static final void assertServes(RemoteStorage storage) {
    byte[] value = new byte[Math.min(200_000, storage.maxValueBytes())];
    value[value.length - 1] = 42;
    Await.value(storage.put("a", value, 60_000));
    assertThat(Await.value(storage.get("a")).bytes()).isEqualTo(value);
  }

  /** An option's value of {@code file}'s path. */
  protected static final String encoded(Path file) {
    return URLEncoder.encode(file.toString(), StandardCharsets.UTF_8);
  }

  /** Whether {@code storage} answers. */
  protected static final boolean serves(RemoteStorage storage) {
    return Await.value(storage.get("a").handle((value, thrown) -> thrown == null));
  }
}
