package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * More writes than can be remembered did not reach a tier: it serves again by itself, by a new
 * generation of the node, and two processes agree on it.
 */
class OverflowTest {

  private static final int LIMIT = 10_000;
  private static final String GENERATION = "%generation:Thing:x:%007Bid%007D";
  private static final String ASKED = "getAll " + GENERATION + " %everything";

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();
  private final Source otherSource = new Source();
  private final List<Cacheme> others = new ArrayList<>();

  @AfterEach
  void close() {
    others.forEach(Cacheme::close);
  }

  private NodeCache<Thing, String> bind() {
    engine.redis.hidesGenerations = false;
    return engine.bind(forever(), source);
  }

  private static NodeSpec<Thing, String> forever() {
    return Thing.spec().tier("redis", null).build();
  }

  /** The same node in another process, on the same storage. */
  private NodeCache<Thing, String> otherProcess() {
    FakeRemote link = new FakeRemote("redis", engine.journal);
    link.shares(engine.redis);
    Cacheme other = engine.builder().storage("redis", link).build();
    others.add(other);
    return other.bind(forever(), Loads.by(otherSource));
  }

  /** Overflows the tier, whose removals fail, and lets it work again. */
  private void overflow(NodeCache<Thing, String> cache) {
    engine.redis.keep(LIMIT, "old", Entry.NEVER);
    engine.redis.on("remove", call -> call.fail(new IllegalStateException("no removals")));
    for (int i = 0; i <= LIMIT; i++) {
      cache.invalidate(Thing.of(i));
    }
    engine.redis.recover();
    engine.redis.calls();
  }

  private static String generationKey() {
    return "cacheme:" + GENERATION + ":v1";
  }

  @Test
  void get_overflowed_isNotReadUntilTheNewGenerationStands() {
    NodeCache<Thing, String> cache = bind();
    overflow(cache);
    assertThat(cache.getIfPresent(Thing.of(77_777))).isCompletedWithValue(null);
    assertThat(engine.redis.calls()).isEmpty();
  }

  @Test
  void get_storageAnswersAgain_isServedWithinAMoment_andOldEntriesAreMisses() {
    NodeCache<Thing, String> cache = bind();
    overflow(cache);
    engine.clock.advanceMillis(200);
    assertThat(engine.redis.calls()).contains(ASKED, "put " + GENERATION);
    assertThat(cache.get(Thing.of(LIMIT))).as("not \"old\"").isCompletedWithValue("10000#1");
    engine.redis.calls();
    assertThat(cache.get(Thing.of(LIMIT))).isCompletedWithValue("10000#1");
    assertThat(engine.redis.calls()).as("a healthy read is one call").hasSize(1);
    assertThat(cache.stats().tiers().get(0).hitCount()).isEqualTo(1);
  }

  @Test
  void get_storageStaysBroken_isTriedMoreAndMoreSeldom() {
    NodeCache<Thing, String> cache = bind();
    overflow(cache);
    engine.redis.on("put", call -> call.fail(new IllegalStateException("read only")));
    engine.clock.advance(Duration.ofMinutes(1));
    assertThat(engine.redis.calls())
        .filteredOn(call -> call.equals("put " + GENERATION))
        .hasSize(11);
    engine.redis.recover();
    engine.clock.advanceMillis(10_000);
    assertThat(cache.get(Thing.of(LIMIT))).isCompletedWithValue("10000#1");
    assertThat(cache.get(Thing.of(LIMIT))).isCompletedWithValue("10000#1");
  }

  @Test
  void get_writesLostWhileTheGenerationBegins_beginAnother() {
    NodeCache<Thing, String> cache = bind();
    overflow(cache);
    engine.redis.hold("put");
    engine.clock.advanceMillis(100);
    engine.redis.fail("remove");
    cache.invalidate(Thing.of(LIMIT + 1));
    long first = stamp(engine.redis);
    engine.redis.release();
    engine.redis.recover();
    engine.redis.calls();
    cache.getIfPresent(Thing.of(LIMIT + 2));
    assertThat(engine.redis.calls()).as("still passed by").isEmpty();
    engine.clock.advanceMillis(300);
    cache.getIfPresent(Thing.of(LIMIT + 2));
    assertThat(engine.redis.calls()).contains("get x:10002");
    assertThat(first).isZero();
  }

