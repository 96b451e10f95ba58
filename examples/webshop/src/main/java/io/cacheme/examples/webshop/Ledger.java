package io.cacheme.examples.webshop;

import io.cacheme.examples.webshop.PriceTable.Changed;
import io.cacheme.examples.webshop.Shelves.Offer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** When each price was committed, against which it judges every price that a customer is shown. */
@Component
@Profile("load")
class Ledger {

  /**
   * For how long after its commit an older price may be shown. A change that has returned is seen
   * by whoever asks afterwards; it returns when its invalidation has succeeded or failed, which
   * takes {@code cacheme.invalidate-timeout} at most.
   */
  static final Duration BOUND = Duration.ofSeconds(2);

  private final Map<Changed, Long> commits = new ConcurrentHashMap<>();
  private final AtomicLong judged = new AtomicLong();
  private final AtomicLong stale = new AtomicLong();
  private final AtomicLong latestNanos = new AtomicLong();

  /** After the commit, and before the cache is told. */
  @TransactionalEventListener
  void changed(Changed change) {
    commits.put(change, System.nanoTime());
  }

  /** Judges what was shown to one who asked then. */
  void judge(Offer offer, long askedNanos) {
    judged.incrementAndGet();
    Long replaced = commits.get(new Changed(offer.id(), offer.revision() + 1));
    if (replaced != null && askedNanos - replaced > 0) {
      long late = askedNanos - replaced;
      latestNanos.accumulateAndGet(late, Math::max);
      if (late > BOUND.toNanos()) {
        stale.incrementAndGet();
      }
    }
  }

  /** Prices that were replaced in the database within this program. */
  int changes() {
    return commits.size();
  }

  /** Prices that were shown. */
  long judged() {
    return judged.get();
  }

  /** Those of them whose successor had been there for longer than the bound. */
  long stale() {
    return stale.get();
  }

  /** For how long the successor of a price that was asked for had been there, at most. */
  Duration latest() {
    return Duration.ofNanos(latestNanos.get());
  }
}
