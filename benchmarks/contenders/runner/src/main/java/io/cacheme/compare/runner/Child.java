package io.cacheme.compare.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A JVM of its own in which the harness runs one contender. */
final class Child {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HARNESS = "io.cacheme.compare.Run";

  /** Netty and JNI libraries would warn on every start. */
  private static final List<String> FROM_JDK_24 =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  /** The same for all of them. */
  static final List<String> HEAP = List.of("-Xms2g", "-Xmx2g");

  /** What must not outlive this JVM. */
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Thread end = new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "end of contenders");
    Runtime.getRuntime().addShutdownHook(end);
  }

  private final List<String> command = new ArrayList<>();

  Child(String classPath, List<String> arguments) {
    this(List.of(), classPath, arguments);
  }

  /** With options of its own for the JVM. */
  Child(List<String> options, String classPath, List<String> arguments) {
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(HEAP);
    command.addAll(options);
    if (Runtime.version().feature() >= 24) {
      command.addAll(FROM_JDK_24);
    }
    command.addAll(List.of("-cp", classPath, HARNESS));
    command.addAll(arguments);
  }

  /**
   * Runs it to its end.
   *
   * @param lines is given what it prints
   * @return whether it ended well; if not, what it said goes to the error output
   */
  boolean run(Consumer<JsonNode> lines) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("contender", ".log");
    try {
      Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      RUNNING.add(process);
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          read(line, lines);
        }
        if (process.waitFor() == 0) {
          return true;
        }
      } finally {
        process.destroyForcibly();
        RUNNING.remove(process);
      }
      System.err.println();
      Files.readString(errors).lines().limit(20).forEach(System.err::println);
      return false;
    } finally {
      Files.delete(errors);
    }
  }

  /** A contender may print what it likes: lines of JSON are the harness's. */
  private static void read(String line, Consumer<JsonNode> lines) throws IOException {
    if (line.startsWith("{\"kind\":")) {
      lines.accept(JSON.readTree(line));
    }
  }
}
