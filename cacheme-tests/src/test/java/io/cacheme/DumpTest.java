package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.Codec;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.InMemoryRemoteStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a heap has goes to a file and comes back, and nothing that was written since. */
class DumpTest {

  /** Writes nodes as the processor's codec would. */
  static final ValueType<Thing> NODES =
      ValueType.of(
          "Thing",
          new Codec<Thing>() {
            @Override
            public void write(ValueWriter out, Thing thing) {
              out.writeLong(thing.id());
            }

            @Override
            public Thing read(ValueReader in) {
              return new Thing(in.readLong());
            }
          });

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("things.dump");
  }

  private static NodeSpec.Builder<Thing, String> spec() {
    return Thing.spec().dumpable(NODES).tier("local", Duration.ofSeconds(60));
  }

  /** A process of its own, under the same clock. */
  private Cacheme process() {
    return engine
        .builder()
        .storage("local", "local://tlfu?size=10000")
        .storage("local-2", "local://tlfu?size=10000")
        .build();
  }

  private <V> V done(CompletableFuture<V> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  private NodeCache<Thing, String> filled(int count) {
    NodeCache<Thing, String> cache = engine.bind(spec().build(), source);
    for (int id = 0; id < count; id++) {
      cache.put(Thing.of(id), "v" + id);
    }
    return cache;
  }

  @Test
  void dump_thenRestoreInAnotherProcess_isServedForAsLongAsItWouldHaveBeen() throws Exception {
    NodeCache<Thing, String> cache = filled(1_200);
    engine.clock.advance(Duration.ofSeconds(20));
    assertThat(done(cache.dump(file))).isEqualTo(1_200);
    engine.clock.advance(Duration.ofSeconds(20));

    try (Cacheme other = process()) {
      NodeCache<Thing, String> restored = other.bind(spec().build(), Loads.by(source));
      assertThat(done(restored.restore(file)))
          .isEqualTo(Restored.builder().restoredCount(1_200).build());
      assertThat(restored.asMap()).isEqualTo(cache.asMap()).hasSize(1_200);
      assertThat(restored.stats().requestCount()).isZero();
      assertThat(file).as("the file, once it is read").doesNotExist();
      engine.clock.advance(Duration.ofMillis(19_999));
      assertThat(restored.asMap()).hasSize(1_200);
      engine.clock.advance(Duration.ofMillis(1));
      assertThat(restored.asMap()).isEmpty();
    }
  }

  @Test
  void restore_whatHasExpired_isLeftOut() throws Exception {
    NodeCache<Thing, String> cache = filled(3);
    engine.clock.advance(Duration.ofSeconds(30));
    cache.put(Thing.of(7), "younger");
    done(cache.dump(file));
    engine.clock.advance(Duration.ofSeconds(30));
    try (Cacheme other = process()) {
      NodeCache<Thing, String> restored = other.bind(spec().build(), Loads.by(source));
      assertThat(done(restored.restore(file)))
          .isEqualTo(Restored.builder().restoredCount(1).expiredCount(3).build());
      assertThat(restored.asMap()).containsExactly(Map.entry(Thing.of(7), "younger"));
    }
  }

  @Test
  void restore_intoTwoHeaps_bothHaveItForTheirTime() throws Exception {
    NodeSpec<Thing, String> two = spec().tier("local-2", Duration.ofSeconds(600)).build();
    try (Cacheme a = process();
        Cacheme b = process()) {
      NodeCache<Thing, String> cache = a.bind(two, Loads.by(source));
      cache.put(Thing.of(1), "one");
      done(cache.dump(file));
      NodeCache<Thing, String> restored = b.bind(two, Loads.by(source));
      done(restored.restore(file));
      engine.clock.advance(Duration.ofSeconds(599));
      assertThat(restored.asMap()).containsEntry(Thing.of(1), "one");
      engine.clock.advance(Duration.ofSeconds(1));
      assertThat(restored.asMap()).isEmpty();
    }
  }

  @Test
  void invalidate_afterTheDump_theFileIsGone_andBringsNothingBack() throws Exception {
    NodeCache<Thing, String> cache = filled(3);
    done(cache.dump(file));
    Path kept = Files.copy(file, folder.resolve("copy"));
    cache.invalidate(Thing.of(1));

    awaitGone(file);
    assertThat(done(cache.restore(file))).isEqualTo(Restored.NONE);
    assertThat(done(cache.restore(kept)))
        .as("a copy")
        .isEqualTo(Restored.builder().leftOutCount(3).build());
    assertThat(cache.asMap()).doesNotContainKey(Thing.of(1));
  }

  @Test
  void eachWrite_afterTheDump_takesTheFileAway() throws Exception {
    NodeSpec<Thing, String> spec =
        spec().group("parity:{}", (thing, key) -> key.number(thing.id() % 2)).build();
    NodeCache<Thing, String> cache = engine.bind(spec, source);
    List<Runnable> writes =
        List.of(
            () -> cache.put(Thing.of(1), "x"),
            () -> cache.putAll(Map.of(Thing.of(1), "x")),
            () -> cache.refresh(Thing.of(1)),
            () -> cache.invalidate(Thing.of(9)),
            () -> cache.clear(),
            () -> cache.invalidateGroup(NodeGroup.of(spec, 0, key -> key.number(1))));
    for (Runnable write : writes) {
      cache.get(Thing.of(1));
      done(cache.dump(file));
      assertThat(file).exists();
      write.run();
      awaitGone(file);
    }
  }

  @Test
  void load_afterTheDump_leavesTheFile() throws Exception {
    NodeCache<Thing, String> cache = filled(3);
    done(cache.dump(file));
    cache.get(Thing.of(77));
    assertThat(done(cache.restore(file)))
        .as("all are there")
        .isEqualTo(Restored.builder().leftOutCount(3).build());
  }

  @Test
  void restore_whatTheNewProcessHasWritten_staysAsItIs() throws Exception {
    NodeCache<Thing, String> cache = filled(4);
    done(cache.dump(file));
    try (Cacheme other = process()) {
      NodeCache<Thing, String> restored = other.bind(spec().build(), Loads.by(source));
      restored.put(Thing.of(0), "newer");
      restored.invalidate(Thing.of(1));
      restored.get(Thing.of(2)); // loaded
      assertThat(done(restored.restore(file)))
          .isEqualTo(Restored.builder().restoredCount(1).leftOutCount(3).build());
      assertThat(restored.asMap())
          .containsOnly(
              Map.entry(Thing.of(0), "newer"),
              Map.entry(Thing.of(2), "2#1"),
              Map.entry(Thing.of(3), "v3"));
    }
  }

  @Test
  void restore_afterAClear_bringsNothingBack() throws Exception {
    NodeCache<Thing, String> cache = filled(4);
    done(cache.dump(file));
    try (Cacheme other = process()) {
      NodeCache<Thing, String> restored = other.bind(spec().build(), Loads.by(source));
      restored.clear();
      assertThat(done(restored.restore(file)))
          .isEqualTo(Restored.builder().leftOutCount(4).build());
      assertThat(restored.asMap()).isEmpty();
    }
  }

  @Test
  void withARemoteTier_onlyKeysAreKept_andValuesAreThoseOfTheTier() throws Exception {
    NodeSpec<Thing, String> chain = spec().tier("redis", Duration.ofSeconds(600)).build();
    InMemoryRemoteStorage redis = new InMemoryRemoteStorage(engine.clock.time);
    InMemoryRemoteStorage redisOfOther = redis.another();
    try (Cacheme one =
            engine.builder().storage("local", engine.local).storage("redis", redis).build();
        Cacheme other =
            engine
                .builder()
                .storage("local", "local://lru?size=10")
                .storage("redis", redisOfOther)
                .build()) {
      NodeCache<Thing, String> cache = one.bind(chain, Loads.by(source));
      for (int id = 0; id < 700; id++) {
        cache.put(Thing.of(id), "the value " + id);
      }
      assertThat(done(cache.dump(file))).isEqualTo(700);
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("the value");

      one.replaceStorage("local", "local://tlfu?size=10000").join(); // as in another process
      assertThat(cache.asMap()).isEmpty();
      NodeCache<Thing, String> there = other.bind(chain, Loads.by(source));
      there.put(Thing.of(1), "written by another").join();
      there.invalidate(Thing.of(2)).join();

      assertThat(done(cache.restore(file)))
          .isEqualTo(Restored.builder().restoredCount(699).leftOutCount(1).build());
      assertThat(cache.asMap())
          .hasSize(699)
          .containsEntry(Thing.of(1), "written by another")
          .doesNotContainKey(Thing.of(2));
      assertThat(file).exists();
    }
  }

  @Test
  void restore_whereThereIsNoFile_isOfNothing() throws Exception {
    assertThat(done(filled(1).restore(file))).isEqualTo(Restored.NONE);
  }

  @Test
  void restore_aDamagedFile_isRefused_whateverByteItIs() throws Exception {
    NodeCache<Thing, String> cache = filled(3);
    done(cache.dump(file));
    byte[] whole = Files.readAllBytes(file);
    try (Cacheme other = process()) {
      NodeCache<Thing, String> restored = other.bind(spec().build(), Loads.by(source));
      for (int at = 0; at < whole.length; at++) {
        byte[] damaged = whole.clone();
        damaged[at] ^= 0x10;
        assertRefused(restored, damaged, "a flipped bit at " + at);
        byte[] cut = Arrays.copyOf(whole, at);
        assertRefused(restored, cut, "cut at " + at);
      }
      assertRefused(restored, Arrays.copyOf(whole, whole.length + 1), "one more");
      assertThat(restored.asMap()).isEmpty();
      Files.write(file, whole);
      assertThat(done(restored.restore(file)).restoredCount()).isEqualTo(3);
    }
  }

  private void assertRefused(NodeCache<Thing, String> cache, byte[] bytes, String how)
      throws IOException {
    Files.write(file, bytes);
    assertThat(cache.restore(file))
        .as(how)
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(CachemeException.class)
        .withMessageContaining("cannot be restored to Thing [R34]")
        .withMessageNotContaining("v1 v2");
    assertThat(file).as(how).exists();
  }

  @Test
  void restore_aFileOfAnotherVersion_isRefused() throws Exception {
    NodeCache<Thing, String> cache = filled(3);
    done(cache.dump(file));
    try (Cacheme other = process()) {
      NodeCache<Thing, String> v2 = other.bind(spec().version("v2").build(), Loads.by(source));
      assertThat(v2.restore(file))
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableOfType(ExecutionException.class)
          .withMessageContaining("it is of Thing v1 x:{id}")
          .withMessageContaining("this node is Thing v2 x:{id}");
      assertThat(v2.asMap()).isEmpty();
    }
  }

  @Test
  void dump_isReadableByItsOwnerOnly_andReplacesAnotherAtOnce() throws Exception {
    Files.writeString(file, "older");
    done(filled(1).dump(file));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void dump_hasItsValuesInTheClear() throws Exception {
    done(filled(1).dump(file));
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("v0");
  }

  @Test
  void dump_whereItCannotBeWritten_fails_andLeavesNothing() throws Exception {
    NodeCache<Thing, String> cache = filled(1);
    assertFailure(cache.dump(folder.resolve("no/such/folder"))).isInstanceOf(IOException.class);
    Path taken = Files.createDirectory(folder.resolve("taken"));
    Files.createFile(taken.resolve("something"));
    assertFailure(cache.dump(taken)).isInstanceOf(IOException.class);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(taken);
    }
  }

  @Test
  void dynamicNodes_canBeDumped() throws Exception {
    DynamicType<Integer> squares =
        DynamicNode.type("square", "v1", Integer.class).tier("local", Duration.ofMinutes(1));
    squares.cache(engine.cacheme()).put(squares.key("7"), 49);
    assertThat(done(squares.cache(engine.cacheme()).dump(file))).isEqualTo(1);
    try (Cacheme other = process()) {
      assertThat(done(squares.cache(other).restore(file)).restoredCount()).isEqualTo(1);
      assertThat(squares.cache(other).asMap()).containsExactly(Map.entry(squares.key("7"), 49));
    }
  }

  @Test
  void whatCannotBeDumped_isRefusedAtOnce() {
    NodeCache<Thing, String> plain = engine.bind(Thing.heap(), source);
    assertThatThrownBy(() -> plain.dump(file))
        .isInstanceOf(CachemeUsageException.class)
        .hasMessageContaining("dump of Thing, which was not declared dumpable [R33]");
    assertThatThrownBy(() -> plain.restore(file)).hasMessageContaining("[R33]");
    DynamicType<Thread> threads =
        DynamicNode.type("thread", "v1", Thread.class).tier("local", Duration.ofMinutes(1));
    assertThatThrownBy(() -> threads.cache(engine.cacheme()).dump(file))
        .hasMessageContaining("whose values")
        .hasMessageContaining("[R33]");
    DynamicType<String> remote =
        DynamicNode.type("remote", "v1", String.class).tier("redis", Duration.ofMinutes(1));
    assertThatThrownBy(() -> remote.cache(engine.cacheme()).dump(file))
        .hasMessageContaining("which has no heap tier [R33]");
  }

  @Test
  void dump_ofAHeapThatCannotTell_fails() throws Exception {
    try (Cacheme cacheme = engine.builder().storage("local", new StubHeap()).build()) {
      NodeCache<Thing, String> cache = cacheme.bind(spec().build(), Loads.by(source));
      assertFailure(cache.dump(file)).hasMessageContaining("[R32]");
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void closed_refuses() {
    NodeCache<Thing, String> cache = filled(1);
    engine.close();
    assertFailure(cache.dump(file)).isInstanceOf(CacheClosedException.class);
    assertFailure(cache.restore(file)).isInstanceOf(CacheClosedException.class);
  }

  /**
   * Each key counts up, and only by writes. A file that is dumped while they go on, and restored
   * while they go on, brings back nothing that a write has replaced.
   */
  @Test
  void dumpAndRestore_amongWriters_bringBackNothingOlder() throws Exception {
    int keys = 64;
    try (Cacheme cacheme = Cacheme.builder().storage("local", "local://tlfu?size=100000").build()) {
      NodeSpec<Thing, String> spec = Thing.spec().dumpable(NODES).tier("local", null).build();
      NodeCache<Thing, String> cache = cacheme.bind(spec, Loads.none());
      long[] counts = new long[keys];
      Random random = new Random(11);
      for (int round = 0; round < 60; round++) {
        CountDownLatch begun = new CountDownLatch(1);
        Path target = folder.resolve("round-" + round);
        CompletableFuture<Long> dumped =
            CompletableFuture.supplyAsync(
                () -> {
                  begun.countDown();
                  return cache.dump(target).join();
                });
        begun.await();
        for (int i = 0; i < random.nextInt(100); i++) {
          write(cache, counts, random.nextInt(keys), random.nextBoolean());
        }
        done(dumped);
        CompletableFuture<Restored> restored = cache.restore(target);
        for (int i = 0; i < random.nextInt(100); i++) {
          write(cache, counts, random.nextInt(keys), random.nextBoolean());
        }
        done(restored);
        cache
            .asMap()
            .forEach(
                (node, value) ->
                    assertThat(Long.parseLong(value))
                        .as("the value of %s", node)
                        .isEqualTo(counts[(int) node.id()]));
      }
    }
  }

  private static void write(NodeCache<Thing, String> cache, long[] counts, int key, boolean puts) {
    counts[key]++;
    if (puts) {
      cache.sync().put(Thing.of(key), String.valueOf(counts[key]));
    } else {
      cache.sync().invalidate(Thing.of(key));
    }
  }

  private static void awaitGone(Path path) {
    Await.until(path + " is gone", () -> !Files.exists(path));
  }
}
