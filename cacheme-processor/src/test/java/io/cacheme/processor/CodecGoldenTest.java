package io.cacheme.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated codecs, to the letter; {@code -Dcacheme.golden.update=true} writes them anew. */
final class CodecGoldenTest {

  private static final Path EXPECTED = Path.of("src/test/resources/codec/expected");

  @ParameterizedTest
  @ValueSource(strings = {"UserInfo", "Clashes", "Forest", "Names", "Count", "Picture", "Chosen"})
  void codec_isAsExpected(String name) throws IOException {
    Compilation compilation = CodecFixtures.compile(name);
    JavaFileObject file = compilation.generatedSourceFile("demo." + name + "Codec").orElseThrow();
    String source = file.getCharContent(false).toString();
    Path expected = EXPECTED.resolve(name + "Codec.java");
    if (Boolean.getBoolean("cacheme.golden.update")) {
      Files.writeString(expected, source);
    }
    assertThat(source).isEqualTo(Files.readString(expected));
  }
}
