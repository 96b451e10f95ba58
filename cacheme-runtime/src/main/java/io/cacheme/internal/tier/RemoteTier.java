package io.cacheme.internal.tier;

import io.cacheme.Cacheme;
import io.cacheme.TierSpec;
import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A tier outside the process: turns entries into bytes, and calls through the storage's gate. */
public final class RemoteTier<V> extends Tier<V> {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());
  private static final int SHOWN_BYTES = 8;

  public final RemoteGate gate;
  public final Quarantine quarantine;
  private final Serializer serializer;
  private final ValueType<V> type;
  private final Surroundings surroundings;
  private volatile boolean undecodableShown;
  private volatile boolean unencodableShown;

  public RemoteTier(
      TierSpec spec,
      @Nullable Duration negativeTtl,
      RemoteGate gate,
      Serializer serializer,
      ValueType<V> type,
      Surroundings surroundings) {
    super(spec, negativeTtl);
    this.gate = gate;
    this.quarantine = new Quarantine(gate.quarantined(), ttlMillis());
    this.serializer = serializer;
    this.type = type;
    this.surroundings = surroundings;
  }

  /** Whether the tier may be asked for {@code key}; then it has to be. Counts a bypass. */
  public boolean admitsRead(Object key) {
    if (!quarantine.blocks(key, surroundings.time.epochMillis()) && gate.admits(Op.READ)) {
      return true;
    }
    counters.bypasses.increment();
    return false;
  }

  /** The entry in what the storage had, or null, counted, if it is none that can be used. */
  public @Nullable Entry<V> entry(@Nullable StoredValue stored, String remoteKey) {
    Entry<V> entry = stored == null ? null : decode(stored, remoteKey);
    long now = surroundings.time.epochMillis();
    if (entry == null || stored == null || entry.isExpired(now)) {
      counters.misses.increment();
      return null;
    }
    counters.hits.increment();
    long left = stored.ttlLeftMillis();
    if (left == StoredValue.UNKNOWN || left >= entry.expiresAt() - now) {
      return entry;
    }
    return new Entry<>(entry.value(), entry.absent(), entry.loadedAt(), now + left);
  }

  private @Nullable Entry<V> decode(StoredValue stored, String remoteKey) {
    try {
      return serializer.decode(stored.bytes(), type);
    } catch (UndecodableException e) {
      undecodable(stored.bytes(), remoteKey, e);
    } catch (RuntimeException | Error e) { // a user's own serializer
      undecodable(stored.bytes(), remoteKey, e);
    }
    return null;
  }

  private void undecodable(byte[] bytes, String remoteKey, Throwable e) {
    counters.undecodable.increment();
    if (!undecodableShown) {
      undecodableShown = true;
      LOG.log(
          System.Logger.Level.WARNING,
          "what storage \""
              + storage()
              + "\" has under "
              + remoteKey
              + " is not a "
              + type
              + " [R05]\n    found: "
              + bytes.length
              + " bytes, the first are "
              + HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(SHOWN_BYTES, bytes.length)))
              + "; "
              + e.getMessage()
              + "\n    help:  it is taken for a miss and overwritten; if the value's type changed, "
              + "change the node's version too\n    docs:  docs/errors.md#r05");
    }
  }

  /** What to store of {@code source} now, or null, counted, if it cannot be stored. */
  public @Nullable StoredEntry encode(String remoteKey, Entry<V> source, long nowMillis) {
    Entry<V> entry = copy(source, nowMillis);
    if (entry.isExpired(nowMillis)) {
      return null;
    }
    byte[] bytes;
    try {
      bytes = serializer.encode(entry, type);
    } catch (RuntimeException | Error e) { // too deep, changed meanwhile, a user's own
      unencodable(e);
      return null;
    }
    if (bytes.length > gate.storage.maxValueBytes()) {
      counters.oversize.increment();
      return null;
    }
    long ttl =
        entry.expiresAt() == Entry.NEVER ? RemoteStorage.NO_EXPIRY : entry.expiresAt() - nowMillis;
    return new StoredEntry(remoteKey, bytes, ttl);
  }

  private void unencodable(Throwable e) {
    counters.errors.increment();
    if (!unencodableShown) {
      unencodableShown = true;
      LOG.log(
          System.Logger.Level.WARNING,
          "a "
              + type
              + " could not be written for storage \""
              + storage()
              + "\" and is not kept there: "
              + e.getClass().getName());
    }
  }

  /** The storage could not be written, so it may hold an outdated entry. */
  public void distrust(Object key, String remoteKey) {
    distrust(key, remoteKey, 0);
  }

  /** The same, and it may be given an outdated entry for {@code moreMillis} yet. */
  public void distrust(Object key, String remoteKey, long moreMillis) {
    long lastWritten = surroundings.time.epochMillis() + moreMillis;
    quarantine.add(key, remoteKey, lastWritten, surroundings.time.coarseNanoTime());
  }
}
