package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of lengths around the words and the limits by which it is scanned and copied. */
final class TextEdgesTest {

  private static final int LONGEST = 70;

  private static byte[] written(String text) {
    return MsgPackWriter.encodeString(text);
  }

  /** What is read, with {@code behind} more bytes in the array. */
  private static String read(byte[] bytes, int behind) {
    MsgPackReader in = new MsgPackReader();
    in.reset(Arrays.copyOf(bytes, bytes.length + behind));
    String text = in.readString();
    assertThat(in.pos).isEqualTo(bytes.length);
    return text;
  }

  private static void assertComesBack(String text) {
    byte[] bytes = written(text);
    for (int behind : new int[] {0, 1, 7, 8}) {
      assertThat(read(bytes, behind)).isEqualTo(text);
    }
  }

  @Test
  void ascii_ofEachLength_comesBack() {
    for (int length = 0; length <= LONGEST; length++) {
      String text = "abc?".repeat(LONGEST).substring(0, length);
      assertComesBack(text);
      assertThat(new String(written(text), StandardCharsets.ISO_8859_1)).endsWith(text);
    }
  }

  /**
   * {@code š} and a surrogate have the low bytes of ASCII, {@code 0xD83F} that of a question mark.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00e9",
        "\u0161",
        "\u20ac",
        "\ud83d\ude00",
        "\udbff\udfff",
        "\ud861",
        "\ud83f",
        "\udc3f",
        "\u0080",
        "\u07ff",
        "\u0800",
        "\uffff",
        "\ud800\udc00",
        "\u0000\u00e9",
        "\u20ac\udc3f"
      })
  void otherText_atEachPlace_comesBack(String other) {
    for (int length = 0; length <= LONGEST; length++) {
      for (int at = 0; at <= length; at++) {
        for (String around : new String[] {"x?", "xy"}) {
          String ascii = around.repeat(LONGEST).substring(0, length);
          assertComesBack(ascii.substring(0, at) + other + ascii.substring(at));
        }
      }
    }
  }

  /** As other tools read it: but for lone surrogates it is what the JDK writes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000\u0080",
        "\u07ff",
        "\u0800",
        "\ud7ff\ue000",
        "\uffff",
        "\ud800\udc00",
        "\ud83d\ude00",
        "\udbff\udfff"
      })
  void otherText_isUtf8(String other) {
    for (String text : List.of(other, "a" + other, other + "z", other + other)) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      byte[] bytes = written(text);
      assertThat(Arrays.copyOfRange(bytes, bytes.length - utf8.length, bytes.length))
          .isEqualTo(utf8);
      assertThat(bytes).hasSize(1 + utf8.length);
    }
  }

  /** What follows looks like the rest of it: a list, a map, a text. */
  @Test
  void textThatIsCut_doesNotGoOnInWhatFollows() {
    for (int next = 0x80; next < 0xC0; next++) {
      byte[] two = {(byte) 0xA1, (byte) 0xC3, (byte) next};
      byte[] three = {(byte) 0xA2, (byte) 0xE2, (byte) 0x82, (byte) next};
      byte[] four = {(byte) 0xA3, (byte) 0xF0, (byte) 0x9F, (byte) 0x98, (byte) next};
      for (byte[] bytes : List.of(two, three, four)) {
        assertThatThrownBy(() -> read(bytes, 0)).isInstanceOf(UndecodableException.class);
      }
    }
  }

  @Test
  void textThatIsCutOrNoUtf8_atEachPlace_isUndecodable() {
    for (int length = 1; length <= LONGEST; length++) {
      byte[] bytes = written("y".repeat(length));
      for (int end = 0; end < bytes.length; end++) {
        byte[] cut = Arrays.copyOf(bytes, end);
        assertThatThrownBy(() -> read(cut, 0)).isInstanceOf(UndecodableException.class);
      }
      for (int at = bytes.length - length; at < bytes.length; at++) {
        byte[] wrong = bytes.clone();
        wrong[at] = (byte) 0xFF;
        assertThatThrownBy(() -> read(wrong, 8)).isInstanceOf(UndecodableException.class);
      }
    }
  }

  /** A name of each length, from the last byte of an array on. */
  @Test
  void names_ofEachLength_areFoundAtTheEndOfTheBytes() {
    for (int length = 1; length <= LONGEST; length++) {
      String name = "n".repeat(length - 1) + "é".substring(length % 2) + "1";
      String near = "n".repeat(length - 1) + "é".substring(length % 2) + "2";
      String apart = "n".repeat(length - 1) + "é".substring(length % 2) + "D"; // no bit of "1"
      FieldNames names = FieldNames.of(name, "other");
      for (int behind = 0; behind < 20; behind++) {
        assertThat(field(names, 0, written(name), behind)).isZero();
        assertThat(field(names, 1, written(name), behind)).isZero();
        assertThat(field(names, 0, written("other"), behind)).isEqualTo(1);
        assertThat(field(names, 0, written(near), behind)).isEqualTo(ValueReader.END);
        assertThat(field(names, 0, written(apart), behind)).isEqualTo(ValueReader.END);
      }
    }
  }

