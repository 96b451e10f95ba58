package io.cacheme.testkit.selftest;

import static io.cacheme.spi.RemoteStorage.NO_EXPIRY;
import static io.cacheme.testkit.selftest.Defect.remote;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.LongBinaryOperator;

/** Storages that forget too early or too late. */
final class ExpiryDefects {

  private static final long TWELVE_YEARS = Duration.ofDays(12 * 365).toMillis();

  private ExpiryDefects() {}

  static List<Defect<RemoteStorage>> all() {
    return List.of(
        remote(
            "rounds times to live up to seconds",
            s -> ChangedEntries.changing(s, e -> withTtl(e, roundedUp(e.ttlMillis()))),
            "put_subSecondTtl_expires",
            "put_oneMillisecond_isAcceptedAndExpires",
            "put_again_shortensTheTtl",
            "put_afterExpiry_isKept",
            "getAll_expired_isNoHit",
            "putAll_eachTtlItsOwn",
            "putAll_present_replacesValuesAndTtls"),
        remote(
            "refuses times to live under 10 ms",
            s -> ChangedEntries.refusing(s, e -> e.ttlMillis() < 10),
            "put_oneMillisecond_isAcceptedAndExpires"),
        remote(
            "keeps the earlier end of two",
            s -> new MergesTtls(s, Math::min),
            "put_again_extendsTheTtl",
            "put_withoutExpiry_removesAnEarlierTtl"),
        remote(
            "keeps the later end of two",
            s -> new MergesTtls(s, Math::max),
            "put_again_shortensTheTtl"),
        remote(
            "keeps the old end where the new value has none",
            s -> new MergesTtls(s, (old, given) -> given == NO_EXPIRY ? old : given),
            "put_withoutExpiry_removesAnEarlierTtl"),
        remote(
            "takes a value without expiry for expired",
            s -> ChangedEntries.changing(s, e -> e.ttlMillis() == NO_EXPIRY ? withTtl(e, 1) : e),
            "put_withoutExpiry_removesAnEarlierTtl",
            "putAll_eachTtlItsOwn"),
        remote(
            "loses values without expiry that are put alone",
            LosesEverlasting::new,
            "put_withoutExpiry_isKept",
            "put_withoutExpiry_removesAnEarlierTtl"),
        remote(
            "ends in 2038",
            s ->
                ChangedEntries.refusing(
                    s, e -> e.ttlMillis() > TWELVE_YEARS && e.ttlMillis() != NO_EXPIRY),
            "put_ttlOfACentury_isKept"),
        remote(
            "claims a longer time to live than given",
            s -> new ChangedValues(s, v -> new StoredValue(v.bytes(), Long.MAX_VALUE)),
            "get_ttlLeft_isUnknownOrAtMostTheTtl"),
        remote("keeps nothing once a key expired", BuriesExpired::new, "put_afterExpiry_isKept"),
        remote("finds expired values in bulk", FindsExpired::new, "getAll_expired_isNoHit"),
        remote(
            "gives all of a bulk the first's time to live",
            FirstTtlForAll::new,
            "getAll_expired_isNoHit",
            "putAll_eachTtlItsOwn",
            "putAll_present_replacesValuesAndTtls"));
  }

  private static StoredEntry withTtl(StoredEntry entry, long ttlMillis) {
    return new StoredEntry(entry.key(), entry.bytes(), ttlMillis);
  }

  private static long roundedUp(long ttlMillis) {
    return ttlMillis == NO_EXPIRY ? NO_EXPIRY : (ttlMillis + 999) / 1_000 * 1_000;
  }

  /** Makes a new time to live of the key's last one and the given one. */
  private static final class MergesTtls extends ForwardingRemoteStorage {

    private final LongBinaryOperator merge;
    private final Map<String, Long> ttls = new HashMap<>();

    MergesTtls(RemoteStorage behind, LongBinaryOperator merge) {
      super(behind);
      this.merge = merge;
    }

    @Override
    public synchronized CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      return super.put(key, value, ttls.merge(key, ttlMillis, merge::applyAsLong));
    }
  }

  private static final class LosesEverlasting extends ForwardingRemoteStorage {

    LosesEverlasting(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      return ttlMillis == NO_EXPIRY ? behind.remove(key) : super.put(key, value, ttlMillis);
    }
  }

  private static final class BuriesExpired extends ForwardingRemoteStorage {

    private final Set<String> kept = new HashSet<>();
    private final Set<String> expired = new HashSet<>();

    BuriesExpired(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public synchronized CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      kept.add(key);
      return expired.contains(key) ? behind.remove(key) : super.put(key, value, ttlMillis);
    }

    @Override
    public synchronized CompletionStage<Void> remove(String key) {
      kept.remove(key);
      return super.remove(key);
    }

    @Override
    public synchronized CompletionStage<StoredValue> get(String key) {
      if (kept.contains(key) && find(key) == null) {
        expired.add(key);
      }
      return super.get(key);
    }
  }

  private static final class FindsExpired extends ForwardingRemoteStorage {

    private final Map<String, StoredValue> brief = new HashMap<>();

    FindsExpired(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public synchronized CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
      entries.stream()
          .filter(entry -> entry.ttlMillis() < 1_000)
          .forEach(entry -> brief.put(entry.key(), StoredValue.of(entry.bytes())));
      return super.putAll(entries);
    }

    @Override
    public synchronized CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
      Map<String, StoredValue> also = new HashMap<>(brief);
      also.keySet().retainAll(keys);
      return super.getAll(keys)
          .thenApply(
              found -> {
                also.putAll(found);
                return also;
              });
    }
  }

  private static final class FirstTtlForAll extends ForwardingRemoteStorage {

    FirstTtlForAll(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
      long ttl = entries.stream().mapToLong(StoredEntry::ttlMillis).findFirst().orElse(1);
      return super.putAll(entries.stream().map(entry -> withTtl(entry, ttl)).toList());
    }
  }
}
