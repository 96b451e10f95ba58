package io.cacheme.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken sources and what is said about them: line, column, kind and the whole message, in order.
 * {@code -Dcacheme.golden.update=true} writes what is said now, and {@code -Dcacheme.bad=REGEX}
 * takes but the sources with such names.
 */
final class BadSourcesTest {

  private static final Path BAD = Path.of("src/test/resources/bad");
  private static final String ONLY = "cacheme.bad";

  static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.list(BAD)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .filter(name -> name.matches(System.getProperty(ONLY, ".*")))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void brokenSource_isTold(String name) throws IOException {
    String told = Golden.told(compile(name));
    Golden.assertSame(BAD.resolve(name + ".txt"), told);
  }

  @ParameterizedTest
  @EnumSource
  @DisabledIfSystemProperty(named = ONLY, matches = ".*")
  void everyCode_hasABrokenSource(DiagnosticCode code) throws IOException {
    Compilation compilation = compile(code.name());
    String mark = "[" + code + "]";
    List<Diagnostic.Kind> kinds =
        compilation.diagnostics().stream()
            .filter(d -> d.getMessage(Locale.ROOT).lines().findFirst().orElse("").endsWith(mark))
            .map(Diagnostic::getKind)
            .map(kind -> kind == Diagnostic.Kind.MANDATORY_WARNING ? Diagnostic.Kind.WARNING : kind)
            .distinct()
            .toList();
    assertThat(kinds).containsExactly(kind(code.severity()));
  }

  private static Diagnostic.Kind kind(Severity severity) {
    return Diagnostic.Kind.valueOf(severity.name());
  }

  private static Compilation compile(String name) throws IOException {
    String source = Files.readString(BAD.resolve(name + ".java"));
    List<JavaFileObject> files = new ArrayList<>(stubs(source));
    files.add(JavaFileObjects.forSourceString("demo." + name, source));
    return javac()
        .withProcessors(new CachemeProcessor())
        .withOptions(Golden.options(source))
        .compile(files);
  }

  /** What a source names of modules that are not on the class path here. */
  private static List<JavaFileObject> stubs(String source) throws IOException {
    try (Stream<Path> files = Files.list(BAD.resolve("stubs"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> source.contains(name.replace(".java", "")))
          .sorted()
          .map(name -> JavaFileObjects.forResource("bad/stubs/" + name))
          .toList();
    }
  }
}
