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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * What is generated beside caches and decorators where our module for Spring is visible, to the
 * letter. Here it is seen as a user's compiler sees it; cacheme-spring's own tests start contexts.
 */
final class SpringBeansTest {

  private static final Path RESOURCES = Path.of("src/test/resources/spring");

  private static List<JavaFileObject> sources(String... without) throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("good"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !List.of(without).contains(name))
          .sorted()
          .map(name -> JavaFileObjects.forResource("spring/good/" + name))
          .toList();
    }
  }

  private static Compilation compile(List<JavaFileObject> sources, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of("-Xlint:all,-classfile,-processing", "-Werror", "-Xdoclint:all,-missing"));
    all.addAll(List.of(options));
    return Compiler.javac()
        .withProcessors(new CachemeProcessor())
        .withOptions(all)
        .compile(sources);
  }

  private static Map<String, String> configurations(Compilation compilation) throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedSourceFiles()) {
      String name = file.getName().substring(file.getName().lastIndexOf('/') + 1);
      if (name.endsWith("Configuration.java")) {
        found.put(name, file.getCharContent(false).toString());
      }
    }
    return found;
  }

  @Test
  void configurations_areAsExpected() throws IOException {
    Compilation compilation = compile(sources());
    assertThat(compilation).succeededWithoutWarnings();
    Golden.assertSame(RESOURCES.resolve("expected"), configurations(compilation));
  }

  @Test
  void configurations_optionSaysNo_areNotMade() throws IOException {
    Compilation compilation = compile(sources(), "-Acacheme.beans=false");
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(configurations(compilation)).isEmpty();
  }

  @Test
  void configurations_moduleForSpringIsNotThere_areNotMade() throws IOException {
    Compilation compilation = compile(sources("MemoizedConfiguration.java", "MemoizedBean.java"));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(configurations(compilation)).isEmpty();
  }

  @Test
  void configurations_springIsNotThere_areNotMade() throws IOException {
    Compilation compilation = compile(sources("Configuration.java", "Bean.java", "Primary.java"));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(configurations(compilation)).isEmpty();
  }

  @Test
  void configuration_nameIsTaken_isRefused() throws IOException {
    List<JavaFileObject> sources = new ArrayList<>(sources());
    sources.add(
        JavaFileObjects.forSourceString(
            "demo.TuneCacheConfiguration", "package demo; interface TuneCacheConfiguration {}"));
    assertThat(compile(sources))
        .hadErrorContaining("the class demo.TuneCacheConfiguration already exists");
  }
}
