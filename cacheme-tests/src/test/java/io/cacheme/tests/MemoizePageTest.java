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
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** The Java in docs/memoize.md is one program, and compiles without a warning. */
class MemoizePageTest {

  private static final Path PAGE = Path.of("..", "docs", "memoize.md");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NAME =
      Pattern.compile("(?m)^public (?:record|interface|class) (\\w+)");

  @Test
  void java_compilesAsItStands() throws IOException {
    List<JavaFileObject> files =
        JAVA.matcher(Files.readString(PAGE)).results().map(found -> file(found.group(1))).toList();
    assertThat(files).hasSize(4);

    Compilation compilation =
        javac()
            .withProcessors(ServiceLoader.load(Processor.class))
            .withOptions("-Xlint:all,-processing,-classfile", "-Werror", "--release", "17")
            .compile(files);

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation.generatedSourceFile("PricesMemoized")).isPresent();
    assertThat(compilation.generatedSourceFile("PriceServiceMemoized")).isPresent();
  }

  private static JavaFileObject file(String source) {
    Matcher name = NAME.matcher(source);
    assertThat(name.find()).isTrue();
    return JavaFileObjects.forSourceString(name.group(1), source);
  }
}
