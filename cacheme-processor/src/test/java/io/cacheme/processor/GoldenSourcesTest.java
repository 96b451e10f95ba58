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
 * Good nodes and all that is generated for them, to the letter. {@code
 * -Dcacheme.golden.update=true} writes the expected files anew.
 */
final class GoldenSourcesTest {

  private static final Path RESOURCES = Path.of("src/test/resources");

  private static List<JavaFileObject> good() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("good"))) {
      return files
          .map(file -> "good/" + file.getFileName())
          .sorted()
          .map(JavaFileObjects::forResource)
          .toList();
    }
  }

  /** All lints: what we generate must not break the strictest build of a user. */
  private static Compilation compile(List<JavaFileObject> sources) {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new CachemeProcessor())
            .withOptions("-Xlint:all,-classfile,-processing", "-Werror", "-Xdoclint:all,-missing")
            .compile(sources);
    assertThat(compilation).succeededWithoutWarnings();
    return compilation;
  }

  private static Map<String, String> generated(Compilation compilation) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedSourceFiles()) {
      String name = file.getName();
      String simple = name.substring(name.lastIndexOf('/') + 1);
      sources.put(simple, file.getCharContent(false).toString());
    }
    return sources;
  }

  @Test
  void generated_isAsExpected() throws IOException {
    Golden.assertSame(RESOURCES.resolve("expected"), generated(compile(good())));
  }

  @Test
  void sameInput_inAnyOrder_givesTheSameBytes() throws IOException {
    List<JavaFileObject> reversed = new ArrayList<>(good());
    Collections.reverse(reversed);
    Map<String, String> first = generated(compile(good()));
    assertThat(generated(compile(good()))).isEqualTo(first);
    assertThat(generated(compile(reversed))).isEqualTo(first);
  }

  @Test
  void generatedLines_fitOnAPage() throws IOException {
    for (String source : generated(compile(good())).values()) {
      // JavaPoet does not count what closes a list of parameters.
      assertThat(source.lines().filter(line -> line.length() > 100 + ") {".length())).isEmpty();
    }
  }
}
