package io.cacheme.fuzz;

import io.cacheme.codec.Compressor;
import io.cacheme.codec.Compressors;
import io.cacheme.codec.Entry;
import io.cacheme.codec.KeyWriter;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is kept finds what is broken: each check is given something that has one fault. */
class FuzzSabotageTest {

  /** Ours, but for what is overridden. */
  private static class Weakened implements Serializer {

    private final Serializer ours = new MsgPackSerializer();

    @Override
    public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
      return ours.encode(entry, type);
    }

    @Override
    public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
      return ours.decode(bytes, type);
    }
  }

  @Test
  void decode_anExceptionOfAnotherKind_isFound() {
    Decoding weak =
        Decoding.of(
            new Weakened() {
              @Override
              public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
                byte first = bytes[0]; // which an empty one has not
                return first == 0 ? super.decode(new byte[0], type) : super.decode(bytes, type);
              }
            });

    Inputs.find(DecodeFuzzTest.class, "msgpack", weak::checkAll);
  }

  @Test
  void decode_whatIsWrittenOtherwise_isFound() {
    Decoding weak =
        Decoding.of(
            new Weakened() {
              @Override
              public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
                return super.encode(
                    new Entry<>(
                        entry.value(), entry.absent(), (int) entry.loadedAt(), entry.expiresAt()),
                    type);
              }
            });

    Inputs.find(DecodeFuzzTest.class, "msgpack", weak::checkAll);
  }

  @Test
  void compression_aFrameThatHoldsMoreThanItMay_isFound() {
    Compressor ours = Compressors.find("ZLIB", "a sabotage");
    Inflation weak =
        new Inflation(
            new Compressor() {
              @Override
              public String name() {
                return ours.name();
              }

              @Override
              public byte[] compress(byte[] bytes) {
                return ours.compress(bytes);
              }

              @Override
              public byte[] decompress(byte[] frame, int maxBytes) {
                return ours.decompress(frame, 1 << 26);
              }
            });

    Inputs.find(CompressionFuzzTest.class, "zlib", weak::check);
  }

  @Test
  void keys_aColonThatIsNotEscaped_isFound() {
    Rendering weak =
        new Rendering(
            key ->
                key.text() == null
                    ? Rendering.render(key)
                    : new KeyWriter()
                        .literal("k:")
                        .path(key.text())
                        .literal(Rendering.render(key.withText("")).substring(2))
                        .finish());

    Inputs.find(
        KeyFuzzTest.class, "one", bytes -> weak.check(Rendering.Key.from(new Draws(bytes))));
  }

  @Test
  void urls_aUserThatIsShown_isFound() {
    Urls weak = new Urls(url -> url.user() + "@" + url);

    Inputs.find(UrlFuzzTest.class, "any", bytes -> weak.check(new Draws(bytes).restText()));
  }

  @Test
  void durations_minutesForMonths_areFound() {
    Durations weak =
        new Durations(
            text -> {
              Duration ours = Durations.option(text);
              return ours != null && text.endsWith("m") ? ours.multipliedBy(30 * 24 * 60) : ours;
            });

    Inputs.find(DurationFuzzTest.class, "any", bytes -> weak.check(new Draws(bytes).restText()));
  }

  @Test
  void bus_aProcessThatDoesNotListen_isFound() {
    Peer deaf = new Peer(false);

    Inputs.find(BusFuzzTest.class, "messages", bytes -> deaf.tell(new Draws(bytes).restText()));
  }

  @Test
  void storage_aByteThatIsChanged_isFound() {
    try (Kept whole = new Kept(reading(value -> value))) {
      whole.check(new Draws(new byte[] {1, 'k', 1, 'v'}));
    }
    try (Kept weak = new Kept(reading(FuzzSabotageTest::changed))) {
      Inputs.find(StorageFuzzTest.class, "sqlite", bytes -> weak.check(new Draws(bytes)));
    }
  }

  /** A storage in memory, of whose values {@code read} is read. */
  private static RemoteStorage reading(UnaryOperator<StoredValue> read) {
    InMemoryRemoteStorage ours = new InMemoryRemoteStorage(new ManualTimeSource());
    return (RemoteStorage)
        Proxy.newProxyInstance(
            RemoteStorage.class.getClassLoader(),
            new Class<?>[] {RemoteStorage.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "bus", "conditionalWrites" -> null;
                  case "get" -> ours.get((String) arguments[0]).thenApply(read);
                  default -> method.invoke(ours, arguments);
                });
  }

  private static StoredValue changed(StoredValue value) {
    if (value == null) {
      return null;
    }
    byte[] bytes = value.bytes();
    bytes[bytes.length - 1] ^= 1;
    return StoredValue.of(bytes);
  }
}
