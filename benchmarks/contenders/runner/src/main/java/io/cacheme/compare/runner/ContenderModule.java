package io.cacheme.compare.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A contender, and what its JVM needs.
 *
 * @param classPath of its module and the harness alone
 * @param about what it says of itself
 */
record ContenderModule(String classPath, JsonNode about) {

  /** Those of all modules that have been built, ours first. */
  static List<ContenderModule> all(Path contenders) throws IOException, InterruptedException {
    List<ContenderModule> all = new ArrayList<>();
    for (Path module : modules(contenders)) {
      String classPath = classPath(module, "target/classes");
      new Child(classPath, List.of()).run(about -> all.add(new ContenderModule(classPath, about)));
    }
    if (all.isEmpty()) {
      throw new IllegalStateException("No contender has been built under " + contenders);
    }
    return all;
  }

  /** What a module needs, with {@code classes} of its own before the rest. */
  static String classPath(Path module, String classes) throws IOException {
    return String.join(
        File.pathSeparator,
        module.resolve(classes).toString(),
        module.resolve("target/classes").toString(),
        Files.readString(module.resolve("target/classpath")));
  }

  private static List<Path> modules(Path contenders) throws IOException {
    try (Stream<Path> folders = Files.list(contenders)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("target/classpath")))
          .filter(folder -> Files.exists(folder.resolve("src/main/resources/META-INF/services")))
          .sorted()
          .toList();
    }
  }

  String name() {
    return about.get("contender").asText();
  }

  /** Whether this JDK is new enough for it. */
  boolean runsHere() {
    return about.get("runsHere").asBoolean();
  }

  boolean can(Cell cell) {
    return runsHere()
        && StreamSupport.stream(about.get("can").spliterator(), false)
            .anyMatch(each -> each.asText().equals(cell.needs()));
  }
}
