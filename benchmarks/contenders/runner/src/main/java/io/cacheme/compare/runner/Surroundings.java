package io.cacheme.compare.runner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Where and when something was measured. */
final class Surroundings {

  private Surroundings() {}

  static void tell(ObjectNode measured, Path home) throws IOException, InterruptedException {
    Runtime.Version jdk = Runtime.version();
    measured.put("date", LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS) + "Z");
    measured.put("commit", output(home, "git", "rev-parse", "--short", "HEAD"));
    measured.put("changed", !output(home, "git", "status", "--porcelain", "-uno").isEmpty());
    measured.put(
        "jdk", jdk.feature() + " (" + jdk + ", " + System.getProperty("java.vendor") + ")");
    measured.put("jvmArguments", String.join(" ", Child.HEAP));
    measured.put("os", System.getProperty("os.name") + " " + kernel());
    measured.put("cores", Runtime.getRuntime().availableProcessors());
    measured.put("processor", processor());
  }

  /** Without what its builder has added: whose machine it is says nothing of the figures. */
  private static String kernel() {
    return System.getProperty("os.version").replaceFirst("[^\\d.].*", "");
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(info)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }

  private static String output(Path home, String... command)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(command)).directory(home.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? out.strip() : "unknown";
  }
}
