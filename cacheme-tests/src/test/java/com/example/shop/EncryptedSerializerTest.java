package com.example.shop;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class EncryptedSerializerTest {

  private static final ValueType<Long> LONG = ValueType.of(Long.class);
  private static final ValueType<String> STRING = ValueType.of(String.class);
  private static final Entry<String> ENTRY = Entry.of("a secret", 1, 2);

  private final Serializer serializer = withKey(1);
  private final InMemoryRemoteStorage redis = new InMemoryRemoteStorage(new ManualTimeSource());

  private static Serializer withKey(int first) {
    byte[] key = new byte[32];
    key[0] = (byte) first;
    return new EncryptedSerializer(new MsgPackSerializer(), new SecretKeySpec(key, "AES"));
  }

  @Test
  void entries_comeBack() {
    Entry<String> absent = Entry.absent(1, Entry.NEVER);

    assertThat(serializer.decode(serializer.encode(ENTRY, STRING), STRING)).isEqualTo(ENTRY);
    assertThat(serializer.decode(serializer.encode(absent, STRING), STRING)).isEqualTo(absent);
  }

  @Test
  void anyBitThatDiffers_isUndecodable() {
    byte[] bytes = serializer.encode(ENTRY, STRING);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertUndecodable(changed);
    }
  }

  @Test
  void anyCut_isUndecodable() {
    byte[] bytes = serializer.encode(ENTRY, STRING);
    for (int length = 0; length < bytes.length; length++) {
      assertUndecodable(Arrays.copyOf(bytes, length));
    }
  }

  @Test
  void anotherKey_anotherType_andPlainBytes_areUndecodable() {
    assertUndecodable(withKey(2).encode(ENTRY, STRING));
    assertUndecodable(serializer.encode(Entry.of(7L, 1, 2), LONG));
    assertUndecodable(new MsgPackSerializer().encode(ENTRY, STRING));
  }

  @Test
  void whatIsStored_showsNoValue_andIsAMissToAnotherKey() {
    AtomicInteger loads = new AtomicInteger();
    assertThat(get(serializer, loads)).isEqualTo("a secret");
    assertThat(get(serializer, loads)).isEqualTo("a secret");
    assertThat(loads).as("loads with one key").hasValue(1);
    assertThat(redis.keys()).allSatisfy(key -> assertThat(stored(key)).doesNotContain("a secret"));

    assertThat(get(withKey(2), loads)).isEqualTo("a secret");
    assertThat(loads).as("loads once the key has changed").hasValue(2);
  }

  private String get(Serializer own, AtomicInteger loads) {
    DynamicType<String> type =
        DynamicNode.type("note", "v1", String.class).tier("my-redis", Duration.ofHours(1));
    try (Cacheme cacheme =
        Cacheme.builder().serializer(own).storage("my-redis", redis.another()).build()) {
      return type.cache(cacheme)
          .get(
              type.key("1"),
              node -> {
                loads.incrementAndGet();
                return completedFuture("a secret");
              })
          .join();
    }
  }

  private String stored(String key) {
    return new String(redis.peek(key), StandardCharsets.ISO_8859_1);
  }

  private void assertUndecodable(byte[] bytes) {
    assertThatThrownBy(() -> serializer.decode(bytes, STRING))
        .isInstanceOf(UndecodableException.class)
        .hasMessageNotContaining("a secret");
  }
}
