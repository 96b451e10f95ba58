package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cacheme.spi.Expirable;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.LocalStorage.Cause;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Entries whose end is deferred each time they are used, where the storage says that it looks
 * again. Skipped where it does not.
 */
abstract class LocalStorageIdleCases extends LocalStorageEntryCases {

  /** What was put for a second, half of which is over, and is to live for two from now on. */
  private Session deferred(LocalStorage storage) {
    assumeTrue(storage.supportsExpireAfterAccess(), "it keeps to the time of the put");
    Session session = new Session();
    storage.put("a", session, SECOND);
    time.advanceNanos(SECOND / 2);
    session.expireAtNanos(time.coarseNanoTime() + 2 * SECOND);
    return session;
  }

  @Test
  void deferred_isThereUntilItsNewEnd() {
    Session session = deferred(storage);
    time.advanceNanos(2 * SECOND - 1);
    assertThat(storage.get("a")).isSameAs(session);
    assertThat(storage.peek("a")).isSameAs(session);

    time.advanceNanos(1);
    assertThat(storage.peek("a")).isNull();
    assertThat(storage.get("a")).isNull();
  }

  @Test
  void neverDeferred_isThereUntilItsFirstEnd() {
    assumeTrue(storage.supportsExpireAfterAccess(), "it keeps to the time of the put");
    Session session = new Session();
    storage.put("a", session, SECOND);
    time.advanceNanos(SECOND - 1);
    assertThat(storage.get("a")).isSameAs(session);

    time.advanceNanos(1);
    assertThat(storage.get("a")).isNull();
  }

  @Test
  void deferred_isAmongTheEntriesUntilItsNewEnd() {
    deferred(storage);
    time.advanceNanos(SECOND);
    Iterator<Map.Entry<Object, Object>> entries = storage.entries();
    assumeTrue(entries != null, "it does not tell what it has");
    assertThat(entries).toIterable().hasSize(1);

    time.advanceNanos(SECOND);
    assertThat(storage.entries()).toIterable().isEmpty();
  }

  @Test
  void deferred_isToldToHaveExpiredAfterItsNewEnd() {
    List<Cause> told = new ArrayList<>();
    LocalStorage telling = create(SIZE);
    assumeTrue(
        telling.tellRemovals((key, value, why) -> told.add(why)),
        "it does not tell what it lets go of");
    open(telling, time);
    deferred(telling);
    time.advanceNanos(SECOND);
    telling.remove("a");
    deferred(telling);
    time.advanceNanos(2 * SECOND);
    telling.remove("a");

    Await.until("all is told", () -> told.size() == 2, Await.PATIENCE);
    assertThat(told).containsExactly(Cause.EXPLICIT, Cause.EXPIRED);
  }

  /** Knows its own end. */
  private static final class Session implements Expirable {

    private volatile long end;

    @Override
    public long expiresAtNanos() {
      return end;
    }

    @Override
    public void expireAtNanos(long nanos) {
      end = nanos;
    }
  }
}
