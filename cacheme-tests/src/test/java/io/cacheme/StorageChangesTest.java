package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.spi.StorageRejectedException;
import io.cacheme.storage.local.HeapStorage;
import java.net.ConnectException;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Storages that are given twice, removed and replaced. */
class StorageChangesTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  private FakeRemote another() {
    return new FakeRemote("another", engine.journal);
  }

  private static void assertRefused(ThrowingCallable call, String code, String... parts) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CachemeConfigurationException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(code))
        .hasMessageContainingAll(parts);
  }

  @Test
  void build_twiceByUrl_eachHasItsOwn() {
    Cacheme.Builder builder = engine.builder().storage("local", "local://lru?size=10");
    Cacheme one = builder.build();
    Cacheme two = builder.build();
    one.bind(Thing.heap(), Loads.by(source)).get(Thing.of(7));
    one.close();
    NodeCache<Thing, String> cache = two.bind(Thing.heap(), Loads.by(source));
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
    two.close();
  }

  @Test
  void build_twiceWithOneStorage_isRefusedAndTheFirstIsLeftAlone() {
    Cacheme.Builder builder =
        engine.builder().storage("a", engine.disk).storage("redis", engine.redis);
    Cacheme one = builder.build();
    assertRefused(
        builder::build,
        "R21",
        "storage \"a\" (fake://disk) was given to a Cacheme before",
        "make a storage for each");
    assertThat(engine.redis.closed).isZero();
    one.close();
  }

  @Test
  void build_refusedForOneStorage_othersCanBeGivenAgain() {
    Cacheme one = engine.builder().storage("redis", engine.redis).build();
    Cacheme.Builder builder = engine.builder().storage("a", engine.disk);
    assertRefused(
        () -> engine.builder().storage("a", engine.disk).storage("b", engine.redis).build(),
        "R21",
        "storage \"b\"");
    builder.build().close();
    one.close();
  }

  @Test
  void registerStorage_oneOfAnotherCacheme_isRefused() {
    Cacheme other = engine.builder().storage("redis", another()).build();
    engine.cacheme();
    assertRefused(() -> other.registerStorage("more", engine.redis), "R21", "storage \"more\"");
    other.close();
  }

  @Test
  void removeStorage_unused_isClosedAndItsNameIsFree() {
    FakeRemote wrongPort = another();
    wrongPort.opening = CompletableFuture.failedFuture(new ConnectException("refused"));
    assertFailure(engine.cacheme().registerStorage("late", wrongPort));
    assertThat(engine.cacheme().removeStorage("late")).isCompleted();
    assertThat(wrongPort.closed).isEqualTo(1);
    FakeRemote mended = another();
    assertThat(engine.cacheme().registerStorage("late", mended)).isCompleted();
    NodeCache<Thing, String> cache = engine.bind(Thing.spec().tier("late", null).build(), source);
    cache.get(Thing.of(7));
    assertThat(mended.value(7)).isEqualTo("7#1");
  }

  @Test
  void removeStorage_used_isRefusedAndServesOn() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    assertRefused(
        () -> engine.cacheme().removeStorage("redis"),
        "R23",
        "storage \"redis\" cannot be removed: it is a tier of [Thing]",
        "replaceStorage");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.redis.closed).isZero();
  }

  @Test
  void removeOrReplaceStorage_unknown_isR01() {
    assertRefused(
        () -> engine.cacheme().removeStorage("nosuch"), "R01", "removeStorage(\"nosuch\")");
    assertRefused(
        () -> engine.cacheme().replaceStorage("nosuch", another()),
        "R01",
        "replaceStorage(\"nosuch\")");
  }

  @Test
  void replaceStorage_remote_nodesGoOnWithTheNewOne() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    cache.get(Thing.of(7));
    FakeRemote next = another();
    assertThat(engine.cacheme().replaceStorage("redis", next)).isCompleted();
    assertThat(engine.redis.closed).isEqualTo(1);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
    assertThat(next.value(7)).isEqualTo("7#2");
    engine.close();
    assertThat(next.closed).isEqualTo(1);
    assertThat(engine.redis.closed).isEqualTo(1);
  }

  @Test
  void replaceStorage_oldOneIsBroken_newOneIsAskedAtOnce() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.fail("*");
    for (int i = 0; i < 10; i++) {
      cache.get(Thing.of(i));
    }
    assertFailure(cache.invalidate(Thing.of(1))).isInstanceOf(TierException.class);
    FakeRemote next = another();
    next.keep(1, "there", io.cacheme.codec.Entry.NEVER);
    engine.cacheme().replaceStorage("redis", next);
    assertThat(cache.get(Thing.of(1))).isCompletedWithValue("there");
  }

  @Test
  void replaceStorage_callUnderWay_endsAsTheOldOneLetsIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("get");
    var under = cache.get(Thing.of(7));
    engine.cacheme().replaceStorage("redis", another());
    assertThat(under).isNotDone();
    engine.redis.release();
    assertThat(under).isCompletedWithValue("7#1");
  }

  @Test
  void replaceStorage_heap_isEmptyAndServes() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    cache.get(Thing.of(7));
    assertThat(
            engine.cacheme().replaceStorage("local", HeapStorage.builder().lru().size(5).build()))
        .isCompleted();
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
  }

  @Test
  void replaceStorage_byUrl_serves() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    assertThat(engine.cacheme().replaceStorage("local", "local://lru?size=5"))
        .succeedsWithin(5, SECONDS);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThatThrownBy(() -> engine.cacheme().replaceStorage("local", "local://lru?sice=5"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void replaceStorage_newOneIsRefused_oldOneStays() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    cache.get(Thing.of(7));
    FakeRemote wrong = another();
    wrong.opening = CompletableFuture.failedFuture(new StorageRejectedException("no"));
    assertFailure(engine.cacheme().replaceStorage("redis", wrong))
        .isInstanceOf(CachemeConfigurationException.class);
    assertThat(wrong.closed).isEqualTo(1);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.redis.closed).isZero();
  }

  @Test
  void replaceStorage_newOneNeverConnects_oldOneStays() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    FakeRemote silent = another();
    silent.opening = new CompletableFuture<>();
    CompletableFuture<Void> replacing = engine.cacheme().replaceStorage("redis", silent);
    engine.clock.advanceMillis(3_000);
    assertFailure(replacing).hasMessageContaining("no connection within 3 s");
    assertThat(silent.closed).isEqualTo(1);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.redis.value(7)).isEqualTo("7#1");
  }

  @Test
  void replaceStorage_twiceAtOnce_theSecondFailsAndIsClosed() {
    CompletableFuture<Void> opening = new CompletableFuture<>();
    FakeRemote first = another();
    FakeRemote second = another();
    second.opening = opening;
    CompletableFuture<Void> replacing = engine.cacheme().replaceStorage("redis", second);
    assertThat(engine.cacheme().replaceStorage("redis", first)).isCompleted();
    opening.complete(null);
    assertFailure(replacing).hasMessageContainingAll("[R23]", "replaced meanwhile");
    assertThat(second.closed).isEqualTo(1);
    assertThat(first.closed).isZero();
  }

  @Test
  void replaceStorage_byAnotherKind_isRefused() {
    assertRefused(
        () -> engine.cacheme().replaceStorage("local", another()), "R23", "one is a heap storage");
    assertRefused(
        () -> engine.cacheme().replaceStorage("redis", HeapStorage.builder().lru().build()),
        "R23",
        "one is a heap storage");
  }

  @Test
  void close_whileAReplacementConnects_closesIt() {
    FakeRemote silent = another();
    silent.opening = new CompletableFuture<>();
    engine.cacheme().replaceStorage("redis", silent);
    engine.close();
    assertThat(silent.closed).isEqualTo(1);
    assertFailure(engine.cacheme().removeStorage("redis")).isInstanceOf(CacheClosedException.class);
    assertFailure(engine.cacheme().replaceStorage("redis", another()))
        .isInstanceOf(CacheClosedException.class);
  }
}
