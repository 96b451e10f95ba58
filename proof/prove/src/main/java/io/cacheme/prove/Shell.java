package io.cacheme.prove;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs lines of a shell. May be used by several threads.
 *
 * @param home where
 * @param environment what they are told
 */
record Shell(Path home, Map<String, String> environment) {

  /** Waits for {@code line} to end, and gives what it ended with. */
  int execute(String line, Consumer<String> said) throws IOException, InterruptedException {
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-c", line)
            .directory(home.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    shell.environment().putAll(environment);
    Process process = shell.start();
    process.getOutputStream().close();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(said);
    }
    return process.waitFor();
  }
}
