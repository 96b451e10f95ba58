package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class MsgPackRoundTripTest {

  private static final long SEED = 20251101;
  private static final int VALUES = Integer.getInteger("cacheme.codec.values", 20_000);

  private final Serializer serializer = new MsgPackSerializer();

  private <V> Entry<V> roundTrip(Entry<V> entry, ValueType<V> type) {
    return serializer.decode(serializer.encode(entry, type), type);
  }

  @Test
  void decode_randomValues_areEqual() {
    for (int i = 0; i < VALUES; i++) {
      Entry<Everything> entry = new RandomValues(SEED + i).entry();
      assertThat(roundTrip(entry, Everything.TYPE)).as("seed %d", SEED + i).isEqualTo(entry);
    }
  }

  @Test
  void decode_randomValuesOnManyThreads_areEqual() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < 8_000; i++) {
        Entry<Everything> entry = new RandomValues(SEED - i).entry();
        answers.add(threads.submit(() -> roundTrip(entry, Everything.TYPE).equals(entry)));
      }
      for (Future<Boolean> answer : answers) {
        assertThat(answer.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void decode_largeTexts_areEqual() {
    for (String part : List.of("a", "é", "語", "\uD83D\uDE00", "\uD800")) {
      for (int length : new int[] {1, 31, 32, 255, 256, 65_535, 65_536, 1 << 20}) {
        Entry<String> entry = Entry.of(part.repeat(length), 1, 2);
        assertThat(roundTrip(entry, Scalars.TEXT).equals(entry)).isTrue();
      }
    }
  }

  @Test
  void decode_everyChar_isEqual() {
    for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
      Entry<String> entry = Entry.of(String.valueOf((char) unit), 1, 2);
      assertThat(roundTrip(entry, Scalars.TEXT)).isEqualTo(entry);
    }
  }

  @Test
  void decode_listsOfEachHeader_areEqual() {
    for (int size : new int[] {0, 15, 16, 65_535, 65_536}) {
      String[] texts = new String[size];
      Arrays.fill(texts, "x");
      Entry<List<String>> entry = Entry.of(Arrays.asList(texts), 1, 2);
      assertThat(roundTrip(entry, Scalars.TEXTS).value()).isEqualTo(entry.value());
    }
  }

  @Test
  void decode_afterALargeValue_keepsNoLargeBuffer() {
    String large = "é".repeat(1 << 20);
    for (int i = 0; i < 100; i++) {
      roundTrip(Entry.of(large, 1, 2), Scalars.TEXT);
      assertThat(roundTrip(Entry.of("x", 1, 2), Scalars.TEXT).value()).isEqualTo("x");
    }
  }

  @Test
  void encode_deepestValue_isReadAgain() {
    Entry<Nested> entry = Entry.of(Nested.of(255), 1, 2);
    assertThat(roundTrip(entry, Nested.TYPE)).isEqualTo(entry);
  }

  @Test
  void encode_tooDeepValue_fails() {
    assertThatThrownBy(() -> roundTrip(Entry.of(Nested.of(256), 1, 2), Nested.TYPE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("deeper than 256 levels");
  }

  @Test
  void encode_listOfAnotherSizeThanTold_fails() {
    List<String> liar =
        new ArrayList<>(List.of("a", "b")) {
          private static final long serialVersionUID = 1L;

          @Override
          public int size() {
            return 3;
          }
        };
    assertThatThrownBy(() -> serializer.encode(Entry.of(liar, 1, 2), Scalars.TEXTS))
        .isInstanceOf(ConcurrentModificationException.class);
  }

  @Test
  void encode_valueAndAbsence_fails() {
    assertThatThrownBy(() -> serializer.encode(new Entry<>("x", true, 1, 2), Scalars.TEXT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> serializer.encode(new Entry<>(null, false, 1, 2), Scalars.TEXT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void encode_codecThatCallsTheSerializer_works() {
    ValueType<String> type =
        ValueType.of(
            "Inner",
            new Codec<String>() {
              @Override
              public void write(ValueWriter out, String value) {
                out.writeBytes(serializer.encode(Entry.of(value, 3, 4), Scalars.TEXT));
              }

              @Override
              public String read(ValueReader in) {
                return serializer.decode(in.readBytes(), Scalars.TEXT).value();
              }
            });
    assertThat(roundTrip(Entry.of("x", 1, 2), type)).isEqualTo(Entry.of("x", 1, 2));
  }
}