  private static long stamp(FakeRemote storage) {
    byte[] bytes = storage.stored.get(generationKey());
    return bytes == null ? 0 : java.nio.ByteBuffer.wrap(bytes, 3, 8).getLong();
  }

  @Test
  void fill_underWayWhileTheGenerationBegins_isAMiss() {
    NodeCache<Thing, String> cache = bind();
    engine.redis.hold("put");
    cache.get(Thing.of(50_000));
    FakeRemote.Call<?> fill = engine.redis.held.poll();
    overflow(cache);
    engine.clock.advanceMillis(200);
    fill.answer();
    assertThat(engine.redis.stored).containsKey(Thing.remoteKey(50_000));
    assertThat(cache.get(Thing.of(50_000))).isCompletedWithValue("50000#2");
  }

  @Test
  void invalidateTimedOut_overflowed_waitsForWhatIsUnderWay() {
    NodeCache<Thing, String> cache = bind();
    engine.redis.hold("put");
    cache.get(Thing.of(50_000)); // its fill is not answered
    engine.redis.on("remove", call -> call.fail(new IllegalStateException("no removals")));
    for (int i = 0; i < LIMIT; i++) {
      cache.invalidate(Thing.of(i));
    }
    var late = cache.invalidate(Thing.of(50_000)); // waits for the fill
    engine.clock.advanceMillis(2_100);
    assertThat(late).isCompletedExceptionally();
    engine.redis.recover();
    engine.redis.calls();
    engine.clock.advanceMillis(10_000); // so long may that fill, and what waits for it, take
    assertThat(engine.redis.calls()).doesNotContain("put " + GENERATION);
    engine.clock.advanceMillis(10_000);
    assertThat(engine.redis.calls()).contains("put " + GENERATION);
  }

  @Test
  void log_andDescribe_tellOfItAndOfItsEnd() {
    NodeCache<Thing, String> cache = bind();
    overflow(cache);
    assertThat(engine.log.warnings())
        .filteredOn(line -> line.startsWith("Thing in storage \"redis\" is not read since 0 s"))
        .hasSize(1);
    assertThat(engine.cacheme().describe())
        .contains("Thing in storage \"redis\" is not read since 0 s: more writes than")
        .contains("Thing in storage \"redis\": 10000 keys are not read from there");
    engine.clock.advanceMillis(200);
    assertThat(engine.log.infos())
        .contains("Thing in storage \"redis\" is served again: entries from before are misses");
    assertThat(engine.cacheme().describe()).doesNotContain("is not read since");
  }

  @Test
  void get_otherProcess_takesOverTheGeneration_andBothServe() {
    NodeCache<Thing, String> cache = bind();
    NodeCache<Thing, String> other = otherProcess();
    overflow(cache);
    engine.clock.advanceMillis(200);
    cache.get(Thing.of(1));
    cache.get(Thing.of(50_000));
    assertThat(other.get(Thing.of(50_000))).isCompletedWithValue("50000#1");
    assertThat(other.get(Thing.of(LIMIT))).as("not \"old\"").isCompletedWithValue("10000#1");
    assertThat(cache.get(Thing.of(LIMIT)))
        .as("what the other wrote")
        .isCompletedWithValue("10000#1");
    assertThat(cache.stats().loadCount()).as("10000 is not loaded here").isEqualTo(2);
    assertThat(other.get(Thing.of(50_000))).isCompletedWithValue("50000#1");
    engine.journal.clear();
    other.get(Thing.of(50_000));
    cache.get(Thing.of(50_000));
    assertThat(engine.journal).as("no command more").hasSize(2);
  }

