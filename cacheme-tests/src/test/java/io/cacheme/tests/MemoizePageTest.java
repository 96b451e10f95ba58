package io.cacheme.tests;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** The Java in docs/memoize.md is one program, and compiles without a warning. */
class MemoizePageTest {

  @Test
  void java_compilesAsItStands() throws IOException {
    List<JavaFileObject> files =
        Page.of("docs/memoize.md").fences("java").stream().map(MemoizePageTest::file).toList();
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
    return JavaFileObjects.forSourceString(Page.typeOf(source), source);
  }
}
