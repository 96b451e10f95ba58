package io.cacheme.examples.fleet;

import io.cacheme.testservers.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JVMs of a fleet. */
final class Members implements AutoCloseable {

  private static final long STOP_MILLIS = 2_500; // longer than the lease

  private final Path board;
  private final int readers;
  private final Stage stage;
  private final ColdKeys cold;
  private final List<Process> processes = new ArrayList<>();
  private int orphans;

  Members(Path board, FleetOptions options, Stage stage, ColdKeys cold) throws IOException {
    this.board = board;
    this.readers = options.readers();
    this.stage = stage;
    this.cold = cold;
    for (int number = 0; number < options.processes(); number++) {
      processes.add(start(number));
    }
  }

  synchronized void kill(int number) throws IOException, InterruptedException {
    processes.get(number).destroyForcibly().waitFor();
    mayBeLoadedOnceMore(number);
    processes.set(number, start(number));
  }

  void stop(int number) throws IOException, InterruptedException {
    signal("STOP", number);
    mayBeLoadedOnceMore(number);
    TimeUnit.MILLISECONDS.sleep(STOP_MILLIS);
    signal("CONT", number);
  }

  /** How many cold keys a process was asking for when it was killed, or stood still. */
  synchronized int orphans() {
    return orphans;
  }

  /** Waits until each has answered something. */
  void awaitReady(Counts counts) throws InterruptedException {
    for (int number = 0; number < processes.size(); number++) {
      while (counts.get(number, Count.COLD_ANSWERS) == 0) {
        requireAlive();
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  /** One that ends by itself is a fault of this program. */
  synchronized void requireAlive() {
    for (Process process : processes) {
      if (!process.isAlive()) {
        throw new IllegalStateException(
            "a process has ended by itself, with " + process.exitValue() + ": see above");
      }
    }
  }

  private synchronized void mayBeLoadedOnceMore(int number) {
    orphans += cold.isAsking(number) ? 1 : 0;
  }

  private void signal(String name, int number) throws IOException, InterruptedException {
    String pid = String.valueOf(processes.get(number).pid());
    new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
  }

  private Process start(int number) throws IOException {
    return ChildJvm.of(
            Member.class,
            256,
            board.toString(),
            String.valueOf(number),
            String.valueOf(readers),
            stage.url(number))
        .inheritIO()
        .start();
  }

  @Override
  public synchronized void close() {
    processes.forEach(Process::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
  }
}
