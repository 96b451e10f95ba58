package io.cacheme.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import io.cacheme.codec.CompactMsgPackSerializer;
import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random values of every type. {@code -Dcacheme.codec.values=1000000} tries more of them than the
 * ordinary run.
 */
final class CodecTypesTest {

  private static final long SEED = 20251101;
  private static final int VALUES = Integer.getInteger("cacheme.codec.values", 20_000);

  private final Serializer serializer = new MsgPackSerializer();

  static List<Serializer> onGeneratedCodecs() {
    return List.of(new MsgPackSerializer(), new CompactMsgPackSerializer());
  }

  @ParameterizedTest
  @MethodSource("onGeneratedCodecs")
  void decode_randomValuesOfEveryType_areEqual(Serializer serializer) throws Exception {
    ClassLoader classes = CodecFixtures.load(CodecFixtures.compile("Types"));
    ValueType<Object> type = CodecFixtures.type(classes, "Types").withFingerprint(1);
    Class<?> all = classes.loadClass("demo.Types$All");
    for (int i = 0; i < VALUES; i++) {
      Object value = new RandomValue(SEED + i).record(all);
      byte[] bytes = serializer.encode(Entry.of(value, 1, 2), type);
      Object read = serializer.decode(bytes, type).value();
      if (!DeepEquality.areEqual(value, read)) {
        assertThat(read).as("seed %d", SEED + i).isEqualTo(value);
      }
    }
  }

  @Test
  void decode_cutOrFlippedBytes_areAValueOrUndecodable() throws Exception {
    ClassLoader classes = CodecFixtures.load(CodecFixtures.compile("Types"));
    ValueType<Object> type = CodecFixtures.type(classes, "Types");
    Class<?> all = classes.loadClass("demo.Types$All");
    for (int i = 0; i < 20; i++) {
      Object value = new RandomValue(SEED - i).record(all);
      byte[] bytes = serializer.encode(Entry.of(value, 1, 2), type);
      for (int at = 0; at < bytes.length; at++) {
        byte[] cut = Arrays.copyOf(bytes, at);
        assertThatThrownBy(() -> serializer.decode(cut, type))
            .isInstanceOf(UndecodableException.class);
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << (at % 8));
        decodeOrMiss(flipped, type);
      }
    }
  }

  private void decodeOrMiss(byte[] bytes, ValueType<Object> type) {
    try {
      serializer.decode(bytes, type);
    } catch (UndecodableException e) {
      assertThat(e).hasMessageNotContaining("failed with");
    }
  }

  private static ValueType<Object> shapes() throws Exception {
    return CodecFixtures.type(CodecFixtures.load(CodecFixtures.compile("Shapes")), "Shapes");
  }

  private Object read(String hexOfValue, ValueType<Object> type) {
    byte[] bytes = HexFormat.of().parseHex("82A17401A176" + hexOfValue.replace(" ", ""));
    return serializer.decode(bytes, type).value();
  }

  @Test
  void sealed_isToldApartByItsFirstField() throws Exception {
    ValueType<Object> type = shapes();
    String failed = "A5 4074797065 A6 4661696C6564";
    String message = "A7 6D657373616765 A2 6E6F";
    assertThat(read("82" + failed + message, type)).hasToString("Failed[message=no]");
    assertThat(read("83" + failed + "A178 01" + message, type)).hasToString("Failed[message=no]");
    assertUndecodable("82" + message + failed, type, "begins with @type");
    assertUndecodable("81" + failed, type, "the component message is missing");
    assertUndecodable("80", type, "begins with @type");
    assertUndecodable("93 01 02 03", type, "expected a map");
    assertUndecodable("82 A5 4074797065 A6 4E756D626572" + message, type, "does not permit");
    assertUndecodable("82 A5 4074797065 C0" + message, type, "expected text");
  }

  private void assertUndecodable(String hex, ValueType<Object> type, String message) {
    assertThatThrownBy(() -> read(hex, type))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining(message);
  }

  @Test
  void cacheValue_isReadByItsOwnCodec_withPartsThatAreNotPublic() throws Exception {
    Compilation compilation =
        CodecFixtures.compileWell(
            CodecFixtures.source("good/Invoice.java"),
            CodecFixtures.source("good/Invoices.java"),
            CodecFixtures.source("good/LastInvoice.java"));
    ClassLoader classes = CodecFixtures.load(compilation);
    ValueType<Object> type = CodecFixtures.type(classes, "Invoices");
    for (Object value : CodecFixtures.samples(classes, "Invoices")) {
      byte[] bytes = serializer.encode(Entry.of(value, 1, 2), type);
      assertThat(serializer.decode(bytes, type).value()).isEqualTo(value);
    }
    assertThat(
            compilation.generatedFile(
                StandardLocation.CLASS_OUTPUT, "demo/LastInvoiceNodes$LastInvoiceCodec.class"))
        .isEmpty();
    assertThat(
            compilation
                .generatedSourceFile("demo.LastInvoiceNodes")
                .orElseThrow()
                .getCharContent(false))
        .contains("ValueType.of(\"demo.billing.Invoice\", new InvoiceCodec())");
  }
}
