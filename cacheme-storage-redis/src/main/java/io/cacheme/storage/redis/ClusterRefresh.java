package io.cacheme.storage.redis;

import io.cacheme.spi.Backoff;
import io.cacheme.spi.Scheduler;
import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps asking which node serves which slot: every half a minute, and whenever there is a sign that
 * something has changed; one question at a time, and rarer the longer the trouble lasts.
 */
@SuppressWarnings("FutureReturnValueIgnored") // how it ends is told to finished()
final class ClusterRefresh {

  private static final Duration PERIOD = Duration.ofSeconds(30);
  private static final long FIRST_DELAY_MILLIS = 100;
  private static final long LONGEST_DELAY_MILLIS = 2_000;
  private static final int MOST_ASKED = 5;

  private final RedisDriver driver;
  private final Scheduler scheduler;
  private final ClusterNodes nodes;
  private final ClusterSeeds seeds;
  private final Learner learner;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private volatile boolean wanted;
  private volatile @Nullable ClusterNode witness;
  private volatile int troubles;
  private volatile boolean rejected;
  private volatile boolean closed;

  ClusterRefresh(
      RedisDriver driver,
      Scheduler scheduler,
      ClusterNodes nodes,
      ClusterSeeds seeds,
      Learner learner) {
    this.driver = driver;
    this.scheduler = scheduler;
    this.nodes = nodes;
    this.seeds = seeds;
    this.learner = learner;
  }

  /** Who is told what was found out. */
  interface Learner {

    /** Follows {@code topology}, and answers whether all is well now. */
    boolean learn(ClusterTopology topology);

    /** Nobody could say. */
    void failed(Throwable reason);
  }

  /** Asks for the first time, and from now on time and again. */
  void start() {
    underWay.set(true);
    run();
    again();
  }

  /** Asks soon; at first {@code mayKnow}, unless that is null. */
  void soon(@Nullable ClusterNode mayKnow) {
    if (mayKnow != null) {
      witness = mayKnow;
    }
    wanted = true;
    if (!closed && underWay.compareAndSet(false, true)) {
      driver.later(this::run, delayMillis());
    }
  }

  void close() {
    closed = true;
  }

  private void again() {
    double share = 0.9 + ThreadLocalRandom.current().nextDouble(0.2);
    scheduler.schedule(
        () -> {
          if (!closed) {
            soon(null);
            again();
          }
        },
        (long) (PERIOD.toNanos() * share));
  }

  private void run() {
    if (closed) {
      return;
    }
    wanted = false;
    ask(candidates().iterator())
        .thenApply(topology -> !closed && learner.learn(topology))
        .whenComplete(this::finished);
  }

  private List<ClusterNode> candidates() {
    List<ClusterNode> serving = new ArrayList<>();
    for (ClusterNode node : nodes.all()) {
      if (node.isServing()) {
        serving.add(node);
      }
    }
    Collections.shuffle(serving);
    ClusterNode first = witness;
    if (first != null && serving.remove(first)) {
      serving.add(0, first);
    }
    witness = null;
    return serving.size() > MOST_ASKED ? serving.subList(0, MOST_ASKED) : serving;
  }

  private CompletableFuture<ClusterTopology> ask(Iterator<ClusterNode> candidates) {
    return candidates.hasNext()
        ? candidates.next().topology().exceptionallyCompose(thrown -> ask(candidates))
        : seeds.ask();
  }

  private void finished(@Nullable Boolean calm, @Nullable Throwable thrown) {
    Throwable reason = thrown == null ? null : Stages.cause(thrown);
    if (reason != null && !closed) {
      learner.failed(reason);
    }
    rejected = reason instanceof StorageRejectedException;
    boolean well = Boolean.TRUE.equals(calm);
    troubles = well ? 0 : Math.min(troubles + 1, 10);
    underWay.set(false);
    if (!well || wanted) {
      soon(null);
    }
  }

  /** Doubling, with half of it at random. */
  private long delayMillis() {
    if (rejected) {
      return Backoff.REJECTED_MILLIS;
    }
    long longest = Math.min(LONGEST_DELAY_MILLIS, FIRST_DELAY_MILLIS << troubles);
    return longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
  }
}
