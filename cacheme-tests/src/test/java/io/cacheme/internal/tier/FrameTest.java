package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Codec;
import io.cacheme.codec.CompactMsgPackSerializer;
import io.cacheme.codec.CompressedSerializer;
import io.cacheme.codec.Compressors;
import io.cacheme.codec.Entry;
import io.cacheme.codec.JavaSerializer;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import io.cacheme.serializer.jackson.JacksonJsonSerializer;
import io.cacheme.serializer.jackson.JacksonMsgPackSerializer;
import io.cacheme.serializer.jackson.JsonSerializer;
import io.cacheme.spi.RemoteStorage;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

  private static final String VALUE = "canary".repeat(20);
  private static final long LOADED_AT = 1_761_998_096_789L;
  private static final ValueType<String> STRING =
      ValueType.of(
              "String",
              new Codec<String>() {
                @Override
                public void write(ValueWriter out, String value) {
                  out.writeString(value);
                }

                @Override
                public String read(ValueReader in) {
                  return in.readString();
                }
              })
          .declaredAs(String.class)
          .withFingerprint(-7L << 40);

  static Stream<Named<Serializer>> serializers() {
    return Stream.of(
            new MsgPackSerializer(),
            new CompactMsgPackSerializer(),
            new JavaSerializer(),
            new JsonSerializer(),
            new JacksonJsonSerializer(),
            new JacksonMsgPackSerializer())
        .flatMap(FrameTest::withCompressions);
  }

  private static Stream<Named<Serializer>> withCompressions(Serializer plain) {
    String name = plain.getClass().getSimpleName();
    return Stream.concat(
        Stream.of(Named.of(name, plain)),
        Stream.of("ZLIB", "ZSTD", "LZ4")
            .map(
                compression ->
                    Named.of(
                        name + "+" + compression,
                        new CompressedSerializer(
                            plain, Compressors.find(compression, "FrameTest"), 1 << 20))));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @Test
  void generationZero_hasNoFrame() {
    byte[] entry = bytes("82a174cd03e8a161c3");
    assertThat(Frame.of(0, entry)).isSameAs(entry);
    assertThat(Frame.stamp(entry)).isZero();
    assertThat(Frame.entry(entry)).isSameAs(entry);
  }

  @Test
  void generation_isBeforeTheEntry() {
    byte[] framed = Frame.of(0x1_00000000_02L, bytes("82a174cd03e8a161c3"));
    assertThat(framed).isEqualTo(bytes("c1ca08" + "0000010000000002" + "82a174cd03e8a161c3"));
    assertThat(Frame.stamp(framed)).isEqualTo(0x1_00000000_02L);
    assertThat(Frame.entry(framed)).isEqualTo(bytes("82a174cd03e8a161c3"));
  }

  @Test
  void heldEntry_saysForHowLong() {
    byte[] framed = Frame.of(0, 7_000, bytes("80"));
    assertThat(framed).isEqualTo(bytes("c1ca0c" + "0000000000000000" + "00001b58" + "80"));
    assertThat(Frame.heldMillis(framed)).isEqualTo(7_000);
    assertThat(Frame.entry(framed)).isEqualTo(bytes("80"));
    assertThat(Frame.heldMillis(Frame.of(1, bytes("80")))).isZero();
    assertThat(Frame.heldMillis(bytes("80"))).isZero();
  }

  @Test
  void heldEntry_longerThanCanBeSaid_isHeldAsLongAsCan() {
    byte[] framed = Frame.of(0, 1L << 40, bytes("80"));
    assertThat(Frame.heldMillis(framed)).isEqualTo(Integer.MAX_VALUE);
    assertThat(Frame.heldMillis(bytes("c1ca0c" + "0000000000000000" + "ffffffff" + "80"))).isZero();
  }

  @Test
  void groups_standBehind_eachWithItsStamp() {
    byte[] framed = Frame.of(0, 0, (short) 0x0102, new long[] {0, 7}, bytes("80"));
    assertThat(framed)
        .isEqualTo(
            bytes(
                "c1ca1e"
                    + "0000000000000000"
                    + "00000000"
                    + "0102"
                    + "0000000000000000"
                    + "0000000000000007"
                    + "80"));
    assertThat(Frame.groups(framed, (short) 0x0102, 2)).containsExactly(0, 7);
    assertThat(Frame.groups(framed, (short) 0x0102, 1)).containsExactly(0);
    assertThat(Frame.entry(framed)).isEqualTo(bytes("80"));
    assertThat(Frame.heldMillis(framed)).isZero();
  }

  @Test
  void groups_ofOtherKinds_orMoreOfThem_areNotThere() {
    byte[] framed = Frame.of(0, 0, (short) 1, new long[] {7, 8}, bytes("80"));
    assertThat(Frame.groups(framed, (short) 2, 2)).isNull();
    assertThat(Frame.groups(framed, (short) 1, 3)).isNull();
    assertThat(Frame.groups(Frame.of(1, 5, bytes("80")), (short) 1, 1)).isNull();
    assertThat(Frame.groups(bytes("80".repeat(40)), (short) 0x8080, 1)).isNull();
  }

  @Test
  void groups_allAtTheirBeginning_takeNoFrame() {
    byte[] entry = bytes("80");
    assertThat(Frame.of(0, 0, (short) 1, new long[] {0, 0}, entry)).isSameAs(entry);
  }

  @Test
  void emptyEntry_comesBack() {
    byte[] framed = Frame.of(5, new byte[0]);
    assertThat(framed).hasSize(Frame.BYTES);
    assertThat(Frame.stamp(framed)).isEqualTo(5);
    assertThat(Frame.entry(framed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c1ca07" + "0000000000000005" + "80", // shorter than a stamp
        "c1ca0a" + "0000000000000005" + "80", // longer than what there is
        "c1cb08" + "0000000000000005" + "80",
        "c2ca08" + "0000000000000005" + "80"
      })
  void whatIsNoFrame_isAnEntry(String hex) {
    byte[] entry = bytes(hex);
    assertThat(Frame.stamp(entry)).isZero();
    assertThat(Frame.entry(entry)).isSameAs(entry);
    assertThat(Frame.of(0, entry)).isSameAs(entry);
  }

  @Test
  void noGeneration_isLikeNoOther() {
    byte[] one = Frame.ofNoGeneration(1);
    assertThat(Frame.stamp(one)).isNegative();
    assertThat(one).isNotEqualTo(Frame.ofNoGeneration(2));
    assertThat(Frame.entry(one)).isEqualTo(bytes("0000000000000001"));
  }

  @Test
  void longerFrame_ofALaterVersion_isSkipped() {
    byte[] later = bytes("c1ca0c" + "0000010000000002" + "01020304" + "80");
    assertThat(Frame.stamp(later)).isEqualTo(0x1_00000000_02L);
    assertThat(Frame.entry(later)).isEqualTo(bytes("80"));
  }

  @Test
  void bytesOfASerializerThatLookLikeAFrame_comeBack() {
    byte[] entry = bytes("c1ca08" + "0000010000000002" + "80");
    byte[] framed = Frame.of(0, entry);
    assertThat(Frame.stamp(framed)).isZero();
    assertThat(Frame.entry(framed)).isEqualTo(entry);
  }

  @Test
  void cutFrame_isNone() {
    byte[] framed = Frame.of(5, bytes("80"));
    for (int length = 0; length < Frame.BYTES; length++) {
      byte[] cut = Arrays.copyOf(framed, length);
      assertThat(Frame.stamp(cut)).isZero();
      assertThat(Frame.entry(cut)).isSameAs(cut);
    }
  }

  @ParameterizedTest
  @MethodSource("serializers")
  void frame_carriesEverySerializersBytes(Serializer serializer) {
    Entry<String> entry = Entry.of(VALUE, LOADED_AT, LOADED_AT + 30_000);
    byte[] framed = Frame.of(77, serializer.encode(entry, STRING));
    assertThat(Frame.stamp(framed)).isEqualTo(77);
    assertThat(serializer.decode(Frame.entry(framed), STRING)).isEqualTo(entry);
  }

  @ParameterizedTest
  @MethodSource("serializers")
  void framedEntry_isUndecodableToWhoKnowsNoFrames(Serializer serializer) {
    byte[] framed = Frame.of(77, serializer.encode(Entry.of(VALUE, LOADED_AT, 2), STRING));
    assertThat(undecodable(serializer, framed)).isNotNull();
  }

  /** R18: whatever is wrong with the bytes, what is said of it shows none of the value. */
  @ParameterizedTest
  @MethodSource("serializers")
  void undecodable_damagedAnywhere_doesNotShowTheValue(Serializer serializer) {
    byte[] whole = serializer.encode(Entry.of(VALUE, LOADED_AT, LOADED_AT + 30_000), STRING);
    for (int at = 0; at < whole.length; at++) {
      for (int change : new int[] {1, 0x20, 0x80, 0xFF}) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) change;
        assertShowsNothing(undecodable(serializer, damaged));
      }
      assertShowsNothing(undecodable(serializer, Arrays.copyOf(whole, at)));
    }
  }

  private static void assertShowsNothing(UndecodableException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContainIgnoringCase("anar");
    }
  }

  private static UndecodableException undecodable(Serializer serializer, byte[] bytes) {
    try {
      serializer.decode(bytes, STRING);
      return null;
    } catch (UndecodableException e) {
      return e;
    }
  }

  /** So that a text of as many bytes as a storage's maxValueBytes fits, whatever is around it. */
  @ParameterizedTest
  @MethodSource("serializers")
  void envelope_takesNoMoreThanIsAllowedForIt(Serializer serializer) {
    if (serializer instanceof CompressedSerializer || serializer instanceof JavaSerializer) {
      return; // the bound is on what they make of the value
    }
    String text = "x".repeat(100_000);
    byte[] framed =
        Frame.of(Long.MAX_VALUE, serializer.encode(Entry.of(text, LOADED_AT, LOADED_AT), STRING));
    assertThat(framed.length - text.length()).isLessThanOrEqualTo(RemoteStorage.ENVELOPE_BYTES);
  }
}
