package io.cacheme.internal.tier;

import io.cacheme.codec.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The keys of one node that one remote storage may hold an outdated entry of, because a write of
 * this process could not reach it. They are not read from there until a removal or a later write
 * got through, or the outdated entry has expired. Bounded a storage; beyond the bound the tier is
 * bypassed for the whole node until what could not be remembered has expired.
 */
public final class Quarantine {

  private static final int LIMIT = 10_000;
  private static final long FIRST_RETRY = 100_000_000L;
  private static final long LAST_RETRY = 10_000_000_000L;

  private final Map<Object, Patient> patients = new ConcurrentHashMap<>();
  private final AtomicInteger inStorage;
  private final long ttlMillis;
  private volatile int size;
  private volatile long allUntilMillis = Long.MIN_VALUE;

  public Quarantine(AtomicInteger inStorage, long ttlMillis) {
    this.inStorage = inStorage;
    this.ttlMillis = ttlMillis;
  }

  /** Whether {@code key} must not be read from the storage. One volatile read when all is well. */
  public boolean blocks(Object key, long nowMillis) {
    if (size == 0 && allUntilMillis == Long.MIN_VALUE) {
      return false;
    }
    if (nowMillis < allUntilMillis) {
      return true;
    }
    Patient patient = patients.get(key);
    return patient != null && nowMillis < patient.untilMillis;
  }

  /** Takes {@code key} in; the outdated entry was or will be written at {@code lastWritten}. */
  public synchronized void add(Object key, String remoteKey, long lastWritten, long nowNanos) {
    long until = ttlMillis == Entry.NEVER ? Entry.NEVER : lastWritten + ttlMillis;
    Patient known = patients.get(key);
    if (known != null) {
      known.untilMillis = until;
    } else if (inStorage.incrementAndGet() <= LIMIT) {
      patients.put(key, new Patient(key, remoteKey, until, nowNanos + FIRST_RETRY));
      size = patients.size();
    } else {
      inStorage.decrementAndGet();
      allUntilMillis = Math.max(allUntilMillis, until);
    }
  }

  /** Releases all: the storage is another. */
  public synchronized void clear() {
    patients.keySet().forEach(this::drop);
    allUntilMillis = Long.MIN_VALUE;
  }

  /** Releases {@code key}: the storage no longer holds an outdated entry. */
  public void release(Object key) {
    if (size != 0) {
      drop(key);
    }
  }

  private synchronized void drop(Object key) {
    if (patients.remove(key) != null) {
      inStorage.decrementAndGet();
      size = patients.size();
    }
  }

  public boolean contains(Object key) {
    return size != 0 && patients.containsKey(key);
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /**
   * Some keys whose removal is to be tried again now; each is next due after twice its last pause.
   */
  public List<Patient> due(long nowMillis, long nowNanos, int most) {
    List<Patient> due = new ArrayList<>();
    for (Patient patient : patients.values()) {
      if (patient.untilMillis <= nowMillis) {
        drop(patient.key);
      } else if (due.size() < most && nowNanos - patient.retryNanos >= 0) {
        patient.pause = Math.min(patient.pause * 2, LAST_RETRY);
        patient.retryNanos = nowNanos + patient.pause;
        due.add(patient);
      }
    }
    return due;
  }

  /** A key in quarantine. */
  public static final class Patient {

    public final Object key;
    public final String remoteKey;
    private volatile long untilMillis;
    private volatile long retryNanos;
    private volatile long pause = FIRST_RETRY;

    private Patient(Object key, String remoteKey, long untilMillis, long retryNanos) {
      this.key = key;
      this.remoteKey = remoteKey;
      this.untilMillis = untilMillis;
      this.retryNanos = retryNanos;
    }
  }
}
