package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the cases of {@link RemoteStorageContract} stand on: storages, keys of their own, waiting.
 */
abstract class RemoteStorageFixture {

  /** A time to live that no test sees the end of, in milliseconds. */
  protected static final long HOUR = Duration.ofHours(1).toMillis();

  /** A mebibyte, in bytes. */
  static final int MEBIBYTE = 1 << 20;

  /** How coarse the clock that judges expiry may be, in milliseconds. */
  static final long CLOCK_STEP = 100;

  private final String prefix = "contract:" + UUID.randomUUID() + ":";
  private final List<RemoteStorage> made = new ArrayList<>();
  RemoteStorage storage;

  @SuppressWarnings("NullAway.Init") // JUnit calls open() first
  RemoteStorageFixture() {}

  /** A storage that is not open yet, each time another one over the same data. */
  protected abstract RemoteStorage create();

  /**
   * As {@link #create}, with a {@link RemoteStorage#maxValueBytes} of 15 MiB or more. The storage
   * of {@link #create} unless overridden; where that takes less, the case of large values is
   * skipped.
   */
  protected RemoteStorage createLarge() {
    return create();
  }

  /**
   * A storage that is not open yet and whose server cannot be reached: one that points to a closed
   * port of the loopback. Null, which is the default, says that there is no server; then the cases
   * of one that is down are skipped.
   *
   * @throws Exception if no closed port is found
   */
  protected @Nullable RemoteStorage createUnreachable() throws Exception {
    return null;
  }

  /** What the storages are opened with. The machine's clock and scheduler unless overridden. */
  protected StorageContext context() {
    return StorageContexts.system("contract");
  }

  /** How long a stage may take before the case fails. {@link Await#PATIENCE} unless overridden. */
  protected Duration patience() {
    return Await.PATIENCE;
  }

  /** Lets {@code duration} pass by the clock that judges expiry. Sleeps unless overridden. */
  protected void elapse(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The storage under test, open. */
  protected final RemoteStorage storage() {
    return storage;
  }

  /** A key of this test. */
  protected final String key(String name) {
    return prefix + name;
  }

  @BeforeEach
  final void open() {
    storage = opened(create());
  }

  /** How closing ends is judged by cases of its own. */
  @AfterEach
  final void close() {
    made.forEach(each -> settle(each.close()));
  }

  /** Waits for the end of {@code stage}, however it ends, but not for ever. */
  final void settle(CompletionStage<?> stage) {
    stage
        .handle((value, thrown) -> true)
        .toCompletableFuture()
        .completeOnTimeout(false, patience().toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /** {@code unopened}, which will be closed after the case. */
  final RemoteStorage toBeClosed(RemoteStorage unopened) {
    made.add(unopened);
    return unopened;
  }

  final RemoteStorage opened(RemoteStorage unopened) {
    answerOf("open", toBeClosed(unopened).open(context()));
    return unopened;
  }

  final <T extends @Nullable Object> T answerOf(String call, CompletionStage<T> stage) {
    return Await.value(call, stage, patience());
  }

  /** Fails if {@code call} throws, hangs, or answers anything but null. */
  final void assertFailsOrIsNull(String what, Supplier<? extends CompletionStage<?>> call) {
    Object answer = answerOf(what, stageOf(what, call).handle((value, thrown) -> value));
    assertThat(answer).as("%s, which must fail or be null", what).isNull();
  }

  /** The failure that {@code call} ends with, which must come through its stage. */
  final Throwable failureOf(String what, Supplier<? extends CompletionStage<?>> call) {
    return Await.failure(what, stageOf(what, call), patience());
  }

  static CompletionStage<?> stageOf(String what, Supplier<? extends CompletionStage<?>> call) {
    try {
      CompletionStage<?> stage = call.get();
      assertThat(stage).as("the stage of %s", what).isNotNull();
      return stage;
    } catch (RuntimeException e) {
      throw new AssertionError(what + " threw; a failure must come through its stage", e);
    }
  }

  final void put(String name, byte[] value, long ttlMillis) {
    answerOf("put of " + name, storage.put(key(name), value, ttlMillis));
  }

  final void putAll(StoredEntry... entries) {
    answerOf("putAll", storage.putAll(Arrays.asList(entries)));
  }

  final void remove(String name) {
    answerOf("remove of " + name, storage.remove(key(name)));
  }

  final @Nullable StoredValue get(String name) {
    return answerOf("get of " + name, storage.get(key(name)));
  }

  final Map<String, StoredValue> getAll(String... names) {
    return getAllOf(Arrays.stream(names).map(this::key).toList());
  }

  final Map<String, StoredValue> getAllOf(Collection<String> keys) {
    return answerOf("getAll", storage.getAll(keys));
  }

  /** Keeps each key's own text under it. */
  final void putEach(Collection<String> keys) {
    List<StoredEntry> entries =
        keys.stream().map(key -> new StoredEntry(key, bytes(key), HOUR)).toList();
    answerOf("putAll", storage.putAll(entries));
  }

  /** Each key has its own text, asked for alone and with the others. */
  final void assertEach(Collection<String> keys) {
    Map<String, StoredValue> found = getAllOf(keys);
    for (String key : keys) {
      assertBytes("getAll of " + key, found.get(key), bytes(key));
      assertBytes("get of " + key, answerOf("get of " + key, storage.get(key)), bytes(key));
    }
  }

  final void assertHas(String name, byte[] expected) {
    assertBytes("get of " + name, get(name), expected);
  }

  final void assertAbsent(String name) {
    assertThat(get(name)).as("get of %s, which must have no value", name).isNull();
  }

  /** Waits until what was kept for {@code ttlMillis} has expired by any clock. */
  final void expire(long ttlMillis) {
    elapse(Duration.ofMillis(ttlMillis + CLOCK_STEP));
  }

  final StoredEntry entry(String name, byte[] value, long ttlMillis) {
    return new StoredEntry(key(name), value, ttlMillis);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Printable ASCII that does not repeat itself soon, so that parts in a wrong place differ. */
  static byte[] text(int size) {
    byte[] text = new byte[size];
    for (int i = 0; i < size; i++) {
      text[i] = (byte) ('@' + ((i * 31 + (i >> 8)) & 31));
    }
    return text;
  }

  /** Shows sizes and where the bytes differ: they may be too many to be shown. */
  static void assertBytes(String what, @Nullable StoredValue found, byte[] expected) {
    byte[] bytes = bytesOf(what, found);
    int difference = Arrays.mismatch(bytes, expected);
    if (difference >= 0) {
      throw new AssertionError(
          "%s: %d bytes, which differ from the %d expected at index %d"
              .formatted(what, bytes.length, expected.length, difference));
    }
  }

  static byte[] bytesOf(String what, @Nullable StoredValue found) {
    if (found == null) {
      throw new AssertionError(what + " has no value");
    }
    return found.bytes();
  }
}
