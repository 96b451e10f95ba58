package io.cacheme.tests;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The Java in docs/serializers.md compiles as it stands, without a warning. */
class SerializersPageTest {

  private static final Path PAGE = Path.of("..", "docs", "serializers.md");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("(?m)^public (?:record|final class) (\\w+)");

  @TestFactory
  List<DynamicTest> java_compilesAsItStands() throws IOException {
    List<String> sources =
        JAVA.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();
    assertThat(sources).hasSize(3);
    return sources.stream()
        .map(source -> DynamicTest.dynamicTest(name(source), () -> compile(source)))
        .toList();
  }

  private static String name(String source) {
    Matcher name = NAME.matcher(source);
    assertThat(name.find()).isTrue();
    return name.group(1);
  }

  private static void compile(String source) {
    Compilation compilation =
        javac()
            .withProcessors(ServiceLoader.load(Processor.class))
            .withOptions("-Xlint:all,-processing,-classfile", "-Werror", "--release", "17")
            .compile(JavaFileObjects.forSourceString(name(source), source));
    assertThat(compilation).succeededWithoutWarnings();
  }
}
