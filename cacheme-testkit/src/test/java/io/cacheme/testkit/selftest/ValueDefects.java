package io.cacheme.testkit.selftest;

import static io.cacheme.testkit.selftest.Defect.remote;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** Storages that do something else with values than keep them. */
final class ValueDefects {

  private ValueDefects() {}

  static List<Defect<RemoteStorage>> all() {
    return List.of(
        remote(
            "answers something for keys it never had", EmptyForUnknown::new, "get_absent_isNull"),
        remote(
            "keeps bytes as text",
            s -> new ChangedValues(s, ValueDefects::asText),
            "put_everyByteValue_isKept"),
        remote(
            "takes an empty value for none",
            s -> new ChangedValues(s, value -> value.bytes().length == 0 ? null : value),
            "put_empty_isAValue"),
        remote(
            "cuts values at 65,535 bytes",
            s -> ChangedEntries.changing(s, e -> cut(e, s.maxValueBytes())),
            "put_oneMebibyte_isKept",
            "put_asLargeAsAllowed_isKept",
            "put_fifteenMebibytes_isKept",
            "bulk_ofTwentyMebibytes_isKeptAndFound"),
        remote(
            "refuses the largest value allowed",
            s -> ChangedEntries.refusing(s, e -> e.bytes().length == s.maxValueBytes()),
            "put_asLargeAsAllowed_isKept"),
        remote(
            "cannot send a value of 8 MiB",
            s -> ChangedEntries.refusing(s, e -> e.bytes().length >= 8 << 20),
            "put_fifteenMebibytes_isKept"),
        remote(
            "says that it kept a value that is too large",
            AcceptsTooLarge::new,
            "put_oneByteOverTheLimit_failsAndKeepsTheOldValue",
            "put_overTheLimit_failureDoesNotShowTheValue"),
        remote(
            "throws where a value is too large",
            ThrowsForTooLarge::new,
            "put_oneByteOverTheLimit_failsAndKeepsTheOldValue",
            "put_overTheLimit_failureDoesNotShowTheValue"),
        remote(
            "removes the old value before it refuses a new one",
            RemovesFirst::new,
            "put_oneByteOverTheLimit_failsAndKeepsTheOldValue"),
        remote(
            "writes what it can of a bulk that it refuses",
            WritesOneByOne::new,
            "putAll_oneByteOverTheLimit_failsAndWritesNone"),
        remote(
            "shows the value that it refuses",
            ShowsValues::new,
            "put_overTheLimit_failureDoesNotShowTheValue"),
        remote(
            "leaves the tail of a longer value",
            LeavesTails::new,
            "put_again_replacesTheWholeValue"),
        remote(
            "does not remove",
            RemovesNothing::new,
            "remove_present_isGone",
            "remove_whileAPutIsUnderWay_takesEffectAfterIt"),
        remote("fails to remove what is absent", MissesAbsent::new, "remove_absent_succeeds"),
        remote("keeps nothing once it removed a key", BuriesRemoved::new, "put_afterRemove_isKept"),
        remote(
            "hands out its own arrays",
            SharesArrays::new,
            "read_changedArrays_leaveTheStoredValue"),
        remote(
            "keeps to itself what it was given",
            s -> new ChangedKeys(s, ownKeys()),
            "put_answered_isSeenByAnotherStorage"));
  }

  private static StoredValue asText(StoredValue value) {
    return new StoredValue(new String(value.bytes(), UTF_8).getBytes(UTF_8), value.ttlLeftMillis());
  }

  private static StoredEntry cut(StoredEntry entry, int maxValueBytes) {
    int length = entry.bytes().length;
    return length <= 65_535 || length > maxValueBytes
        ? entry
        : new StoredEntry(entry.key(), Arrays.copyOf(entry.bytes(), 65_535), entry.ttlMillis());
  }

  private static UnaryOperator<String> ownKeys() {
    String owner = UUID.randomUUID().toString();
    return key -> key + owner;
  }

  private static final class EmptyForUnknown extends ForwardingRemoteStorage {

    private final Set<String> known = new HashSet<>();

    EmptyForUnknown(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public synchronized CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      known.add(key);
      return super.put(key, value, ttlMillis);
    }

    @Override
    public synchronized CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
      entries.forEach(entry -> known.add(entry.key()));
      return super.putAll(entries);
    }

    @Override
    public synchronized CompletionStage<StoredValue> get(String key) {
      boolean isKnown = known.contains(key);
      return super.get(key).thenApply(v -> v == null && !isKnown ? StoredValue.of(new byte[0]) : v);
    }
  }

  private static final class AcceptsTooLarge extends ForwardingRemoteStorage {

    AcceptsTooLarge(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      return value.length > maxValueBytes() ? done() : super.put(key, value, ttlMillis);
    }
  }

  private static final class ThrowsForTooLarge extends ForwardingRemoteStorage {

    ThrowsForTooLarge(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      if (value.length > maxValueBytes()) {
        throw new IllegalArgumentException("too large");
      }
      return super.put(key, value, ttlMillis);
    }
  }

  private static final class RemovesFirst extends ForwardingRemoteStorage {

    RemovesFirst(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      return behind.remove(key).thenCompose(nothing -> super.put(key, value, ttlMillis));
    }
  }

  private static final class WritesOneByOne extends ForwardingRemoteStorage {

    WritesOneByOne(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
      CompletionStage<Void> all = behind.putAll(List.of());
      for (StoredEntry entry : entries) {
        all = all.thenCombine(write(entry), (before, now) -> null);
      }
      return all;
    }
  }

  private static final class ShowsValues extends ForwardingRemoteStorage {

    ShowsValues(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      return value.length > maxValueBytes()
          ? failed("too large: " + new String(value, UTF_8))
          : super.put(key, value, ttlMillis);
    }
  }

  private static final class LeavesTails extends ForwardingRemoteStorage {

    LeavesTails(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      StoredValue old = find(key);
      if (old == null || old.bytes().length <= value.length) {
        return super.put(key, value, ttlMillis);
      }
      byte[] mixed = old.bytes();
      System.arraycopy(value, 0, mixed, 0, value.length);
      return super.put(key, mixed, ttlMillis);
    }
  }

  private static final class RemovesNothing extends ForwardingRemoteStorage {

    RemovesNothing(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> remove(String key) {
      return behind.get(key).thenApply(value -> null);
    }
  }

  private static final class MissesAbsent extends ForwardingRemoteStorage {

    MissesAbsent(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> remove(String key) {
      return find(key) == null ? failed("not found") : super.remove(key);
    }
  }

  private static final class BuriesRemoved extends ForwardingRemoteStorage {

    private final Set<String> removed = new HashSet<>();

    BuriesRemoved(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public synchronized CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      return removed.contains(key) ? behind.remove(key) : super.put(key, value, ttlMillis);
    }

    @Override
    public synchronized CompletionStage<Void> remove(String key) {
      removed.add(key);
      return super.remove(key);
    }
  }

  private static final class SharesArrays extends ForwardingRemoteStorage {

    private final Map<String, StoredValue> shared = new HashMap<>();

    SharesArrays(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public synchronized CompletionStage<StoredValue> get(String key) {
      return super.get(key).thenApply(value -> value == null ? null : share(key, value));
    }

    private StoredValue share(String key, StoredValue value) {
      return shared.computeIfAbsent(key + value.bytes().length, k -> value);
    }
  }
}
