package io.cacheme.proof.soak;

import io.cacheme.Cacheme;
import io.cacheme.CachemeException;
import io.cacheme.proof.load.Asker;
import io.cacheme.proof.load.Mix;
import io.cacheme.proof.load.Source;
import io.cacheme.proof.load.Tally;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Opens a further {@code Cacheme} over the same servers, asks it, replaces a storage of it, and
 * closes it while it is asked; over and over, whatever happens to the servers. For one thread.
 */
final class Lifecycles implements Runnable {

  private static final int KEYS = 240;
  private static final int LENGTH = 100;
  private static final int REQUESTS = 200;
  private static final Duration LOAD_TIME = Duration.ofMillis(1);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(15);

  private final Urls urls;
  private final Tally tally;
  private final Set<String> secrets;
  private final Leaks leaks;
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong underWay = new AtomicLong();

  Lifecycles(Urls urls, Tally tally, Set<String> secrets, Leaks leaks) {
    this.urls = urls;
    this.tally = tally;
    this.secrets = secrets;
    this.leaks = leaks;
  }

  /** How many there were. */
  long count() {
    return count.get();
  }

  /** How many were not opened, for a server refused that. */
  long refused() {
    return refused.get();
  }

  /** How many calls have no answer though what they asked was closed. */
  long underWay() {
    return underWay.get();
  }

  /** One. */
  @Override
  public void run() {
    Cacheme cacheme;
    try {
      cacheme = urls.open("soak-again");
    } catch (CachemeException e) { // a server may refuse what is wanted while it is troubled
      refused.incrementAndGet();
      System.err.println("not opened: " + e);
      return;
    }
    live(cacheme);
  }

  private void live(Cacheme cacheme) {
    Source source = new Source(KEYS, LENGTH, LOAD_TIME);
    Shelves shelves = Shelves.all(cacheme, new Supply(source));
    Asker asker =
        new Asker(shelves, source, Mix.mostlyReads(), tally, secrets, count.incrementAndGet());
    try {
      ask(asker);
      var replaced = cacheme.replaceStorage("redis", urls.of("redis"));
      ask(asker);
      tally.awaitAnswers(PATIENCE);
      var unused = replaced.exceptionally(serverIsDown -> null);
      leaveUnanswered(shelves);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      cacheme.close();
      leaks.ofLifecycle(cacheme, urls);
    }
  }

  private static void ask(Asker asker) {
    for (int i = 0; i < REQUESTS; i++) {
      var unused = asker.ask(System.nanoTime());
    }
  }

  /** These may fail, for it is closed meanwhile, but are answered. */
  private void leaveUnanswered(Shelves shelves) {
    underWay.addAndGet(KEYS);
    for (int key = 0; key < KEYS; key++) {
      var unused =
          shelves.refresh(key).whenComplete((value, failure) -> underWay.decrementAndGet());
    }
  }
}
