package io.cacheme.tests;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Artifacts of the tests' class path, chosen by name and put on a module path. */
final class ModulePath {

  private static final List<Path> CLASS_PATH =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .toList();

  private ModulePath() {}

  /** What separates {@code first}, and the artifacts of these names; "vertx-*" names several. */
  static String of(Path first, String... artifacts) {
    return Stream.concat(Stream.of(first), Arrays.stream(artifacts).flatMap(ModulePath::find))
        .distinct()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** A jar, or in the reactor maybe a folder of classes. */
  static Stream<Path> find(String artifact) {
    Pattern name = Pattern.compile(artifact.replace("*", ".*") + "(-\\d.*\\.jar)?");
    List<Path> found = CLASS_PATH.stream().filter(path -> matches(name, path)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(artifact + " is not on the class path");
    }
    return found.stream();
  }

  private static boolean matches(Pattern name, Path path) {
    Path named = path.endsWith(Path.of("target", "classes")) ? path.getParent().getParent() : path;
    return name.matcher(named.getFileName().toString()).matches();
  }
}
