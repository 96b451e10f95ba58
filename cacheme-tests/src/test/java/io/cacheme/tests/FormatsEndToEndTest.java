package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.CachemeConfigurationException;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.codec.CompactMsgPackSerializer;
import io.cacheme.codec.EnvelopeSerializer;
import io.cacheme.codec.JavaSerializer;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import io.cacheme.serializer.jackson.JacksonJsonSerializer;
import io.cacheme.serializer.jackson.JacksonMsgPackSerializer;
import io.cacheme.serializer.jackson.JsonSerializer;
import io.cacheme.serializer.jackson3.Jackson3JsonSerializer;
import io.cacheme.testkit.StatsIdentity;
import io.cacheme.testservers.TestServers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each serializer, and each compressed, against a real Redis. */
class FormatsEndToEndTest {

  private static final int NUMBER = 17;

  private final String prefix = "formats-" + UUID.randomUUID();
  private final String key = prefix + ":parcel:" + NUMBER + ":v1";
  private final AtomicInteger loads = new AtomicInteger();

  /** A serializer as users write it. */
  private static final class Addresses extends EnvelopeSerializer {

    @Override
    protected <V> byte[] writeValue(V value, ValueType<V> type) {
      return ((Parcel.View) value).address().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    @SuppressWarnings("unchecked")
    protected <V> V readValue(byte[] bytes, ValueType<V> type) {
      Parcel.View known = Parcel.view(NUMBER);
      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(known.address());
      return (V) known;
    }
  }

  static List<Arguments> formats() {
    List<Arguments> formats = new ArrayList<>();
    for (Serializer serializer :
        List.of(
            new MsgPackSerializer(),
            new CompactMsgPackSerializer(),
            new JsonSerializer(),
            new JacksonJsonSerializer(),
            new JacksonMsgPackSerializer(),
            new Jackson3JsonSerializer(),
            new JavaSerializer(),
            new Addresses())) {
      for (String compression : new String[] {null, "ZLIB", "ZSTD", "LZ4"}) {
        formats.add(Arguments.of(serializer, compression));
      }
    }
    return formats;
  }

  private NodeSpec<Parcel, Parcel.View> spec(Serializer serializer, @Nullable String compression) {
    NodeSpec.Builder<Parcel, Parcel.View> spec =
        NodeSpec.<Parcel, Parcel.View>builder(1, Parcel.class, "Parcel")
            .key(
                "parcel:{number}",
                KeyLayout.literal("parcel:").thenNumber(),
                (parcel, out) -> out.literal("parcel:").number(parcel.number()))
            .tier("my-redis", Duration.ofHours(1))
            .value(ParcelNodes.SPEC.valueType())
            .serializer(serializer);
    return (compression == null ? spec : spec.compression(compression)).build();
  }

  private NodeCache<Parcel, Parcel.View> bind(Cacheme cacheme, NodeSpec<Parcel, Parcel.View> spec) {
    return cacheme.bind(
        spec,
        Loads.by(
            parcel -> {
              loads.incrementAndGet();
              return CompletableFuture.completedFuture(Parcel.view(parcel.number()));
            }));
  }

  private Cacheme cacheme() {
    return Cacheme.builder().prefix(prefix).storage("my-redis", TestServers.redis().url()).build();
  }

  private static void awaitFills(NodeCache<?, ?> cache, long count) {
    Awaitility.await().until(() -> cache.stats().tiers().get(0).fillCount() >= count);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void get_afterAnotherProcessLoaded_answersFromRedis(Serializer serializer, String compression) {
    NodeSpec<Parcel, Parcel.View> spec = spec(serializer, compression);
    try (Cacheme first = cacheme()) {
      NodeCache<Parcel, Parcel.View> parcels = bind(first, spec);
      assertThat(parcels.get(new Parcel(NUMBER)).join()).isEqualTo(Parcel.view(NUMBER));
      awaitFills(parcels, 1);
    }
    try (Cacheme second = cacheme()) {
      NodeCache<Parcel, Parcel.View> parcels = bind(second, spec);

      assertThat(parcels.get(new Parcel(NUMBER)).join()).isEqualTo(Parcel.view(NUMBER));

      assertThat(loads).hasValue(1);
      assertThat(parcels.stats().tiers().get(0).hitCount()).isEqualTo(1);
      StatsIdentity.assertHolds(parcels.stats());
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void get_cutBytes_isACountedMissAndOverwritten(Serializer serializer, String compression) {
    NodeSpec<Parcel, Parcel.View> spec = spec(serializer, compression);
    try (Cacheme cacheme = cacheme()) {
      NodeCache<Parcel, Parcel.View> parcels = bind(cacheme, spec);
      parcels.get(new Parcel(NUMBER)).join();
      awaitFills(parcels, 1);
      byte[] whole = redis(commands -> commands.get(key.getBytes(StandardCharsets.UTF_8)));
      byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 3);
      redis(commands -> commands.set(key.getBytes(StandardCharsets.UTF_8), cut));

      assertThat(parcels.get(new Parcel(NUMBER)).join()).isEqualTo(Parcel.view(NUMBER));
      awaitFills(parcels, 2);

      assertThat(loads).hasValue(2);
      assertThat(parcels.stats().tiers().get(0).undecodableCount()).isEqualTo(1);
      assertThat(parcels.get(new Parcel(NUMBER)).join()).isEqualTo(Parcel.view(NUMBER));
      assertThat(loads).hasValue(2);
    }
  }

  @Test
  void annotatedNode_isCompressedAsItSays() {
    try (Cacheme cacheme = cacheme()) {
      ParcelCache parcels = ParcelCache.create(cacheme);
      assertThat(parcels.sync().get(NUMBER)).isEqualTo(Parcel.view(NUMBER));
      awaitFills(parcels.asNodeCache(), 1);
      byte[] stored = redis(commands -> commands.get(key.getBytes(StandardCharsets.UTF_8)));
      assertThat(stored).startsWith(0x28, 0xB5, 0x2F, 0xFD);
    }
  }

  @Test
  void bind_unknownCompression_failsAtOnce() {
    try (Cacheme cacheme = cacheme()) {
      assertThatThrownBy(() -> bind(cacheme, spec(new MsgPackSerializer(), "BROTLI")))
          .isInstanceOf(CachemeConfigurationException.class)
          .hasMessageContaining("Parcel is compressed by BROTLI")
          .hasMessageContaining("[LZ4, ZLIB, ZSTD]")
          .hasMessageContaining("[R12]");
    }
  }

  private static <T> T redis(Function<RedisCommands<byte[], byte[]>, T> use) {
    RedisClient client = RedisClient.create(RedisURI.create(TestServers.redis().url()));
    try (var connection = client.connect(ByteArrayCodec.INSTANCE)) {
      return use.apply(connection.sync());
    } finally {
      client.shutdown();
    }
  }
}
