package io.cacheme.compare.runner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM of a contender keeps for the next: its classes, and on JDK 25 and later what its JIT
 * has learnt. Made once a contender and cell, by a run of the same task. An archive holds classes
 * of jars only, so that folders of the class path become jars.
 */
final class Archives implements AutoCloseable {

  private static final int AOT_CACHE_SINCE = 25;

  private final Path folder;
  private final Map<String, Child> made = new HashMap<>();
  private final Map<String, String> jars = new HashMap<>();

  Archives() throws IOException {
    this.folder = Files.createTempDirectory("archives");
  }

  /**
   * A JVM that begins with what another has kept.
   *
   * @return null if that one did not end well
   */
  @Nullable Child archived(ContenderModule contender, Cell cell, List<String> arguments)
      throws IOException, InterruptedException {
    String name = cell.name() + "-" + contender.name();
    Child child = made.get(name);
    if (child == null) {
      boolean aot = Runtime.version().feature() >= AOT_CACHE_SINCE;
      Path archive = folder.resolve(name + (aot ? ".aot" : ".jsa"));
      String classPath = ofJars(contender.classPath());
      String making = aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
      String using = aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
      boolean well =
          new Child(List.of(making + archive), classPath, arguments).run(pass -> {})
              && Files.exists(archive);
      if (!well) {
        return null;
      }
      child = new Child(List.of(using + archive), classPath, arguments);
      made.put(name, child);
    }
    return child;
  }

  private String ofJars(String classPath) throws IOException {
    List<String> parts = new ArrayList<>();
    for (String part : classPath.split(File.pathSeparator, -1)) {
      if (Files.isDirectory(Path.of(part))) {
        parts.add(jar(part));
      } else if (Files.exists(Path.of(part))) {
        parts.add(part);
      }
    }
    return String.join(File.pathSeparator, parts);
  }

  private String jar(String classes) {
    return jars.computeIfAbsent(
        classes,
        each -> {
          String jar = folder.resolve(jars.size() + ".jar").toString();
          int ended =
              ToolProvider.findFirst("jar")
                  .orElseThrow()
                  .run(System.out, System.err, "cf", jar, "-C", each, ".");
          if (ended != 0) {
            throw new IllegalStateException("No jar can be made of " + each);
          }
          return jar;
        });
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
