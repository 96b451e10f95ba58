package io.cacheme.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sources of an application of nodes, and what is generated for it.
 *
 * @param root where all of it stands
 */
record CompiledApplication(Path root) {

  /** How many nodes it has. */
  static final int NODES = 500;

  /** The sources, written before any compile. */
  List<Path> sources() throws IOException {
    return javaFiles(root.resolve("src"));
  }

  /** What the processor wrote last. */
  Path generated() {
    return root.resolve("generated");
  }

  /** Where a processor writes that only copies what is {@linkplain #generated() generated}. */
  Path written() {
    return root.resolve("written");
  }

  /** What the processor wrote last, each file by the name of its class. */
  Map<String, String> texts() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Path file : javaFiles(generated())) {
      String path = generated().relativize(file).toString();
      String name =
          path.substring(0, path.length() - ".java".length()).replace(File.separatorChar, '.');
      texts.put(name, Files.readString(file));
    }
    return texts;
  }

  void write() throws IOException {
    Path folder = Files.createDirectories(root.resolve("src/app"));
    for (int i = 0; i < NODES; i++) {
      Files.writeString(folder.resolve("Thing" + i + ".java"), source(i));
    }
  }

  static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all = new ArrayList<>();
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(all::add);
      }
      for (Path file : all) {
        Files.delete(file);
      }
    }
  }

  private static String source(int i) {
    return """
    package app;

    import io.cacheme.Node;
    import io.cacheme.annotation.Cache;
    import io.cacheme.annotation.CacheNode;
    import java.time.Instant;
    import java.util.List;
    import java.util.Map;
    import java.util.Optional;
    import java.util.concurrent.CompletionStage;

    @CacheNode(
        version = "v1",
        key = "thing%1$d:{tenant}:{id}",
        caches = {
          @Cache(storage = "local", ttl = "30s"),
          @Cache(storage = "my-redis", ttl = "10d")
        })
    public record Thing%1$d(String tenant, long id) implements Node<Thing%1$d.View> {

      public record View(
          String name, int age, Optional<String> mail, List<Line> lines,
          Map<String, Long> counts, Kind kind, Instant since) {}

      public record Line(String text, double amount) {}

      public enum Kind { A, B }

      public interface Source {
        CompletionStage<View> find(String tenant, long id);
      }

      CompletionStage<View> load(Source source) {
        return source.find(tenant, id);
      }
    }
    """
        .formatted(i);
  }
}
