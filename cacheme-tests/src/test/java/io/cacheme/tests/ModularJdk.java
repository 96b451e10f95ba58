package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The compiler, the linker and the launcher of the JDK that runs the tests. */
final class ModularJdk {

  static final Path HOME = Path.of(System.getProperty("java.home"));

  private ModularJdk() {}

  /** Compiles all modules in {@code sources}; any warning is an error. */
  static void compile(Path sources, Path classes, String... options) throws IOException {
    compileOn("", sources, classes, options);
  }

  /** Compiles all there is in {@code sources}; any warning is an error. */
  static void compileOn(String classPath, Path sources, Path classes, String... options)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("--release", "17", "-Xlint:all,-processing", "-Werror"));
    arguments.addAll(List.of("--class-path", classPath, "-d", classes.toString()));
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    assertThat(tool("javac", arguments)).isEmpty();
  }

  /** Whether it has what {@code jlink} makes images of: a JRE's packages, or itself. */
  static boolean links() {
    return Files.isDirectory(HOME.resolve("jmods"))
        || tool("jlink", List.of("--help")).contains("Linking from run-time image enabled");
  }

  static void link(String modulePath, Path image, String... modules) {
    List<String> arguments = new ArrayList<>(List.of("--module-path", modulePath));
    arguments.addAll(List.of("--add-modules", String.join(",", modules)));
    arguments.addAll(List.of("--output", image.toString()));
    String said = tool("jlink", arguments);
    assertThat(image.resolve("bin").resolve("java")).as(said).exists();
  }

  /**
   * What {@code java} prints, that of {@code home}, a JDK or an image; then what it complains of.
   */
  static String run(Path home, List<String> arguments) throws IOException, InterruptedException {
    return runIn(Path.of(""), home, arguments);
  }

  /** The same, in that directory. */
  static String runIn(Path directory, Path home, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("java").toString());
    command.add("-XX:TieredStopAtLevel=1"); // it runs for a second
    command.addAll(arguments);
    Path complaints = Files.createTempFile("complaints", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toAbsolutePath().toFile())
              .redirectError(complaints.toFile())
              .start();
      process.getOutputStream().close();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return printed + Files.readString(complaints);
    } finally {
      Files.delete(complaints);
    }
  }

  private static String tool(String name, List<String> arguments) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    ToolProvider.findFirst(name).orElseThrow().run(out, out, arguments.toArray(String[]::new));
    return said.toString();
  }
}
