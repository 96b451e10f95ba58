package io.cacheme.tests;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The Java in the README and on the pages beside it compiles as it stands, without a warning. */
class PagesTest {

  private static final Path HOME = Path.of("..");
  private static final List<String> PAGES =
      List.of("README.md", "docs/nodes.md", "docs/serializers.md");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("(?m)^public (?:record|final class) (\\w+)");

  @TestFactory
  List<DynamicTest> java_compilesAsItStands() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String page : PAGES) {
      List<String> snippets = snippets(page);
      assertThat(snippets).as(page).isNotEmpty();
      for (String source : snippets) {
        String name = NAME.matcher(source).results().findFirst().orElseThrow().group(1);
        tests.add(DynamicTest.dynamicTest(page + ": " + name, () -> compile(name, source)));
      }
    }
    return tests;
  }

  @Test
  void helloWorld_hasFifteenLinesOrFewer() throws IOException {
    String hello = snippets("README.md").get(0);

    assertThat(hello.lines().filter(line -> !line.isBlank() && !line.startsWith("import")))
        .hasSizeLessThanOrEqualTo(15);
  }

  private static List<String> snippets(String page) throws IOException {
    return JAVA.matcher(Files.readString(HOME.resolve(page)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static void compile(String name, String source) {
    JavaFileObject file = JavaFileObjects.forSourceString(name, source);
    Compilation compilation =
        javac()
            .withProcessors(ServiceLoader.load(Processor.class))
            .withOptions("-Xlint:all,-processing,-classfile", "-Werror", "--release", "17")
            .compile(file);
    assertThat(compilation).succeededWithoutWarnings();
  }
}
