package io.cacheme.testservers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a program to its end. */
final class MysqlCommand {

  private MysqlCommand() {}

  /** With {@code input}; if it fails, the exception has what it printed. */
  static void run(List<String> command, InputStream input) throws IOException {
    Path log = Files.createTempFile("cacheme-mysql", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      boolean accepted = feed(process, input);
      int status = process.waitFor();
      if (status != 0 || !accepted) {
        String said = Files.readString(log, StandardCharsets.ISO_8859_1);
        throw new IOException(command.get(0) + " ended with " + status + ": " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(command.get(0) + " was interrupted", e);
    } finally {
      Files.deleteIfExists(log);
    }
  }

  /** False if the program did not want it all: then what it printed tells more. */
  private static boolean feed(Process process, InputStream input) {
    try (OutputStream in = process.getOutputStream()) {
      input.transferTo(in);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
