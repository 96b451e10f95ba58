package io.cacheme.testservers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A child process, known by its handle, that ends with the JVM at the latest. */
final class ServerProcess {

  private static final int SHOWN = 4_000;

  private final Process process;
  private final Path log;
  private final Thread hook;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.hook = new Thread(process::destroyForcibly, "end-server-" + process.pid());
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static ServerProcess launch(List<String> command) {
    try {
      Path log = Files.createTempFile("cacheme-server", ".log");
      log.toFile().deleteOnExit();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new ServerProcess(process, log);
    } catch (IOException e) {
      throw new ServerUnavailableException(command.get(0) + " cannot be run", e);
    }
  }

  /** The process, for those that have children of their own. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The end of what it printed. */
  String said() {
    try {
      String text = Files.readString(log, StandardCharsets.ISO_8859_1);
      return text.substring(Math.max(0, text.length() - SHOWN));
    } catch (IOException e) {
      return "(" + e + ")";
    }
  }

  void signal(String signal) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("kill -" + signal + " failed with " + kill.exitValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException("kill -" + signal + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
      Files.deleteIfExists(log);
    } catch (IOException | IllegalStateException ignored) {
      // the JVM is ending: it runs the hook and deletes the log itself
    }
  }
}
