package io.cacheme.serializer.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import io.cacheme.serializer.jackson.SampleNode.Chain;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every serializer of the house must do, on generated codecs or by data binding. {@code
 * -Dcacheme.codec.values=1000000} tries more values than the ordinary run, {@code
 * -Dcacheme.codec.rounds=2} a tenth of the broken bytes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SerializerContract {

  private static final long SEED = 7;
  private static final int VALUES = Integer.getInteger("cacheme.codec.values", 2_000);
  private static final int ALL_ROUNDS = 20;
  private static final int ROUNDS = Integer.getInteger("cacheme.codec.rounds", ALL_ROUNDS);

  /** The serializers to try. */
  protected abstract List<Serializer> all();

  /** Those of them that tell components by name. */
  protected List<Serializer> byName() {
    return all();
  }

  private static <V> V roundTrip(Serializer serializer, V value, ValueType<V> type) {
    return serializer.decode(serializer.encode(Entry.of(value, 1, 2), type), type).value();
  }

  private static byte[] bytesOf(Serializer serializer, long seed) {
    Entry<Sample> entry = Entry.of(new RandomSamples(seed, false).sample(0), 1, 2);
    return serializer.encode(entry, SampleNode.TYPE);
  }

  @ParameterizedTest
  @MethodSource("all")
  void decode_randomValues_areEqual(Serializer serializer) {
    for (int i = 0; i < VALUES; i++) {
      Sample sample = new RandomSamples(SEED + i, false).sample(i % 4 == 0 ? 1 : 0);
      Sample read = roundTrip(serializer, sample, SampleNode.TYPE);
      if (!read.equals(sample)) {
        assertThat(read).as("seed %d", SEED + i).isEqualTo(sample);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void decode_neverExpiringAndAbsent_areEqual(Serializer serializer) {
    Sample sample = new RandomSamples(SEED, false).sample(0);
    for (Entry<Sample> entry :
        List.of(Entry.of(sample, -1, Entry.NEVER), Entry.<Sample>absent(1, 2))) {
      byte[] bytes = serializer.encode(entry, SampleNode.TYPE);
      assertThat(serializer.decode(bytes, SampleNode.TYPE)).isEqualTo(entry);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void encode_absenceWithAValueOrNeither_fails(Serializer serializer) {
    Sample sample = new RandomSamples(SEED, false).sample(0);
    for (Entry<Sample> entry :
        List.of(new Entry<>(sample, true, 1, 2), new Entry<Sample>(null, false, 1, 2))) {
      assertThatThrownBy(() -> serializer.encode(entry, SampleNode.TYPE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("an entry has a value or marks absence, and never both");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void decode_emptyAndLargeTexts_areEqual(Serializer serializer) {
    for (String part : List.of("a", "é", "語", "\uD83D\uDE00", "\"", "\n")) {
      Map<String, List<String>> value =
          Map.of("", List.of("", part), part.repeat(60_000), List.of(part.repeat(1 << 20)));
      assertThat(roundTrip(serializer, value, SampleNode.TextsNode.TYPE).equals(value)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void decode_deepValue_isEqualOrNeverWritten(Serializer serializer) {
    ValueType<Chain> type = SampleNode.ChainNode.TYPE;
    assertThat(roundTrip(serializer, Chain.of(250), type)).isEqualTo(Chain.of(250));
    assertThatThrownBy(() -> serializer.encode(Entry.of(Chain.of(2_000), 1, 2), type))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("all")
  void decode_cutAnywhere_isUndecodable(Serializer serializer) {
    for (int i = 0; i < Math.max(1, ROUNDS / 10); i++) {
      byte[] bytes = bytesOf(serializer, SEED + i);
      for (int end = 0; end < bytes.length; end++) {
        byte[] cut = Arrays.copyOf(bytes, end);
        assertThatThrownBy(() -> serializer.decode(cut, SampleNode.TYPE))
            .isInstanceOf(UndecodableException.class);
      }
      byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
      longer[bytes.length] = '1';
      assertThatThrownBy(() -> serializer.decode(longer, SampleNode.TYPE))
          .isInstanceOf(UndecodableException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void decode_flippedBitAnywhere_isAValueOrUndecodable(Serializer serializer) {
    for (int i = 0; i < Math.max(1, ROUNDS / 10); i++) {
      byte[] bytes = bytesOf(serializer, SEED + i);
      for (int bit = 0; bit < bytes.length * 8; bit += Math.max(1, ALL_ROUNDS / ROUNDS)) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        decodeAny(serializer, bytes);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void decode_randomBytes_isAValueOrUndecodable(Serializer serializer) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 1_000 * ROUNDS; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      decodeAny(serializer, bytes);
    }
  }

  private static void decodeAny(Serializer serializer, byte[] bytes) {
    try {
      serializer.decode(bytes, SampleNode.TYPE);
    } catch (UndecodableException e) {
      assertThat(e).hasNoCause();
    }
  }

  static <V> V evolved(Serializer serializer, ValueType<V> now) {
    SampleNode.Old old = new SampleNode.Old(1, "x");
    byte[] bytes = serializer.encode(Entry.of(old, 1, 2), SampleNode.OldNode.TYPE);
    return serializer.decode(bytes, now).value();
  }

  @ParameterizedTest
  @MethodSource("byName")
  void decode_otherVersionOfARecord_isReadUnlessSomethingIsMissing(Serializer serializer) {
    assertThat(evolved(serializer, SampleNode.RemovedNode.TYPE))
        .isEqualTo(new SampleNode.Removed("x"));
    assertThat(evolved(serializer, SampleNode.SwappedNode.TYPE))
        .isEqualTo(new SampleNode.Swapped("x", 1));
    assertThat(evolved(serializer, SampleNode.MaybeNode.TYPE))
        .isEqualTo(new SampleNode.Maybe(1, "x", Optional.empty()));
    for (ValueType<?> type : List.of(SampleNode.AddedNode.TYPE, SampleNode.RetypedNode.TYPE)) {
      assertThatThrownBy(() -> evolved(serializer, type)).isInstanceOf(UndecodableException.class);
    }
  }
}
