package io.cacheme.prove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The modules of the build, and which tests are in them. */
final class Sources {

  private static final Pattern MODULE = Pattern.compile("<module>((?!benchmarks).*?)</module>");

  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

  private final Path home;

  Sources(Path home) {
    this.home = home;
  }

  List<Path> modules() throws IOException {
    return MODULE
        .matcher(Files.readString(home.resolve("pom.xml")))
        .results()
        .map(module -> home.resolve(module.group(1)))
        .toList();
  }

  /** The modules that {@code tests} are in, as Maven calls them. */
  Set<String> modulesOf(Collection<String> tests) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path module : modules()) {
      if (testsOf(module).anyMatch(tests::contains)) {
        found.add(home.relativize(module).toString());
      }
    }
    return found;
  }

  boolean hasTest(String test) throws IOException {
    return !modulesOf(Set.of(test)).isEmpty();
  }

  /** Those that {@code page} names as code. */
  Set<String> testsOn(String page) throws IOException {
    return TEST.matcher(Files.readString(home.resolve(page)))
        .results()
        .map(test -> test.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> testsOf(Path module) throws IOException {
    Path tests = module.resolve("src/test");
    if (!Files.isDirectory(tests)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(tests)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Test.java"))
          .map(name -> name.replace(".java", ""))
          .toList()
          .stream();
    }
  }
}
