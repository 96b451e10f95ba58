package io.cacheme.engine;

import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A {@code Cacheme} by the public API, over a heap and two remote storages. Its time is the
 * system's unless a test asks for a clock that it moves itself; storages may be silent for a minute
 * of it. After each test it is closed, which has to end.
 */
final class House implements BeforeEachCallback, AfterEachCallback {

  /** How long any wait may take: less where it is known that many will be in vain. */
  static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("cacheme.patience", 20));

  /** So much later every load has timed out, and no storage yet. */
  static final Duration LOAD_TIMEOUT_PASSED = Duration.ofSeconds(59);

  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final Logger LOGGER = Logger.getLogger("io.cacheme");

  final InMemoryLocalStorage local = new InMemoryLocalStorage();
  final InMemoryRemoteStorage memory = new InMemoryRemoteStorage(new ManualTimeSource());
  final LoopRemote remote = new LoopRemote();
  final ManualTimeSource time = new ManualTimeSource();
  final ManualScheduler scheduler = new ManualScheduler(time);
  private UnaryOperator<Cacheme.Builder> configuration = builder -> builder;
  private Cacheme cacheme;

  /** Sets more than the defaults; before anything is bound. */
  House with(UnaryOperator<Cacheme.Builder> more) {
    UnaryOperator<Cacheme.Builder> before = configuration;
    configuration = builder -> more.apply(before.apply(builder));
    return this;
  }

  /** Lets time stand still until the test moves it. */
  House withManualTime() {
    return with(builder -> builder.timeSource(time).scheduler(scheduler));
  }

  void advance(Duration duration) {
    scheduler.advance(duration);
  }

  /** Moves the clock on until {@code answer} is there. */
  void advanceUntil(CompletableFuture<?> answer) {
    Await.until(
        "an answer",
        () -> {
          advance(Duration.ofSeconds(5));
          return answer.isDone();
        },
        PATIENCE);
  }

  synchronized Cacheme cacheme() {
    if (cacheme == null) {
      Cacheme.Builder builder =
          Cacheme.builder()
              .storage("local", local)
              .storage("memory", memory)
              .storage("remote", remote)
              .readSilence(SILENCE)
              .bulkReadSilence(SILENCE)
              .readTimeout(SILENCE)
              .writeTimeout(SILENCE)
              .invalidateTimeout(SILENCE)
              .closeTimeout(Duration.ofSeconds(2));
      cacheme = configuration.apply(builder).build();
    }
    return cacheme;
  }

  <N extends Node<V>, V> NodeCache<N, V> bind(NodeSpec<N, V> spec, Loads<N, V> loads) {
    return cacheme().bind(spec, loads);
  }

  <N extends Node<V>, V> NodeCache<N, V> bind(NodeSpec<N, V> spec, Loader<N, V> loader) {
    return bind(spec, Loads.by(loader));
  }

  /** Closes it on a thread of its own. */
  CompletableFuture<Void> close() {
    return Callers.call("closer", () -> cacheme().close());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    LOGGER.setLevel(Level.OFF);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    remote.release();
    try {
      if (cacheme != null) {
        Await.value("close", close(), PATIENCE);
      }
    } finally {
      LOGGER.setLevel(null);
    }
  }
}
