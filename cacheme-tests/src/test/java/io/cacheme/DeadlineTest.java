package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything has a deadline: silence, the hard one, fills; and bounded calls. */
class DeadlineTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();
  private NodeCache<Thing, String> cache;

  private NodeCache<Thing, String> bind(NodeSpec<Thing, String> spec) {
    cache = engine.bind(spec, source);
    return cache;
  }

  private long timeouts() {
    return cache.stats().tiers().get(cache.stats().tiers().size() - 1).timeoutCount();
  }

  @Test
  void get_silentStorage_isBypassedAfterHalfASecond() {
    engine.redis.hold("get");
    var future = bind(Thing.redis()).get(Thing.of(7));
    engine.clock.advanceMillis(490);
    assertThat(future).isNotDone();
    engine.clock.advanceMillis(110);
    assertThat(future).isCompletedWithValue("7#1");
    assertThat(timeouts()).isEqualTo(1);
  }

  @Test
  void getAll_silentStorage_isBypassedAfterASecond() {
    engine.redis.hold("getAll");
    var future = bind(Thing.redis()).getAll(Thing.all(7, 8));
    engine.clock.advanceMillis(990);
    assertThat(future).isNotDone();
    engine.clock.advanceMillis(110);
    assertThat(future.join()).containsValues("7#1", "8#1");
  }

  @Test
  void get_otherReadSilence_isObeyed() {
    engine.with(builder -> builder.readSilence(Duration.ofMillis(100)));
    engine.redis.hold("get");
    var future = bind(Thing.redis()).get(Thing.of(7));
    engine.clock.advanceMillis(120);
    assertThat(future).isCompletedWithValue("7#1");
  }

  @Test
  void get_slowCallWhileOthersAreAnswered_isWaitedForUntilTheHardDeadline() {
    bind(Thing.redis());
    engine.redis.hold("get");
    var slow = cache.get(Thing.of(7));
    engine.redis.recover();
    for (int i = 0; i < 49; i++) {
      engine.clock.advanceMillis(100);
      cache.get(Thing.of(100 + i));
    }
    assertThat(slow).isNotDone();
    engine.clock.advanceMillis(200);
    assertThat(slow).isCompletedWithValue("7#1");
    assertThat(timeouts()).isEqualTo(1);
  }

  @Test
  void get_slowCallAnsweredInTime_isAHit() {
    bind(Thing.redis());
    engine.redis.keep(7, "kept", Long.MAX_VALUE);
    engine.redis.hold("get");
    var slow = cache.get(Thing.of(7));
    engine.redis.recover();
    for (int i = 0; i < 20; i++) {
      engine.clock.advanceMillis(100);
      cache.get(Thing.of(100 + i));
    }
    engine.redis.release();
    assertThat(slow).isCompletedWithValue("kept");
  }

  @Test
  void get_answeredAfterItsDeadline_isDropped() {
    engine.redis.keep(7, "kept", Long.MAX_VALUE);
    engine.redis.hold("get");
    var future = bind(Thing.redis()).get(Thing.of(7));
    engine.clock.advanceMillis(600);
    engine.redis.release();
    assertThat(future).isCompletedWithValue("7#1");
    assertThat(cache.stats().hitCount()).isZero();
  }

  @Test
  void get_eachPartTakesAllItsTime_isAnswered() {
    Duration part = Duration.ofSeconds(60);
    Duration almost = part.minusSeconds(1);
    engine.with(
        builder ->
            builder
                .readTimeout(part)
                .readSilence(part)
                .loadTimeout(part)
                .writeTimeout(Duration.ofSeconds(1)));
    engine.redis.hold("get");
    engine.disk.hold("get");
    source.hold();
    var future = bind(Thing.spec().tier("redis", null).tier("disk", null).build()).get(Thing.of(7));
    engine.clock.advance(almost);
    engine.redis.release();
    engine.clock.advance(almost);
    engine.disk.release();
    engine.clock.advance(almost);
    source.next().succeed();
    assertThat(future).isCompletedWithValue("7#1");
  }

  @Test
  void get_processStoodStill_isNotTakenForSilence() {
    engine.redis.hold("get");
    var future = bind(Thing.redis()).get(Thing.of(7));
    engine.clock.freeze(Duration.ofSeconds(3));
    assertThat(future).isNotDone();
    engine.redis.release();
    assertThat(future).isCompletedWithValue("7#1");
    assertThat(timeouts()).isZero();
  }

  @Test
  void get_silentFill_endsAfterFiveSeconds() {
    engine.redis.hold("put");
    bind(Thing.redis()).get(Thing.of(7));
    engine.clock.advanceMillis(4_900);
    assertThat(engine.cacheme().isIdle()).isFalse();
    engine.clock.advanceMillis(200);
    assertThat(engine.cacheme().isIdle()).isTrue();
    assertThat(timeouts()).isEqualTo(1);
  }

  @Test
  void getAll_silentFill_endsAfterFiveSeconds() {
    engine.redis.hold("putAll");
    bind(Thing.redis()).getAll(Thing.all(7, 8), things -> new BulkSource().loadAll(things));
    assertThat(engine.cacheme().isIdle()).isFalse();
    engine.clock.advanceMillis(5_100);
    assertThat(engine.cacheme().isIdle()).isTrue();
  }

  @Test
  void get_twoSilentTiers_addUp() {
    engine.redis.hold("*");
    engine.disk.hold("*");
    var future = bind(Thing.three()).get(Thing.of(7));
    engine.clock.advanceMillis(1_300);
    assertThat(future).isCompletedWithValue("7#1");
    engine.clock.advanceMillis(6_000);
  }

  @Test
  void get_moreCallsThanMayBeOutstanding_bypassTheStorage() {
    int most = 100;
    engine.with(builder -> builder.maxOutstanding(most));
    bind(Thing.redis());
    engine.redis.hold("get");
    for (int i = 0; i < most; i++) {
      cache.get(Thing.of(i));
    }
    engine.redis.recover();
    assertThat(cache.get(Thing.of(most))).isCompletedWithValue(most + "#1");
    assertThat(engine.redis.held).hasSize(most);
    assertThat(cache.stats().tiers().get(0).bypassCount()).as("read and fill").isEqualTo(2);
    engine.redis.release();
  }
}
