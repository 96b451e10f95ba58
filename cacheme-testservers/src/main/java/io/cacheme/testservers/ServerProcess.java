package io.cacheme.testservers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A child process and those it has, known by its handle. */
final class ServerProcess {

  private static final int SHOWN = 4_000;
  private static final int CONNECT_MILLIS = 500;
  private static final int READ_MILLIS = 2_000;
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(5);

  private final Process process;
  private final Path log;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Asks a server on a fresh connection whether it serves. */
  interface Readiness {
    boolean isReady(Socket socket) throws IOException;
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

  /** Waits until it serves on {@code port}; ends it if it does not within {@code patience}. */
  void awaitReady(String host, int port, Readiness readiness, Duration patience) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isReady(address, readiness)) {
      if (!process.isAlive() || System.nanoTime() - deadline > 0) {
        String said = said();
        kill();
        throw new ServerUnavailableException("no answer; it said:\n" + said, null);
      }
      Patience.pause();
    }
    if (!process.isAlive()) {
      throw new ServerUnavailableException("port " + port + " belongs to somebody else", null);
    }
  }

  /**
   * Stops it and its children. Parents come first, and children are looked for until there are no
   * new ones: one that is born meanwhile would go on. Returns when none of their threads runs any
   * more, for the signal reaches those that do a little later.
   */
  void stop() {
    Set<Long> stopped = new LinkedHashSet<>();
    List<Long> found = List.of(process.pid());
    while (!found.isEmpty()) {
      signal("STOP", found);
      stopped.addAll(found);
      found = descendants().filter(pid -> !stopped.contains(pid)).toList();
    }
    stopped.forEach(ServerProcess::awaitStopped);
  }

  private static void awaitStopped(long pid) {
    Path threads = Path.of("/proc", String.valueOf(pid), "task");
    long deadline = System.nanoTime() + STOPPED_WITHIN.toNanos();
    while (anyRuns(threads)) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("process " + pid + " goes on after kill -STOP");
      }
      Patience.pause();
    }
  }

  /** False where the system does not tell, or the process has ended. */
  private static boolean anyRuns(Path threads) {
    try (Stream<Path> all = Files.list(threads)) {
      return all.anyMatch(ServerProcess::runs);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean runs(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
      char state = stat.charAt(stat.lastIndexOf(')') + 2); // see proc(5)
      return "TtZX".indexOf(state) < 0;
    } catch (IOException e) { // it has ended
      return false;
    }
  }

  /** Lets it and its children go on. */
  void cont() {
    List<Long> pids = new ArrayList<>(descendants().toList());
    pids.add(process.pid());
    signal("CONT", pids);
  }

  /** Ends it and its children, and waits for that: they may share memory and files. */
  void kill() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    children.forEach(child -> child.onExit().join());
    try {
      Files.deleteIfExists(log);
    } catch (IOException ignored) {
      // the JVM tries again when it ends
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private Stream<Long> descendants() {
    return process.descendants().map(ProcessHandle::pid);
  }

  private static boolean isReady(InetSocketAddress address, Readiness readiness) {
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
      socket.setSoTimeout(READ_MILLIS);
      return readiness.isReady(socket);
    } catch (IOException e) {
      return false;
    }
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

  /** A child may have ended meanwhile; the process itself has not. */
  private void signal(String signal, List<Long> pids) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
    pids.forEach(pid -> command.add(String.valueOf(pid)));
    try {
      int exit = new ProcessBuilder(command).start().waitFor();
      if (exit != 0 && !process.isAlive()) {
        throw new IllegalStateException("kill -" + signal + " failed with " + exit);
      }
    } catch (IOException e) {
      throw new IllegalStateException("kill -" + signal + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
