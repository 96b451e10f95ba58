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
 * What is generated for results that do nothing until somebody subscribes, to the letter, and what
 * is said where our module for them is not there. That it compiles with the libraries themselves is
 * shown by the tests of those modules.
 */
final class LazyResultsTest {

  private static final Path RESOURCES = Path.of("src/test/resources/lazy");

  private static List<JavaFileObject> sources(String folder) throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
      return files
          .map(file -> "lazy/" + folder + "/" + file.getFileName())
          .sorted()
          .map(JavaFileObjects::forResource)
          .toList();
    }
  }

  private static Compilation compile(List<JavaFileObject> sources) {
    return Compiler.javac()
        .withProcessors(new CachemeProcessor())
        .withOptions("-Xlint:all,-classfile,-processing", "-Werror", "-Xdoclint:all,-missing")
        .compile(sources);
  }

  private static List<JavaFileObject> libraries() throws IOException {
    return with(with(sources("reactor"), sources("mutiny")), sources("kotlin"));
  }

  private static List<JavaFileObject> with(List<JavaFileObject> some, List<JavaFileObject> more) {
    List<JavaFileObject> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static Map<String, String> generated(Compilation compilation) throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedSourceFiles()) {
      String name = file.getName().substring(file.getName().lastIndexOf('/') + 1);
      if (name.endsWith("Memoized.java") || name.equals("SongNodes.java")) {
        found.put(name, file.getCharContent(false).toString());
      }
    }
    return found;
  }

  @Test
  void generated_isAsExpected() throws IOException {
    Compilation compilation = compile(with(sources("good"), libraries()));
    assertThat(compilation).succeededWithoutWarnings();
    Golden.assertSame(RESOURCES.resolve("expected"), generated(compilation));
  }

  @Test
  void generatedLines_fitOnAPage() throws IOException {
    Compilation compilation = compile(with(sources("good"), libraries()));
    for (String source : generated(compilation).values()) {
      // JavaPoet does not count what closes a list of parameters.
      assertThat(source.lines().filter(line -> line.length() > 100 + ") {".length())).isEmpty();
    }
  }

  @Test
  void ourModule_isNotThere_isTold() throws IOException {
    List<JavaFileObject> others =
        libraries().stream().filter(f -> !f.getName().contains("Calls")).toList();
    Compilation compilation = compile(with(sources("good"), others));
    assertThat(compilation)
        .hadErrorContaining("Song.load returns Mono<String>, but cacheme-reactor is not there");
    assertThat(compilation)
        .hadErrorContaining("Songs.titles returns Flux<String>, but cacheme-reactor is not there");
    assertThat(compilation)
        .hadErrorContaining("Stations.song returns Uni<String>, but cacheme-mutiny is not there");
    assertThat(compilation)
        .hadErrorContaining("Moods.song returns String, but cacheme-kotlin is not there");
  }

  @Test
  void valueThatIsLazyItself_isRefused() throws IOException {
    JavaFileObject node =
        JavaFileObjects.forSourceString(
            "demo.Held",
            """
            package demo;

            import io.cacheme.Node;
            import io.cacheme.annotation.*;
            import reactor.core.publisher.Mono;

            @CacheNode(key = "held:{id}", caches = @Cache(storage = "local", ttl = "30s"))
            record Held(long id) implements Node<Mono<String>> {
              Mono<String> load() {
                return null;
              }

              interface All {
                @Memoize(Held.class)
                Mono<String> held(long id);
              }
            }
            """);
    assertThat(compile(with(List.of(node), sources("reactor"))))
        .hadErrorContaining("Held caches a Mono, which has no value yet");
  }
}
