package io.cacheme;

import io.cacheme.codec.Entry;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What the processes of a fleet share of one storage. It goes by its own clock. */
final class FleetServer {

  private static final int CLOCKS_APART = 5_000;

  final String name;
  private final SimLoop loop;
  private final FleetRules rules;
  private final long ahead;
  private final boolean tellsTtl;
  private final Map<String, Kept> kept = new HashMap<>();

  FleetServer(String name, SimLoop loop, FleetRules rules) {
    this.name = name;
    this.loop = loop;
    this.rules = rules;
    this.ahead = loop.chance(50) ? 0 : loop.upTo(2 * CLOCKS_APART) - CLOCKS_APART;
    this.tellsTtl = loop.chance(70);
  }

  private record Kept(byte[] bytes, long expiresAt) {}

  long epochMillis() {
    return loop.epochMillis() + ahead;
  }

  private Kept find(String key) {
    Kept found = kept.get(key);
    return found == null || found.expiresAt <= loop.now() ? null : found;
  }

  StoredValue read(String key) {
    Kept found = find(key);
    if (found == null) {
      return null;
    }
    return tellsTtl && found.expiresAt != RemoteStorage.NO_EXPIRY
        ? new StoredValue(found.bytes, found.expiresAt - loop.now())
        : StoredValue.of(found.bytes);
  }

  void keep(StoredEntry entry) {
    long ttl = entry.ttlMillis();
    long expiresAt = ttl == RemoteStorage.NO_EXPIRY ? ttl : loop.now() + ttl;
    kept.put(entry.key(), new Kept(entry.bytes(), expiresAt));
    rules.fresh.keeps(this, entry);
    SimVersion version = value(entry.key());
    Entry<SimVersion> ended = version == null ? entry(entry.key()) : null;
    if (version != null) {
      rules.kept(this, FleetPlace.of(entry.key()), version, entry.bytes());
    } else if (ended != null && ended.value() != null) {
      rules.keptEnded(this, FleetPlace.of(entry.key()), ended.value(), entry.bytes());
    }
  }

  boolean keepIfUnchanged(ConditionalEntry entry, boolean late) {
    Kept there = find(entry.key());
    boolean unchanged =
        there == null
            ? entry.seen() == null || entry.orNone()
            : Arrays.equals(there.bytes, entry.seen());
    if (unchanged && !late) {
      keep(new StoredEntry(entry.key(), entry.bytes(), entry.ttlMillis()));
    }
    return unchanged && !late;
  }

  boolean isLate(ConditionalEntry entry) {
    return epochMillis() > entry.notAfterMillis();
  }

  void remove(String key) {
    kept.remove(key);
  }

  /** Loses what it has under a key, tombstone or not. */
  void evict(FleetPlace place) {
    if (loop.isTraced()) {
      loop.log(name + " evicts " + place);
    }
    kept.remove(place.text());
    rules.evicted(place);
  }

  /** Loses the stamp of a version, if it has one. */
  void evictStamp(int version) {
    boolean had =
        kept.keySet()
            .removeIf(key -> FleetClears.isStamp(key) && FleetClears.version(key) == version);
    if (had) {
      if (loop.isTraced()) {
        loop.log(name + " evicts the stamp of " + FleetPlace.name(version));
      }
      rules.clears.evicted(this, version);
    }
  }

  /** The stamp of a version that it has, or 0. */
  long stampOf(int version) {
    return kept.keySet().stream()
        .filter(key -> FleetClears.isStamp(key) && FleetClears.version(key) == version)
        .mapToLong(key -> FleetClears.stamp(kept.get(key).bytes))
        .max()
        .orElse(0);
  }

  /** Loses the stamp of a group, if it has one. */
  void evictStamp(FleetGroup group) {
    if (kept.remove(group.text()) != null) {
      if (loop.isTraced()) {
        loop.log(name + " evicts the stamp of " + group);
      }
      rules.groups.evicted(this, group);
    }
  }

  /** The value that readers take from it, be it that a load fails; or null. */
  SimVersion value(String key) {
    Entry<SimVersion> entry = entry(key);
    return entry != null && entry.expiresAt() > epochMillis() - rules.fresh.staleMillis()
        ? entry.value()
        : null;
  }

  /** The entry that it has, ended or not, or null. */
  Entry<SimVersion> entry(String key) {
    Kept found = FleetStamps.areUnder(key) ? null : find(key);
    return found == null ? null : SimSerializer.read(found.bytes);
  }

  /** What it has under a key, another object whenever that was written; or null. */
  Object there(String key) {
    return find(key);
  }

  /** What it has under a key, or null. */
  byte[] bytes(String key) {
    Kept found = find(key);
    return found == null ? null : found.bytes;
  }

  @Override
  public String toString() {
    return name;
  }
}
