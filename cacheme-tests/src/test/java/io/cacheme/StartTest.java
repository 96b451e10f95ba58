package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import java.net.ConnectException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bad settings and servers that are down, at the start and later. */
class StartTest {

  private static final String UNREACHED_HELP =
      "\n    help:  see that its server, and no other, is at this host and port and can be reached";

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  private static <T> CompletableFuture<T> down() {
    return CompletableFuture.failedFuture(new ConnectException("connection refused"));
  }

  @Test
  void storage_unknownScheme_throwsAtOnce() {
    assertThatThrownBy(() -> Cacheme.builder().storage("x", "nosuch://host"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"nosuch://\"")
        .hasMessageContaining("storage \"x\"");
  }

  @Test
  void storage_unknownOption_throwsAtOnce() {
    assertThatThrownBy(() -> Cacheme.builder().storage("x", "local://tlfu?sice=10"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sice");
  }

  @Test
  void storage_nameTaken_throwsAtOnce() {
    Cacheme.Builder builder = Cacheme.builder().storage("x", "local://tlfu");
    assertThatThrownBy(() -> builder.storage("x", "local://lru"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is a storage \"x\" already");
  }

  @Test
  void storage_emptyName_throwsAtOnce() {
    assertThatThrownBy(() -> Cacheme.builder().storage(" ", "local://tlfu"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void timeouts_notPositive_throwAtOnce() {
    Cacheme.Builder builder = Cacheme.builder();
    assertThatThrownBy(() -> builder.loadTimeout(Duration.ZERO))
        .hasMessageContaining("loadTimeout must be positive");
    assertThatThrownBy(() -> builder.readSilence(Duration.ofMillis(-1)))
        .hasMessageContaining("readSilence must be positive");
    assertThatThrownBy(() -> builder.connectTimeout(Duration.ZERO))
        .hasMessageContaining("connectTimeout must be positive");
  }

  @Test
  void timeouts_forEver_areAsGoodAsThat() {
    Duration forEver = ChronoUnit.FOREVER.getDuration();
    Cacheme.Builder builder =
        engine
            .builder()
            .loadTimeout(forEver)
            .readSilence(forEver)
            .bulkReadSilence(forEver)
            .readTimeout(forEver)
            .writeTimeout(forEver)
            .invalidateTimeout(forEver)
            .tombstoneTtl(forEver)
            .followLease(forEver)
            .connectTimeout(forEver);
    try (Cacheme cacheme = builder.storage("redis", engine.redis).build()) {
      NodeCache<Thing, String> cache = cacheme.bind(Thing.redis(), Loads.by(new Source()));
      assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
      assertThat(cache.put(Thing.of(7), "put")).isCompleted();
      assertThat(cache.invalidate(Thing.of(7))).isCompleted();
    }
  }

  @Test
  void timeouts_ofANanosecond_areTheLeastThatCanBeKept() {
    Duration least = Duration.ofNanos(1);
    InMemoryRemoteStorage remote = new InMemoryRemoteStorage(new ManualTimeSource());
    try (Cacheme cacheme =
        Cacheme.builder().tombstoneTtl(least).followLease(least).storage("redis", remote).build()) {
      NodeCache<Thing, String> cache = cacheme.bind(Thing.redis(), Loads.by(new Source()));
      assertThat(cache.invalidate(Thing.of(7))).succeedsWithin(Duration.ofSeconds(20));
    }
  }

  @Test
  void build_wrongPassword_throwsAndClosesTheOthers() {
    engine.redis.opening =
        CompletableFuture.failedFuture(new StorageRejectedException("wrong password for redis"));
    assertThatThrownBy(
            () -> engine.builder().storage("a", engine.disk).storage("b", engine.redis).build())
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessage("storage \"b\": wrong password for redis")
        .hasCauseInstanceOf(StorageRejectedException.class);
    assertThat(engine.disk.closed).isEqualTo(1);
    assertThat(engine.redis.closed).isEqualTo(1);
  }

  @Test
  void build_storageDown_startsAndWarns() {
    engine.redis.opening = down();
    engine.redis.fail("*");
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.log.warnings().get(0))
        .contains(
            "storage \"redis\" (fake://redis) cannot be reached: connection refused; it is passed by"
                + " until it serves"
                + UNREACHED_HELP);
  }

  @Test
  void build_storageThatNeverConnects_startsAfterTheConnectTimeout() {
    engine.redis.opening = new CompletableFuture<>();
    CompletableFuture<Cacheme> building =
        engine.builder().storage("redis", engine.redis).buildAsync();
    engine.clock.advanceMillis(2_999);
    assertThat(building).isNotDone();
    engine.clock.advanceMillis(1);
    assertThat(building).isCompleted();
    assertThat(engine.log.warnings())
        .singleElement()
        .asString()
        .contains("storage \"redis\" (fake://redis) cannot be reached: no connection within 3 s");
    building.join().close();
  }

  @Test
  void build_requiredStorageDown_throws() {
    engine.redis.opening = down();
    assertThatThrownBy(
            () -> engine.builder().storage("redis", engine.redis).required("redis").build())
        .isInstanceOf(CachemeException.class)
        .hasMessageStartingWith(
            "the required storage \"redis\" (fake://redis) cannot be reached: connection refused"
                + "\n    help:  ")
        .hasCauseInstanceOf(ConnectException.class);
    assertThat(engine.redis.closed).isEqualTo(1);
  }

  @Test
  void build_requiredStorageFailsWithAnExceptionOfTheCaches_isNamedAllTheSame() {
    CachemeException own = new CachemeException("the licence has expired");
    engine.redis.opening = CompletableFuture.failedFuture(own);
    assertThatThrownBy(
            () -> engine.builder().storage("redis", engine.redis).required("redis").build())
        .isInstanceOf(CachemeException.class)
        .hasMessageStartingWith(
            "the required storage \"redis\" (fake://redis) cannot be reached: the licence has"
                + " expired")
        .hasCause(own);
  }

  @Test
  void build_requiredStorageThatNeverConnects_saysHowLongItWaited() {
    engine.redis.opening = new CompletableFuture<>();
    CompletableFuture<Cacheme> building =
        engine.builder().storage("redis", engine.redis).required("redis").buildAsync();
    engine.clock.advance(Duration.ofSeconds(3));
    assertThat(Stages.cause(Failures.of(building)))
        .isInstanceOf(CachemeException.class)
        .hasMessage(
            "the required storage \"redis\" (fake://redis) cannot be reached: no connection within"
                + " 3 s"
                + UNREACHED_HELP);
  }

  /** Class loading on a busy machine: the process stands still, and nothing is known of servers. */
  @Test
  void build_processStoodStill_waitsOn() {
    engine.redis.opening = new CompletableFuture<>();
    CompletableFuture<Cacheme> building =
        engine.builder().storage("redis", engine.redis).required("redis").buildAsync();
    engine.clock.freeze(Duration.ofSeconds(10));
    engine.clock.advanceMillis(2_000);
    assertThat(building).isNotDone();
    engine.redis.opening.toCompletableFuture().complete(null);
    assertThat(building).isCompleted();
    building.join().close();
  }

  @Test
  void build_requiredStorageUnknown_throws() {
    assertThatThrownBy(() -> engine.builder().required("redis").build())
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContaining("unknown storage \"redis\" [R01]");
  }

  @Test
  void build_storageAnswersNoStage_startsAndWarns() {
    engine.redis.opening = null;
    engine.cacheme();
    assertThat(engine.log.warnings()).singleElement().asString().contains("cannot be reached");
  }

  @Test
  void buildAsync_storageConnectsLater_doesNotBlock() {
    CompletableFuture<Void> opening = new CompletableFuture<>();
    engine.redis.opening = opening;
    CompletableFuture<Cacheme> building =
        engine.builder().storage("redis", engine.redis).buildAsync();
    assertThat(building).isNotDone();
    opening.complete(null);
    assertThat(building).succeedsWithin(5, SECONDS);
    building.join().close();
  }

  @Test
  void buildAsync_givenUp_closesWhatIsOpenedAfterwards() {
    CompletableFuture<Void> opening = new CompletableFuture<>();
    engine.redis.opening = opening;
    CompletableFuture<Cacheme> building =
        engine.builder().storage("redis", engine.redis).buildAsync();
    building.cancel(true);
    opening.complete(null);
    assertThat(engine.redis.closed).isOne();
  }

  @Test
  void buildAsync_givenUp_closesWhatCannotBeReached() {
    CompletableFuture<Void> opening = new CompletableFuture<>();
    engine.redis.opening = opening;
    CompletableFuture<Cacheme> building =
        engine.builder().storage("redis", engine.redis).required("redis").buildAsync();
    building.cancel(true);
    opening.completeExceptionally(new ConnectException("connection refused"));
    assertThat(engine.redis.closed).isOne();
  }

  @Test
  void buildAsync_unknownRequiredStorage_isRefusedAtOnce() {
    Cacheme.Builder builder = engine.builder().required("redis");
    assertThatThrownBy(builder::buildAsync).isInstanceOf(CachemeConfigurationException.class);
  }

  @Test
  void buildAsync_wrongPassword_failsTheFuture() {
    engine.redis.opening = CompletableFuture.failedFuture(new StorageRejectedException("no"));
    assertThat(engine.builder().storage("redis", engine.redis).buildAsync())
        .failsWithin(5, SECONDS)
        .withThrowableThat()
        .withCauseInstanceOf(CachemeConfigurationException.class)
        .withRootCauseInstanceOf(StorageRejectedException.class);
  }

  @Test
  void registerStorage_later_canBeUsed() {
    FakeRemote late = new FakeRemote("late", engine.journal);
    assertThat(engine.cacheme().registerStorage("late", late)).succeedsWithin(5, SECONDS);
    NodeCache<Thing, String> cache = engine.bind(Thing.spec().tier("late", null).build(), source);
    cache.get(Thing.of(7));
    assertThat(late.value(7)).isEqualTo("7#1");
  }

  @Test
  void registerStorage_byUrl_canBeUsed() {
    assertThat(engine.cacheme().registerStorage("late", "local://lru?size=10"))
        .succeedsWithin(5, SECONDS);
    NodeCache<Thing, String> cache = engine.bind(Thing.spec().tier("late", null).build(), source);
    cache.get(Thing.of(7));
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @Test
  void registerStorage_nameTaken_throws() {
    assertThatThrownBy(() -> engine.cacheme().registerStorage("redis", engine.disk))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is a storage \"redis\" already");
  }

  @Test
  void registerStorage_wrongPassword_failsAndTheNameIsFreeAgain() {
    FakeRemote late = new FakeRemote("late", engine.journal);
    late.opening = CompletableFuture.failedFuture(new StorageRejectedException("no"));
    assertFailure(engine.cacheme().registerStorage("late", late))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasCauseInstanceOf(StorageRejectedException.class);
    assertThat(late.closed).isEqualTo(1);
    FakeRemote mended = new FakeRemote("late", engine.journal);
    assertThat(engine.cacheme().registerStorage("late", mended)).succeedsWithin(5, SECONDS);
  }

  @Test
  void storage_wrongUrl_namesTheStorage() {
    assertThatThrownBy(() -> Cacheme.builder().storage("main", "local//tlfu"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("storage \"main\": ");
    assertThatThrownBy(() -> Cacheme.builder().storage("main", "local://tlfu?size=many"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("storage \"main\": local://tlfu?size=*** has a wrong value");
  }

  @Test
  void registerStorage_down_failsAndIsPassedBy() {
    FakeRemote late = new FakeRemote("late", engine.journal);
    late.opening = down();
    late.fail("*");
    assertFailure(engine.cacheme().registerStorage("late", late))
        .isInstanceOf(CachemeException.class)
        .hasMessage(
            "storage \"late\" (fake://late) cannot be reached: connection refused" + UNREACHED_HELP)
        .hasCauseInstanceOf(ConnectException.class);
    NodeCache<Thing, String> cache = engine.bind(Thing.spec().tier("late", null).build(), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
  }
}
