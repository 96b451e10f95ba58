package io.cacheme.internal.tier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The keys of one node that one remote storage may hold an outdated entry of, because a write of
 * this process could not reach it. They are not read from there until a removal or a later write
 * got through, or the outdated entry has expired. Bounded a storage; what is beyond the bound is an
 * {@link Overflow}.
 */
public final class Quarantine {

  private static final long FIRST_RETRY = 100_000_000L;
  private static final long LAST_RETRY = 10_000_000_000L;

  private final Map<Object, Patient> patients = new ConcurrentHashMap<>();
  private final AtomicInteger inStorage;
  private final int limit;
  private final long ttlMillis;
  private final Overflow overflow;
  private final Runnable changed;
  private volatile int size;

  /**
   * That of one node in one storage.
   *
   * @param inStorage how many keys of all nodes the storage has in quarantine
   * @param limit how many it may have
   */
  Quarantine(
      AtomicInteger inStorage, int limit, long ttlMillis, Overflow overflow, Runnable changed) {
    this.inStorage = inStorage;
    this.limit = limit;
    this.ttlMillis = ttlMillis;
    this.overflow = overflow;
    this.changed = changed;
  }

  /** Whether {@code key} must not be read from the storage. Two volatile reads when all is well. */
  public boolean blocks(Object key, long nowMillis) {
    if (overflow.blocks(nowMillis)) {
      return true;
    }
    if (size == 0) {
      return false;
    }
    Patient patient = patients.get(key);
    return patient != null && nowMillis < patient.untilMillis;
  }

  /** Takes {@code key} in; the outdated entry was or will be written at {@code lastWritten}. */
  public void add(Object key, RemoteKey remoteKey, long lastWritten, long nowNanos) {
    long until = Tier.end(lastWritten, ttlMillis);
    if (!remembers(key, remoteKey, until, nowNanos)) {
      overflow.add(lastWritten, until);
    } else if (size == 1) {
      changed.run();
    }
  }

  private synchronized boolean remembers(
      Object key, RemoteKey remoteKey, long until, long nowNanos) {
    Patient known = patients.get(key);
    if (known != null) {
      known.untilMillis = Math.max(known.untilMillis, until); // what hangs may yet be written
      return true;
    }
    if (inStorage.incrementAndGet() > limit) {
      inStorage.decrementAndGet();
      return false;
    }
    patients.put(key, new Patient(key, remoteKey, until, nowNanos + FIRST_RETRY));
    size = patients.size();
    return true;
  }

  /** Releases all: the storage is another. */
  public synchronized void clear() {
    patients.keySet().forEach(this::drop); // an overflow ends by itself, by a new generation there
  }

  /** Releases {@code key}: the storage no longer holds an outdated entry. */
  public void release(Object key) {
    if (size != 0) {
      drop(key);
    }
  }

  private void drop(Object key) {
    boolean last;
    synchronized (this) {
      last = patients.remove(key) != null;
      if (last) {
        inStorage.decrementAndGet();
        size = patients.size();
        last = size == 0;
      }
    }
    if (last) {
      changed.run();
    }
  }

  /** How many there are. */
  public int size() {
    return size;
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

  /** The storage may take removals again: all are due, and pauses begin anew. */
  void retrySoon(long nowNanos) {
    for (Patient patient : patients.values()) {
      patient.pause = FIRST_RETRY;
      patient.retryNanos = nowNanos;
    }
  }

  /** A key in quarantine. */
  public static final class Patient {

    public final Object key;
    public final RemoteKey remoteKey;
    private volatile long untilMillis;
    private volatile long retryNanos;
    private volatile long pause = FIRST_RETRY;

    private Patient(Object key, RemoteKey remoteKey, long untilMillis, long retryNanos) {
      this.key = key;
      this.remoteKey = remoteKey;
      this.untilMillis = untilMillis;
      this.retryNanos = retryNanos;
    }
  }
}
