package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the cases of {@link RemoteStorageFaultContract} stand on: a server that is well before and
 * after each of them, a proxy before it, and a storage that has the value "1" under the key "a".
 */
abstract class RemoteStorageFaultFixture {

  /** How many calls of the storages under test may be unanswered. */
  protected static final int MAX_OUTSTANDING = 1_024;

  private static final int FAILURES_IN_A_ROW = 3;

  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** Longer than any case without silence takes. */
  private static final Duration NO_SILENCE = Duration.ofSeconds(30);

  @RegisterExtension final ServerSaid serverSaid = new ServerSaid(this::server);

  /** The storages' name, which their threads bear. */
  final String name = "faults" + UUID.randomUUID().toString().substring(0, 8);

  RemoteStorage storage;
  FaultProxy proxy;
  private final String prefix = name + ":";
  private final List<RemoteStorage> made = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // JUnit calls begin() first
  RemoteStorageFaultFixture() {}

  /** The server, running, of these cases alone; the same for all of them. */
  protected abstract KillableServer server();

  /** A storage that is not open yet, each time another one over the data of {@link #server}. */
  protected abstract RemoteStorage create(FaultSettings settings);

  /** How calls fail. */
  protected abstract ExpectedFailures failures();

  /** What {@link #server} still has after it was killed. */
  protected abstract KilledData killedData();

  /** How many connections a storage has at most. Four unless overridden. */
  protected int poolSize() {
    return 4;
  }

  /** What storages are opened with that must notice silence. One second unless overridden. */
  protected Duration silenceTimeout() {
    return Duration.ofSeconds(1);
  }

  /** What no failure may show, such as the password. Nothing unless overridden. */
  protected Set<String> secrets() {
    return Set.of();
  }

  /**
   * How long a stage, and a recovery, may take before the case fails. One minute unless overridden:
   * a storage whose login was corrupted may well take its time before it tries again.
   */
  protected Duration patience() {
    return Duration.ofMinutes(1);
  }

  /** The storage under test, open. */
  protected final RemoteStorage storage() {
    return storage;
  }

  /** The proxy between storage and server. */
  protected final FaultProxy proxy() {
    return proxy;
  }

  /** A key of this case. */
  protected final String key(String name) {
    return prefix + name;
  }

  @BeforeEach
  final void begin() {
    proxy = FaultProxy.to(server().host(), server().port());
    reopen(NO_SILENCE);
  }

  /** Whatever the case did: the next one finds a server that runs. */
  @AfterEach
  final void end() {
    try {
      revive();
    } finally {
      endClients();
    }
  }

  /** Another storage, open, which is closed after the case. */
  protected final RemoteStorage open(int poolSize, Duration silenceTimeout) {
    RemoteStorage opened =
        create(new FaultSettings(proxy.port(), poolSize, silenceTimeout, MAX_OUTSTANDING));
    made.add(opened);
    answerOf("open", opened.open(StorageContexts.system(name)));
    return opened;
  }

  /** Puts another storage, with this silence timeout, in the place of the one under test. */
  protected final void reopen(Duration silenceTimeout) {
    made.forEach(each -> answerOf("close", each.close()));
    storage = open(poolSize(), silenceTimeout);
    put("a", "1");
  }

  /** Makes the server hang, or, if it cannot, lets nothing through to it and back. */
  protected final void hang() {
    if (server() instanceof StoppableServer stoppable) {
      stoppable.stop();
    } else {
      proxy.blackhole();
    }
  }

  /** Ends {@link #hang}. */
  protected final void goOn() {
    if (server() instanceof StoppableServer stoppable) {
      stoppable.cont();
    } else {
      proxy.heal();
    }
  }

  /** Waits until the storage serves, which it must do by itself. */
  protected final void assertRecovers() {
    Await.until("it serves again", this::serves, patience());
  }

  /** The value under {@code name} must be {@code text}. */
  protected final void assertHas(String name, String text) {
    StoredValue found = answerOf("get of " + name, storage.get(key(name)));
    assertThat(found).as("the value of %s", name).isNotNull();
    assertThat(new String(found.bytes(), StandardCharsets.US_ASCII))
        .as("the value of %s", name)
        .isEqualTo(text);
  }

  /** Keeps {@code text} under {@code name}. */
  protected final void put(String name, String text) {
    answerOf("put of " + name, putBytes(name, text.getBytes(StandardCharsets.US_ASCII)));
  }

  /** The failure of {@code stage}, which must be of the storage's type and show no secret. */
  protected final Throwable failureOf(String what, CompletionStage<?> stage) {
    Throwable failure = Await.failure(what, stage, patience());
    assertThat(failure).as("the failure of %s", what).isInstanceOf(failures().type());
    secrets().forEach(secret -> assertThat(failure.toString()).doesNotContain(secret));
    return failure;
  }

  /** The failure of a get of "a" that begins now, or the empty string if it does not fail. */
  protected final String failureOfGet() {
    return answerOf(
        "get", get("a").handle((value, thrown) -> thrown == null ? "" : thrown.toString()));
  }

  /** Uses the storage until it has at least {@code count} connections. */
  protected final void useConnections(int count) {
    Await.until("it has " + count + " connections", () -> hasConnections(count), patience());
  }

  final boolean serves() {
    return answerOf("get", get("a").handle((value, thrown) -> thrown == null));
  }

  /** Calls fail, and have failed when they return: nothing waits for a lost server. */
  final void assertFailsAtOnce() {
    Await.until("calls fail at once", this::failsAtOnce, patience());
  }

  final CompletableFuture<StoredValue> get(String name) {
    return storage.get(key(name)).toCompletableFuture();
  }

  final CompletableFuture<Void> putBytes(String name, byte[] value) {
    return storage.put(key(name), value, HOUR).toCompletableFuture();
  }

  /** A get for each of {@code count} keys of their own, begun together. */
  final List<CompletableFuture<StoredValue>> gets(int count) {
    return IntStream.range(0, count).mapToObj(i -> get("get" + i)).toList();
  }

  final <T extends @Nullable Object> T answerOf(String call, CompletionStage<T> stage) {
    return Await.value(call, stage, patience());
  }

  /** Waits for the end of {@code stage}, however it ends; false if it does not come. */
  final boolean settle(CompletionStage<?> stage) {
    return stage
        .handle((value, thrown) -> true)
        .toCompletableFuture()
        .completeOnTimeout(false, patience().toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private void revive() {
    if (!server().isRunning()) {
      server().restart();
    } else if (server() instanceof StoppableServer stoppable) {
      stoppable.cont();
    }
  }

  private void endClients() {
    if (proxy == null) { // it did not start
      return;
    }
    try (FaultProxy healed = proxy) {
      healed.heal();
      made.forEach(each -> settle(each.close()));
    }
  }

  private boolean hasConnections(int count) {
    gets(1_000).forEach(get -> answerOf("get", get));
    return proxy.connections() >= count;
  }

  /** Several in a row: one alone may have been under way when the connection was lost. */
  private boolean failsAtOnce() {
    for (int i = 0; i < FAILURES_IN_A_ROW; i++) {
      CompletableFuture<StoredValue> get = get("a");
      boolean failed = get.isCompletedExceptionally();
      settle(get);
      if (!failed) {
        return false;
      }
    }
    return true;
  }
}
