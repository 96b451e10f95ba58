package io.cacheme.serializer.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cacheme.codec.ValueWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is written by hand is what Jackson writes. */
final class JsonWriterTest {

  private static final int VALUES = Integer.getInteger("cacheme.codec.values", 20_000);

  private interface Writing {

    void to(JsonGenerator out) throws IOException;
  }

  private static void assertSame(Consumer<JsonWriter> ours, Writing jackson) throws IOException {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    try (JsonGenerator out = Mappers.factory().createGenerator(expected)) {
      jackson.to(out);
    }
    JsonWriter out = new JsonWriter(new JsonNames());
    ours.accept(out);
    assertThat(new String(out.toBytes(), StandardCharsets.UTF_8))
        .isEqualTo(expected.toString(StandardCharsets.UTF_8));
  }

  @Test
  void eachUnit_atEachPlace_isAsJacksonWritesIt() throws IOException {
    for (int unit = 0; unit <= Character.MAX_VALUE; unit += unit < 0x900 ? 1 : 97) {
      if (!Character.isSurrogate((char) unit)) {
        for (int at = 0; at < 9; at++) {
          String text = "a".repeat(at) + (char) unit + "b".repeat(8 - at);
          assertSame(out -> out.writeString(text), out -> out.writeString(text));
        }
      }
    }
  }

  @Test
  void textOfEachLength_isAsJacksonWritesIt() throws IOException {
    String[] parts = {"x", "\"", "é", "€", "\uD83D\uDE00", "\n", "\u001F", "\u007F"};
    Random random = new Random(5);
    for (int length = 0; length < 3_000; length += 1 + length / 20) {
      StringBuilder mixed = new StringBuilder();
      while (mixed.length() < length) {
        mixed.append(parts[random.nextInt(parts.length)]);
      }
      for (String text : new String[] {"x".repeat(length), mixed.toString()}) {
        assertSame(out -> out.writeString(text), out -> out.writeString(text));
      }
    }
  }

  @Test
  void numbers_areAsJacksonWritesThem() throws IOException {
    Random random = new Random(6);
    for (int i = 0; i < VALUES; i++) {
      long bits = random.nextLong() >> random.nextInt(64);
      assertSame(out -> out.writeLong(bits), out -> out.writeNumber(bits));
      assertSame(out -> out.writeInt((int) bits), out -> out.writeNumber((int) bits));
      double wide = Double.longBitsToDouble(bits);
      assertSame(out -> out.writeDouble(wide), out -> out.writeNumber(wide));
      float narrow = Float.intBitsToFloat((int) bits);
      assertSame(out -> out.writeFloat(narrow), out -> out.writeNumber(narrow));
    }
    for (long edge : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE, 0, -1}) {
      assertSame(out -> out.writeLong(edge), out -> out.writeNumber(edge));
    }
    for (double edge : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, -0.0, 1e21}) {
      assertSame(out -> out.writeDouble(edge), out -> out.writeNumber(edge));
    }
  }

  @Test
  void keys_areAsJacksonWritesThem() throws IOException {
    for (String key : new String[] {"", "plain", "\"\n", "é€", "\uD83D\uDE00"}) {
      assertSame(
          out -> {
            out.beginMap(1);
            out.nextKey().writeString(key);
            out.writeNull();
            out.endMap();
          },
          out -> {
            out.writeStartObject();
            out.writeNullField(key);
            out.writeEndObject();
          });
    }
  }

  @Test
  void keysThatJsonDoesNotHave_areRefused() {
    assertNoKey(out -> out.beginList(0), "list or map");
    assertNoKey(out -> out.beginMap(0), "list or map");
    assertNoKey(ValueWriter::writeNull, "null");
    assertNoKey(out -> out.writeBytes(new byte[0]), "bytes");
  }

  private static void assertNoKey(Consumer<ValueWriter> key, String what) {
    JsonWriter out = new JsonWriter(new JsonNames());
    out.beginMap(1);
    ValueWriter ofKey = out.nextKey();
    assertThatThrownBy(() -> key.accept(ofKey))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("JSON has no " + what + " as a key");
  }

  @Test
  void bytesOfEachLength_areAsJacksonWritesThem() throws IOException {
    for (int length = 0; length < 700; length++) {
      byte[] bytes = new byte[length];
      new Random(length).nextBytes(bytes);
      assertSame(out -> out.writeBytes(bytes), out -> out.writeBinary(bytes));
    }
  }

  @Test
  void manyNumbers_growTheBuffer() throws IOException {
    assertSame(
        out -> {
          out.beginList(2_000);
          for (int i = 0; i < 2_000; i++) {
            out.nextElement().writeLong(Long.MIN_VALUE + i);
          }
          out.endList();
        },
        out -> {
          out.writeStartArray();
          for (int i = 0; i < 2_000; i++) {
            out.writeNumber(Long.MIN_VALUE + i);
          }
          out.writeEndArray();
        });
  }
}
