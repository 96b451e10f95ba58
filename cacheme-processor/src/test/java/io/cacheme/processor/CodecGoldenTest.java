package io.cacheme.processor;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated codecs, to the letter; {@code -Dcacheme.golden.update=true} writes them anew. */
final class CodecGoldenTest {

  private static final Path EXPECTED = Path.of("src/test/resources/codec/expected");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UserInfo",
        "Clashes",
        "Forest",
        "Names",
        "Count",
        "Picture",
        "Chosen",
        "Types",
        "Shapes",
        "Signals"
      })
  void codec_isAsExpected(String name) throws IOException {
    Compilation compilation = CodecFixtures.compile(name);
    assertExpected(compilation, "demo." + name + "Nodes");
  }

  @Test
  void codecOfACacheValue_isAsExpected() throws IOException {
    Compilation compilation =
        CodecFixtures.compileWell(
            CodecFixtures.source("good/Invoice.java"), CodecFixtures.source("good/Invoices.java"));
    assertExpected(compilation, "demo.billing.InvoiceCodec");
    assertExpected(compilation, "demo.InvoicesNodes");
  }

  private static void assertExpected(Compilation compilation, String name) throws IOException {
    JavaFileObject file = compilation.generatedSourceFile(name).orElseThrow();
    Path path = Path.of(name.replace("demo.", "").replace('.', '/') + ".java");
    Golden.assertSame(EXPECTED.resolve(path.getFileName()), file.getCharContent(false).toString());
  }
}
