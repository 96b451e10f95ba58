package io.cacheme.internal.write;

import io.cacheme.internal.tier.RemoteKey;
import io.cacheme.internal.tier.Teller;
import io.cacheme.internal.tier.Tellers;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one write: to the processes of the node's own version, and to those of each
 * version whose keys are removed with its own.
 */
final class Telling {

  private final AtomicInteger unanswered;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Consumer<@Nullable Throwable> ended;

  private Telling(int messages, Consumer<@Nullable Throwable> ended) {
    this.unanswered = new AtomicInteger(messages);
    this.ended = ended;
  }

  /**
   * Tells that {@code key} was written.
   *
   * @param tellers one at least
   * @param ended learns when the server has all messages, or why it has not
   */
  static void tell(Tellers tellers, RemoteKey key, Consumer<@Nullable Throwable> ended) {
    Telling telling = new Telling(tellers.size(), ended);
    tellers.forEach(key, (teller, name) -> teller.tell(name, telling::answered));
  }

  /** The same, some time, for nobody waits for it. Does not throw. */
  static void tellLater(Tellers tellers, RemoteKey key) {
    tellers.forEach(key, Teller::tellLater);
  }

  private void answered(@Nullable Throwable thrown) {
    if (thrown != null) {
      failure.compareAndSet(null, thrown);
    }
    if (unanswered.decrementAndGet() == 0) {
      ended.accept(failure.get());
    }
  }
}
