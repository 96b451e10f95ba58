package io.cacheme.benchmarks.storage;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A crowd of callers who ask one contender for one thing, for some time. */
final class Round {

  private static final long PATIENCE_SECONDS = 30;

  private final Contender contender;
  private final Operation operation;
  private final Entries entries;
  private final CountDownLatch asking;
  private volatile boolean over;

  private Round(Contender contender, Operation operation, Entries entries, int callers) {
    this.contender = contender;
    this.operation = operation;
    this.entries = entries;
    this.asking = new CountDownLatch(callers);
  }

  /**
   * How fast it was.
   *
   * @param callsPerSecond calls answered
   * @param cpuMicros processor time of this process a call, the server's not counted
   */
  record Speed(double callsPerSecond, double cpuMicros) {}

  /**
   * Runs a round.
   *
   * @throws IllegalStateException if an answer was wrong, or there was none
   */
  static Speed run(
      Contender contender, Operation operation, Entries entries, BenchmarkOptions options, int seed)
      throws InterruptedException {
    Round round = new Round(contender, operation, entries, options.callers());
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < options.callers(); i++) {
      callers.add(new Caller(round, (long) seed * options.callers() + i));
    }
    if (operation == Operation.PUT) {
      entries.nextGeneration();
    }
    Speed speed = round.run(callers, options.millis());
    for (Caller caller : callers) {
      if (caller.problem() != null) {
        throw new IllegalStateException(operation + " by " + contender + ": " + caller.problem());
      }
    }
    if (operation == Operation.PUT) {
      Blocking.requireRecent(
          contender, entries, callers.stream().map(Caller::lastKey).distinct().toList());
    }
    return speed;
  }

  boolean isOver() {
    return over;
  }

  Operation operation() {
    return operation;
  }

  Entries entries() {
    return entries;
  }

  /** A caller asks no more. */
  void left() {
    asking.countDown();
  }

  void begin(int number, Answer answer) {
    switch (operation) {
      case PUT -> contender.put(entries.key(number), entries.value(number), answer);
      case GET -> contender.get(entries.key(number), answer);
      case GET_ALL -> contender.getAll(entries.keys(number, operation.answers()), answer);
    }
  }

  private Speed run(List<Caller> callers, long millis) throws InterruptedException {
    long cpu = cpuNanos();
    long begun = System.nanoTime();
    callers.forEach(Caller::ask);
    TimeUnit.MILLISECONDS.sleep(millis);
    over = true;
    if (!asking.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          operation + " by " + contender + ": " + asking.getCount() + " calls without an answer");
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    double cpuMicros = (cpuNanos() - cpu) / 1e3;
    long calls = callers.stream().mapToLong(Caller::calls).sum();
    return new Speed(calls / seconds, cpuMicros / calls);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
