package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each form of MessagePack: skipped, named where it is not expected, at the end of the bytes. */
final class MsgPackFormsTest {

  private static final List<Function<MsgPackReader, ?>> READS =
      List.of(
          MsgPackReader::readBoolean,
          MsgPackReader::readInt,
          MsgPackReader::readLong,
          MsgPackReader::readFloat,
          MsgPackReader::readDouble,
          MsgPackReader::readBigInteger,
          MsgPackReader::readBigDecimal,
          MsgPackReader::readString,
          MsgPackReader::readBytes,
          MsgPackReader::readInstant,
          MsgPackReader::readYear,
          MsgPackReader::beginList,
          MsgPackReader::beginMap);

  private static final List<Consumer<MsgPackWriter>> WRITES =
      List.of(
          MsgPackWriter::writeNull,
          out -> out.writeInt(5),
          out -> out.writeInt(70_000),
          out -> out.writeLong(Long.MIN_VALUE),
          out -> out.writeFloat(1.5f),
          out -> out.writeDouble(1.5),
          out -> out.writeChar('a'),
          out -> out.writeString("abc"),
          out -> out.writeBytes(new byte[] {1, 2, 3}),
          out -> out.writeBigInteger(BigInteger.ONE.shiftLeft(63)),
          out -> out.beginList(3),
          out -> out.beginMap(70_000));

  private static MsgPackReader reader(String hex) {
    MsgPackReader in = new MsgPackReader();
    in.reset(HexFormat.of().parseHex(hex));
    return in;
  }

  private static byte[] written(int before, Consumer<MsgPackWriter> write) {
    MsgPackWriter out = new MsgPackWriter();
    out.writeRaw(new byte[before]);
    write.accept(out);
    return out.toBytes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7f",
        "e0",
        "c0",
        "c2",
        "cc01",
        "cd0102",
        "ce01020304",
        "cf0102030405060708",
        "d001",
        "d10102",
        "d201020304",
        "d30102030405060708",
        "ca01020304",
        "cb0102030405060708",
        "a26162",
        "d9026162",
        "da00026162",
        "db000000026162",
        "c4020102",
        "c500020102",
        "c6000000020102",
        "d4ff01",
        "d5ff0102",
        "d6ff01020304",
        "d7ff0102030405060708",
        "d8ff01020304050607080102030405060708",
        "c702ff0102",
        "c80002ff0102",
        "c900000002ff0102",
        "90",
        "91c0",
        "dc0001c0",
        "dd00000001c0",
        "80",
        "81c0c0",
        "de0001c0c0",
        "df00000001c0c0",
        "9291c081a161c3"
      })
  void skip_anyForm_endsBehindIt(String value) {
    MsgPackReader in = reader("03" + value + "04");
    assertThat(in.readInt()).isEqualTo(3);
    in.skip();
    assertThat(in.readInt()).isEqualTo(4);
    in.checkEnd();
  }

  @ParameterizedTest
  @CsvSource({
    "00, an integer",
    "7f, an integer",
    "e0, an integer",
    "ff, an integer",
    "cc, an integer",
    "cf, an integer",
    "d0, an integer",
    "d3, an integer",
    "a0, text",
    "d9, text",
    "80, a map",
    "de, a map",
    "90, a list",
    "dc, a list",
    "c0, nil",
    "c2, a boolean",
    "c3, a boolean",
    "c4, bytes",
    "ca, a floating point number",
    "c7, an extension",
    "d4, an extension",
    "d8, an extension",
    "c1, no MessagePack"
  })
  void unexpected_isToldByItsKind(String first, String kind) {
    boolean isMap = kind.equals("a map");
    Function<MsgPackReader, Integer> read =
        isMap ? MsgPackReader::beginList : MsgPackReader::beginMap;
    assertThatThrownBy(() -> read.apply(reader(first + "00000000")))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("expected a " + (isMap ? "list" : "map") + " at byte 0, and found " + kind);
  }

  @Test
  void read_atTheEndOfTheBytes_isUndecodable() {
    for (int i = 0; i < READS.size(); i++) {
      Function<MsgPackReader, ?> read = READS.get(i);
      assertThatThrownBy(() -> read.apply(reader("")))
          .as("the reading at %s", i)
          .isInstanceOf(UndecodableException.class)
          .hasMessage("the bytes end within a value");
    }
  }

  @Test
  void beginMap_ofMoreThanThereCanBe_isUndecodable() {
    assertThat(reader("830102030405c0").beginMap()).isPositive();
    assertThatThrownBy(() -> reader("830102030405").beginMap())
        .isInstanceOf(UndecodableException.class);
  }

  @Test
  void beginMap_of32Bits_hasItsKeys() {
    MsgPackReader in = reader("df0000000105c0");
    in.beginMap();
    assertThat(in.nextKey()).isTrue();
    assertThat(in.readInt()).isEqualTo(5);
    assertThat(in.readNull()).isTrue();
    assertThat(in.nextKey()).isFalse();
    in.checkEnd();
  }

  @ParameterizedTest
  @CsvSource({"a474727565, true", "a566616c7365, false"})
  void readBoolean_keyAsText_isRead(String text, boolean value) {
    MsgPackReader in = reader("81" + text + "c0");
    in.beginMap();
    in.nextKey();
    assertThat(in.readBoolean()).isEqualTo(value);
  }

  @Test
  void zero_in64Bits_isZero() {
    assertThat(reader("cf0000000000000000").readLong()).isZero();
    assertThat(reader("cf0000000000000000").readBigInteger()).isZero();
    assertThat(reader("cfffffffffffffffff").readBigInteger()).isEqualTo("18446744073709551615");
  }

  @Test
  void write_whereverTheBufferEnds_isTheSame() {
    for (int i = 0; i < WRITES.size(); i++) {
      byte[] alone = written(0, WRITES.get(i));
      for (int before = 490; before <= 513; before++) {
        byte[] behind = written(before, WRITES.get(i));
        assertThat(Arrays.copyOfRange(behind, before, behind.length))
            .as("what is written at %s, behind %s bytes", i, before)
            .isEqualTo(alone);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, c400", "255, c4ff", "256, c50100", "65535, c5ffff", "65536, c600010000"})
  void bytes_ofAnyLength_inTheShortestForm(int length, String header) {
    byte[] bytes = written(0, out -> out.writeBytes(new byte[length]));
    int end = header.length() / 2;
    assertThat(HexFormat.of().formatHex(bytes, 0, end)).isEqualTo(header);
    assertThat(bytes).hasSize(end + length);
    assertThat(reader(HexFormat.of().formatHex(bytes)).readBytes()).hasSize(length);
  }

  @Test
  void tag_ofARecordAsAnArray_isItsFirst() {
    Tags tags = Tags.of("circle", "square");
    CompactReader in = new CompactReader();
    in.reset(HexFormat.of().parseHex("92a6737175617265c0"));
    assertThat(in.peekTag(tags)).isEqualTo(1);
    in.reset(HexFormat.of().parseHex("90"));
    assertThatThrownBy(() -> in.peekTag(tags))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("expected a record that begins with a name");
  }
}
