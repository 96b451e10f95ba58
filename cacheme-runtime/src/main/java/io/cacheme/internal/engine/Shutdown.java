package io.cacheme.internal.engine;

import io.cacheme.Cacheme;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.env.Threads;
import io.cacheme.internal.tier.RemoteGate;
import io.cacheme.spi.Stages;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Ends a {@code Cacheme} within its close timeout, even if a server hangs. */
public final class Shutdown {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());
  private static final long POLL_NANOS = 2_000_000;

  private final Surroundings surroundings;
  private final StorageRegistry storages;
  private final NodeRegistry nodes;
  private final Threads threads;
  private boolean done;

  public Shutdown(
      Surroundings surroundings, StorageRegistry storages, NodeRegistry nodes, Threads threads) {
    this.surroundings = surroundings;
    this.storages = storages;
    this.nodes = nodes;
    this.threads = threads;
  }

  /**
   * Waits for what is under way, half of the time at most, then gives it up. The end of that half
   * is for what loads leave when they are given up: others may wait for a lease of theirs.
   */
  public synchronized void run() {
    surroundings.close();
    if (done) {
      return;
    }
    done = true;
    Duration budget = surroundings.settings.closeTimeout();
    drain(budget.toNanos() * 3 / 8);
    surroundings.abandon();
    surroundings.expireAll();
    drain(budget.toNanos() / 8);
    abandon();
    awaitEnd(closeStorages(), budget.toMillis() / 2);
    threads.close();
  }

  /** Gives up a start that failed, without waiting: it may run on a storage's own thread. */
  public synchronized void abort() {
    surroundings.close();
    done = true;
    closeStorages();
    threads.close();
  }

  private void drain(long nanos) {
    long begun = System.nanoTime(); // not the injected clock: a closing thread really waits
    while (!isIdle()
        && System.nanoTime() - begun < nanos
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** Ends every call as timed out: flights then fail, since no load begins any more. */
  private void abandon() {
    for (int round = 0; round < 8 && !isIdle(); round++) {
      surroundings.expireAll();
      for (StorageRegistry.Registered registered : storages.all()) {
        RemoteGate gate = registered.gate();
        if (gate != null) {
          gate.abandon();
        }
      }
    }
    surroundings.expireLives();
  }

  public boolean isIdle() {
    return surroundings.isIdle()
        && storages.all().stream().allMatch(each -> each.gate() == null || each.gate().isIdle())
        && nodes.engines().stream().allMatch(each -> each.context.slots.isEmpty());
  }

  private List<CompletionStage<@Nullable Void>> closeStorages() {
    return storages.opened().stream().map(StorageRegistry::close).toList();
  }

  private static void awaitEnd(List<CompletionStage<@Nullable Void>> closing, long millis) {
    try {
      Stages.all(closing).get(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(System.Logger.Level.WARNING, "a storage did not close in time: " + e);
    }
  }
}