  @Test
  void get_manyEntriesOfAnotherGeneration_askOnceASecond() {
    NodeCache<Thing, String> cache = bind();
    overflow(cache);
    engine.clock.advanceMillis(15_000); // all removals have gone through
    for (int i = 0; i < 100; i++) {
      engine.redis.keep(i, "old", Entry.NEVER);
    }
    engine.redis.calls();
    for (int i = 0; i < 100; i++) {
      cache.getIfPresent(Thing.of(i));
    }
    assertThat(engine.redis.calls())
        .filteredOn(call -> call.equals(ASKED))
        .as("before the first read, and for what that met")
        .hasSize(2);
  }

  @Test
  void generationEvicted_isWrittenAgain_andOldEntriesStayMisses() {
    NodeCache<Thing, String> cache = bind();
    overflow(cache);
    engine.clock.advanceMillis(15_000);
    long stamp = stamp(engine.redis);
    engine.redis.stored.remove(generationKey());
    engine.redis.keep(3, "old", Entry.NEVER);
    assertThat(cache.get(Thing.of(3))).isCompletedWithValue("3#1");
    assertThat(stamp(engine.redis)).isEqualTo(stamp);
    assertThat(cache.get(Thing.of(3))).isCompletedWithValue("3#1");
  }

  @Test
  void generationEvicted_aProcessThatStartsLater_takesTheEntriesOne() {
    NodeCache<Thing, String> cache = bind();
    overflow(cache);
    engine.clock.advanceMillis(15_000);
    cache.get(Thing.of(50_000));
    long stamp = stamp(engine.redis);
    engine.redis.stored.remove(generationKey());
    NodeCache<Thing, String> other = otherProcess();
    other.getIfPresent(Thing.of(50_000)); // meets it
    assertThat(other.getIfPresent(Thing.of(50_000))).isCompletedWithValue("50000#1");
    assertThat(stamp(engine.redis)).as("and others find it").isEqualTo(stamp);
  }

  @Test
  void generationOlderThanWhatIsKnown_isPutRight_andNobodyGoesBack() {
    NodeCache<Thing, String> cache = bind();
    overflow(cache);
    engine.clock.advanceMillis(15_000);
    byte[] first = engine.redis.stored.get(generationKey());
    overflow(cache);
    engine.clock.advanceMillis(15_000);
    long second = stamp(engine.redis);
    cache.get(Thing.of(50_000));
    engine.redis.stored.put(generationKey(), first); // as a late write, or an old snapshot, would
    engine.redis.keep(3, "old", Entry.NEVER);
    cache.getIfPresent(Thing.of(3));
    assertThat(stamp(engine.redis)).isEqualTo(second);
    assertThat(cache.get(Thing.of(50_000))).isCompletedWithValue("50000#1");
  }

  @Test
  void twoOverflowsAtOnce_processesAgree() {
    NodeCache<Thing, String> cache = bind();
    NodeCache<Thing, String> other = otherProcess();
    overflow(cache);
    engine.clock.advanceMillis(15_000);
    byte[] lower = engine.redis.stored.get(generationKey()).clone();
    lower[10]++; // begun by a third process at the same time
    engine.redis.stored.put(generationKey(), lower);
    cache.get(Thing.of(1));
    other.get(Thing.of(1));
    engine.clock.advanceMillis(2_000);
    for (int round = 0; round < 5; round++) {
      cache.get(Thing.of(2));
      other.get(Thing.of(2));
      engine.clock.advanceMillis(1_100);
    }
    long loads = cache.stats().loadCount() + other.stats().loadCount();
    cache.get(Thing.of(2));
    other.get(Thing.of(2));
    assertThat(cache.stats().loadCount() + other.stats().loadCount())
        .as("both hit")
        .isEqualTo(loads);
  }

  @Test
  void get_ttlEndedBeforeAnyGenerationStood_isReadAgain() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    overflow(cache);
    engine.redis.fail("put");
    engine.clock.advance(Thing.REDIS_TTL.plusSeconds(1));
    engine.redis.calls();
    cache.getIfPresent(Thing.of(50_000));
    assertThat(engine.redis.calls()).contains("get x:50000");
  }
}
