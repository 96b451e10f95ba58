package io.cacheme.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * Memoized interfaces and classes and what is generated for them, to the letter; it compiles with
 * all lints. {@code -Dcacheme.golden.update=true} writes the expected files anew.
 */
final class MemoizeGoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/memoize");

  private static List<JavaFileObject> good() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("good"))) {
      return files
          .map(file -> "memoize/good/" + file.getFileName())
          .sorted()
          .map(JavaFileObjects::forResource)
          .toList();
    }
  }

  private static Map<String, String> generated(List<JavaFileObject> sources) throws IOException {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new CachemeProcessor())
            .withOptions("-Xlint:all,-classfile,-processing", "-Werror", "-Xdoclint:all,-missing")
            .compile(sources);
    assertThat(compilation).succeededWithoutWarnings();
    Map<String, String> generated = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedSourceFiles()) {
      String name = file.getName().substring(file.getName().lastIndexOf('/') + 1);
      if (name.endsWith("Memoized.java")) {
        generated.put(name, file.getCharContent(false).toString());
      }
    }
    return generated;
  }

  @Test
  void generated_isAsExpected() throws IOException {
    Golden.assertSame(FOLDER.resolve("expected"), generated(good()));
  }

  @Test
  void sameInput_inAnyOrder_givesTheSameBytes() throws IOException {
    List<JavaFileObject> reversed = new ArrayList<>(good());
    Collections.reverse(reversed);
    assertThat(generated(reversed)).isEqualTo(generated(good()));
  }

  @Test
  void generatedLines_fitOnAPage() throws IOException {
    for (String source : generated(good()).values()) {
      // JavaPoet does not count what closes a list of parameters.
      assertThat(source.lines().filter(line -> line.length() > 100 + ") {".length())).isEmpty();
    }
  }
}