  @Test
  void names_ofEachLength_areWrittenAsText_whereverTheBufferEnds() {
    for (int length = 1; length <= LONGEST; length++) {
      String name = "n".repeat(length);
      FieldNames names = FieldNames.of(name);
      for (int before = 0; before <= 520; before += before == 0 ? 420 : 1) {
        MsgPackWriter out = new MsgPackWriter();
        out.writeRaw(new byte[before]);
        out.beginRecord(names);
        out.field(names, 0).writeNull();
        out.endRecord();
        MsgPackWriter expected = new MsgPackWriter();
        expected.writeRaw(new byte[before]);
        expected.beginMap(1);
        expected.nextKey().writeString(name);
        expected.writeNull();
        expected.endMap();
        assertThat(out.toBytes()).isEqualTo(expected.toBytes());
      }
    }
  }

  /** A string of 32 bits of length stands for no more than its text. */
  @Test
  void names_behindALongHeader_areFound() {
    for (int length = 1; length <= LONGEST; length++) {
      String name = "n".repeat(length);
      byte[] text = name.getBytes(StandardCharsets.UTF_8);
      byte[] bytes = new byte[5 + length];
      bytes[0] = Format.STR32;
      Format.put32(bytes, 1, length);
      System.arraycopy(text, 0, bytes, 5, length);
      for (int behind = 0; behind < 20; behind++) {
        assertThat(field(FieldNames.of("other", name), 0, bytes, behind)).isEqualTo(1);
      }
    }
  }

  @Test
  void names_moreThanAFew_areFound() {
    List<String> texts = IntStream.range(0, 300).mapToObj(i -> "name" + i).toList();
    FieldNames names = FieldNames.of(texts.toArray(String[]::new));
    for (int i = 0; i < 300; i++) {
      assertThat(field(names, 300, written(texts.get(i)), 0)).isEqualTo(i);
      assertThat(field(names, 300, written("other" + i), 0)).isEqualTo(ValueReader.END);
    }
  }

  @Test
  void name_thatIsANumber_isNone() {
    for (int length = 1; length <= LONGEST; length++) {
      FieldNames names = FieldNames.of("n".repeat(length));
      assertThat(firstField(names, new byte[] {(byte) 0x81, 0, 0}, 20, (byte) 0))
          .isEqualTo(ValueReader.END);
    }
  }

  /** The last byte of the cent sign is the header of a string of two bytes. */
  @Test
  void name_thatStandsInWhatFollows_isNotTheFields() {
    for (char c = ' '; c < 0x7F; c++) {
      byte[] cent = {(byte) 0x81, (byte) 0xA2, (byte) 0xC2, (byte) 0xA2, 'a', (byte) c};
      assertThat(firstField(FieldNames.of("a" + c), cent, 20, Format.NIL))
          .isEqualTo(ValueReader.END);
    }
  }

  private static int firstField(FieldNames names, byte[] record, int behind, byte filling) {
    byte[] bytes = Arrays.copyOf(record, record.length + behind);
    Arrays.fill(bytes, record.length, bytes.length, filling);
    MsgPackReader in = new MsgPackReader();
    in.reset(bytes);
    in.beginRecord(names);
    return in.nextField(names, 0);
  }

  @Test
  void enumNames_behindALongHeader_areFound() {
    for (Everything.Color color : Everything.Color.values()) {
      String name = color.name();
      byte[] text = name.getBytes(StandardCharsets.UTF_8);
      byte[] bytes = new byte[2 + text.length];
      bytes[0] = Format.STR8;
      bytes[1] = (byte) text.length;
      System.arraycopy(text, 0, bytes, 2, text.length);
      for (byte[] form : List.of(bytes, written(name))) {
        MsgPackReader in = new MsgPackReader();
        in.reset(form);
        assertThat(in.readEnum(EnumNames.of(Everything.Color.values()))).isEqualTo(color);
        in.checkEnd();
      }
    }
  }

  /** The field that is found in a record of one, whose value is a nil, and nils behind it. */
  private static int field(FieldNames names, int expected, byte[] name, int behind) {
    byte[] bytes = new byte[1 + name.length + 1 + behind];
    Arrays.fill(bytes, Format.NIL);
    bytes[0] = (byte) (Format.FIX_MAP | 1);
    System.arraycopy(name, 0, bytes, 1, name.length);
    MsgPackReader in = new MsgPackReader();
    in.reset(bytes);
    in.beginRecord(names);
    int field = in.nextField(names, expected);
    assertThat(in.pos).isEqualTo(bytes.length - behind - (field < 0 ? 0 : 1));
    return field;
  }
}
