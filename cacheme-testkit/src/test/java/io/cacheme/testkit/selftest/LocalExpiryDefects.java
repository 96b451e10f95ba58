package io.cacheme.testkit.selftest;

import static io.cacheme.spi.LocalStorage.NO_EXPIRY;
import static io.cacheme.testkit.selftest.Defect.local;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/** Heap storages that forget too early or too late. */
final class LocalExpiryDefects {

  private LocalExpiryDefects() {}

  static List<Defect<LocalStorage>> all() {
    return List.of(
        local(
            "expires a nanosecond late",
            s -> new OtherTtls(s, ttl -> ttl >= NO_EXPIRY - 1 ? ttl : ttl + 1),
            "get_untilTheTtlEnds_thenNull",
            "get_doesNotExtendTheTtl",
            "clock_thatOverflows_isNoTrouble"),
        local(
            "expires a nanosecond early",
            s -> new OtherTtls(s, ttl -> ttl - 1),
            "get_untilTheTtlEnds_thenNull"),
        local(
            "keeps longer what is asked for",
            ExpiresAfterAccess::new,
            "get_untilTheTtlEnds_thenNull",
            "get_doesNotExtendTheTtl"),
        local(
            "gives all entries the first's time to live",
            FirstTtlForAll::new,
            "ttls_areEachEntrysOwn",
            "put_again_extendsTheTtl",
            "put_again_shortensTheTtl",
            "put_withoutExpiry_removesAnEarlierTtl",
            "clock_thatOverflows_isNoTrouble"),
        local(
            "keeps the earlier end of two",
            s -> new MergesTtls(s, Math::min),
            "put_again_extendsTheTtl",
            "put_withoutExpiry_removesAnEarlierTtl"),
        local(
            "keeps the later end of two",
            s -> new MergesTtls(s, Math::max),
            "put_again_shortensTheTtl"),
        local(
            "keeps nothing once a key expired", BuriesExpired::new, "put_afterExpiry_isANewEntry"),
        local(
            "takes an entry without expiry for expired",
            s -> new OtherTtls(s, ttl -> ttl == NO_EXPIRY ? 1 : ttl),
            "put_withoutExpiry_staysForACentury",
            "put_withoutExpiry_removesAnEarlierTtl",
            "clock_thatOverflows_isNoTrouble"),
        local(
            "takes the longest time to live for none",
            s -> new OtherTtls(s, ttl -> ttl == NO_EXPIRY - 1 ? 1 : ttl),
            "put_longestTtl_staysForACentury"),
        local(
            "stops its clock where it would overflow",
            ClockThatStops::new,
            "clock_thatOverflows_isNoTrouble"));
  }

  /** Takes another time to live for each. */
  private static final class OtherTtls extends ForwardingLocalStorage {

    private final LongUnaryOperator other;

    OtherTtls(LocalStorage behind, LongUnaryOperator other) {
      super(behind);
      this.other = other;
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      super.put(key, value, other.applyAsLong(ttlNanos));
    }
  }

  private static final class ExpiresAfterAccess extends ForwardingLocalStorage {

    ExpiresAfterAccess(LocalStorage behind) {
      super(behind);
    }

    @Override
    public Object get(Object key) {
      Object value = super.get(key);
      if (value != null) {
        put(key, value, Duration.ofSeconds(1).toNanos());
      }
      return value;
    }
  }

  private static final class FirstTtlForAll extends ForwardingLocalStorage {

    private long first;

    FirstTtlForAll(LocalStorage behind) {
      super(behind);
    }

    @Override
    public synchronized void put(Object key, Object value, long ttlNanos) {
      first = first == 0 ? ttlNanos : first;
      super.put(key, value, first);
    }
  }

  /** Makes a new time to live of the key's last one and the given one. */
  private static final class MergesTtls extends ForwardingLocalStorage {

    private final Map<Object, Long> ttls = new ConcurrentHashMap<>();
    private final LongBinaryOperator merge;

    MergesTtls(LocalStorage behind, LongBinaryOperator merge) {
      super(behind);
      this.merge = merge;
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      super.put(key, value, ttls.merge(key, ttlNanos, merge::applyAsLong));
    }
  }

  private static final class BuriesExpired extends ForwardingLocalStorage {

    private final Set<Object> kept = ConcurrentHashMap.newKeySet();
    private final Set<Object> expired = ConcurrentHashMap.newKeySet();

    BuriesExpired(LocalStorage behind) {
      super(behind);
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      kept.add(key);
      if (!expired.contains(key)) {
        super.put(key, value, ttlNanos);
      }
    }

    @Override
    public Object get(Object key) {
      Object value = super.get(key);
      if (value == null && kept.contains(key)) {
        expired.add(key);
      }
      return value;
    }
  }

  private static final class ClockThatStops extends ForwardingLocalStorage {

    ClockThatStops(LocalStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> open(StorageContext context) {
      return super.open(context.toBuilder().time(new Stopping(context.time())).build());
    }

    private record Stopping(TimeSource time) implements TimeSource {

      @Override
      public long nanoTime() {
        return time.nanoTime() < 0 ? Long.MAX_VALUE : time.nanoTime();
      }

      @Override
      public long epochMillis() {
        return time.epochMillis();
      }
    }
  }
}
