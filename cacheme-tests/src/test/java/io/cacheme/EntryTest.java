package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import io.cacheme.help.Help;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a remote tier keeps around a value. */
class EntryTest {

  private static final long NOW = ManualClock.EPOCH_MILLIS;

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  @Test
  void toString_showsNoValue() {
    assertThat(Entry.of("canary", 1, 2)).hasToString("Entry[loadedAt=1, expiresAt=2]");
    assertThat(Entry.absent(1, Entry.NEVER))
        .hasToString("Entry[absent, loadedAt=1, expiresAt=never]");
  }

  @Test
  void fill_value_isKeptWithItsTimes() {
    engine.bind(Thing.redis(), source).get(Thing.of(7));
    assertThat(engine.redis.entry(7)).isEqualTo(Entry.of("7#1", NOW, NOW + 60_000));
  }

  @Test
  void fill_slowLoad_saysWhenItBegan() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source.hold());
    engine.clock.advanceMillis(1_000);
    cache.get(Thing.of(7));
    engine.clock.advanceMillis(5_000);
    source.next().succeed();
    assertThat(engine.redis.entry(7).loadedAt()).isEqualTo(NOW + 1_000);
  }

  @Test
  void backFill_value_keepsWhenItsLoadBegan() {
    engine.disk.keep(7, Entry.of("kept", 1_234, NOW + 5_000));
    engine.bind(Thing.three(), source).get(Thing.of(7));
    assertThat(engine.redis.entry(7)).isEqualTo(Entry.of("kept", 1_234, NOW + 5_000));
  }

  @Test
  void fill_noExpiry_saysNever() {
    engine.bind(Thing.spec().tier("redis", null).build(), source).get(Thing.of(7));
    assertThat(engine.redis.entry(7).expiresAt()).isEqualTo(Entry.NEVER);
  }

  @Test
  void fill_absence_isMarked() {
    engine
        .bind(
            Thing.spec().tier("redis", null).negativeTtl(Duration.ofSeconds(5)).build(),
            source.empty())
        .get(Thing.of(7));
    assertThat(engine.redis.entry(7)).isEqualTo(Entry.absent(NOW, NOW + 5_000));
  }

  /** The bytes of the first issue: what other versions wrote and will read. */
  @Test
  void fill_bytes_areThoseOfTheFirstIssue() {
    engine.bind(Thing.redis(), source).get(Thing.of(7));
    assertThat(HexFormat.of().formatHex(engine.redis.stored.get(Thing.remoteKey(7))))
        .isEqualTo("83" + "a174cf0000018cc251f400" + "a165cf0000018cc252de60" + "a176a3372331");
  }

  @Test
  void get_unknownFields_areSkipped() {
    engine.redis.stored.put(
        Thing.remoteKey(7),
        HexFormat.of()
            .parseHex("84" + "a17405" + "a37a7a7a93010203" + "a176a3616263" + "a17a81a16101"));
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("abc");
  }

  @Test
  void get_storageServesAnExpiredEntry_isAMiss() {
    engine.redis.keep(7, "old", NOW);
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(cache.stats().tiers().get(0).missCount()).isEqualTo(1);
  }

  @Test
  void get_foreignBytes_areACountedMissAndOverwritten() {
    engine.redis.stored.put(Thing.remoteKey(7), "gibberish".getBytes(StandardCharsets.US_ASCII));
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(cache.stats().tiers().get(0).undecodableCount()).isEqualTo(1);
    assertThat(cache.stats().tiers().get(0).missCount()).isEqualTo(1);
    assertThat(engine.redis.value(7)).isEqualTo("7#1");
  }

  @Test
  void get_foreignBytesOften_areShownOnce() {
    byte[] bytes = "gibberish".getBytes(StandardCharsets.US_ASCII);
    engine.redis.stored.put(Thing.remoteKey(7), bytes);
    engine.redis.stored.put(Thing.remoteKey(8), bytes);
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    cache.get(Thing.of(7));
    cache.getAll(Thing.all(8));
    assertThat(engine.log.warnings())
        .singleElement()
        .asString()
        .contains("what storage \"redis\" has under cacheme:x:7:v1 is not a String [R05]")
        .contains("found: 9 bytes; ")
        .doesNotContain("6769") // no byte of the value
        .doesNotContain("gibberish")
        .contains("docs:  " + Help.at("R05"));
  }

  @Test
  void get_cutBytes_areAMiss() {
    engine.redis.keep(7, "kept", Entry.NEVER);
    byte[] whole = engine.redis.stored.get(Thing.remoteKey(7));
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    for (int length = 0; length < whole.length; length++) {
      engine.redis.stored.put(Thing.remoteKey(7), java.util.Arrays.copyOf(whole, length));
      assertThat(cache.get(Thing.of(7))).isCompletedWithValueMatching(v -> v.startsWith("7#"));
    }
  }

  @Test
  void fill_serializerOfTheCacheme_isUsed() {
    engine.with(builder -> builder.serializer(new Shouting("A")));
    engine.bind(Thing.redis(), source).get(Thing.of(7));
    assertThat(engine.redis.stored.get(Thing.remoteKey(7))).startsWith('A');
  }

  @Test
  void fill_serializerOfTheNode_winsAndNeedsNoCodec() {
    engine.with(builder -> builder.serializer(new Shouting("A")));
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.spec()
                .value(ValueType.withoutCodec("String"))
                .serializer(new Shouting("B"))
                .tier("redis", null)
                .build(),
            source);
    cache.get(Thing.of(7));
    assertThat(engine.redis.stored.get(Thing.remoteKey(7))).startsWith('B');
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  /** Says its name before what another serializer writes. */
  private record Shouting(String name) implements Serializer {

    @SuppressWarnings("unchecked")
    @Override
    public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
      byte[] bytes = new MsgPackSerializer().encode((Entry<String>) entry, Thing.STRING);
      byte[] all = new byte[bytes.length + 1];
      all[0] = (byte) name.charAt(0);
      System.arraycopy(bytes, 0, all, 1, bytes.length);
      return all;
    }

    @SuppressWarnings("unchecked")
    @Override
    public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
      byte[] rest = java.util.Arrays.copyOfRange(bytes, 1, bytes.length);
      return (Entry<V>) new MsgPackSerializer().decode(rest, Thing.STRING);
    }
  }
}
