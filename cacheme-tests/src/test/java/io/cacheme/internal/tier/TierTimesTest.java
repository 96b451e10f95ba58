package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.FreshSpec;
import io.cacheme.TierSpec;
import io.cacheme.codec.Entry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long a tier keeps what, number by number. */
class TierTimesTest {

  private static final Duration TTL = Duration.ofSeconds(10);
  private static final long NOW = 1_000_000;
  private static final DynamicType<String> TYPE = DynamicNode.type("thing", "v1", String.class);

  /** What is drawn next, of all 64 bits. */
  private long drawn;

  private Tier<String> tier(DynamicType<String> type, @Nullable Duration ttl) {
    TierSpec spec = TierSpec.of("local", ttl);
    return new HeapTier<>(
        spec,
        type.tier(spec).spec(),
        () -> drawn,
        new GateWorld().time,
        new OwnHeap(),
        null,
        null,
        null);
  }

  private static Entry<String> value(long expiresAt) {
    return Entry.of("value", NOW - 1, expiresAt);
  }

  @Test
  void ttl_endsWhatIsKept() {
    Tier<String> tier = tier(TYPE, TTL);

    assertThat(tier.expiry(false, NOW)).isEqualTo(NOW + 10_000);
    assertThat(tier.keptMillis()).isEqualTo(10_000);
    assertThat(tier(TYPE, null).expiry(false, NOW)).isEqualTo(Entry.NEVER);
    assertThat(tier(TYPE, null).keptMillis()).isEqualTo(Entry.NEVER);
    assertThat(tier.storage()).isEqualTo("local");
    assertThat(tier.directHits()).isZero();
  }

  @Test
  void ttl_isAMilliAtLeast_andACenturyAtMost() {
    assertThat(tier(TYPE, Duration.ofNanos(1)).expiry(false, NOW)).isEqualTo(NOW + 1);
    assertThat(tier(TYPE, Duration.ofDays(36_500)).keptMillis())
        .isEqualTo(tier(TYPE, Duration.ofSeconds(Long.MAX_VALUE)).keptMillis())
        .isEqualTo(Duration.ofDays(36_500).toMillis());
  }

  @Test
  void absence_endsWithItsOwnTime_ifThatIsShorter() {
    DynamicType<String> shorter = TYPE.negativeTtl(Duration.ofSeconds(2));
    DynamicType<String> longer = TYPE.negativeTtl(Duration.ofSeconds(20));

    assertThat(tier(shorter, TTL).expiry(true, NOW)).isEqualTo(NOW + 2_000);
    assertThat(tier(shorter, TTL).expiry(false, NOW)).isEqualTo(NOW + 10_000);
    assertThat(tier(longer, TTL).expiry(true, NOW)).isEqualTo(NOW + 10_000);
    assertThat(tier(shorter, TTL).expiry(Entry.absent(NOW, Entry.NEVER), NOW))
        .isEqualTo(NOW + 2_000);
  }

  @Test
  void copy_endsNoLaterThanItsSource_andIsTheSameIfItDoesNot() {
    Tier<String> tier = tier(TYPE, TTL);
    Entry<String> sooner = value(NOW + 5);

    assertThat(tier.copy(sooner, NOW)).isSameAs(sooner);
    assertThat(tier.copy(value(Entry.NEVER), NOW)).isEqualTo(value(NOW + 10_000));
    assertThat(tier.copy(Entry.absent(NOW - 1, Entry.NEVER), NOW))
        .isEqualTo(Entry.absent(NOW - 1, NOW + 10_000));
  }

  @Test
  void jitter_takesAShareOfWhatIsLeft() {
    Tier<String> tier = tier(TYPE.ttlJitter(0.5), TTL);
    Entry<String> entry = value(Entry.NEVER);
    assertThat(tier.expiry(entry, NOW)).isEqualTo(NOW + 10_000);
    drawn = 1L << 63;
    assertThat(tier.expiry(entry, NOW)).isEqualTo(NOW + 7_500);
    drawn = -1;
    assertThat(tier.expiry(entry, NOW)).isEqualTo(NOW + 5_001);

    assertThat(tier.expiry(value(NOW), NOW)).isEqualTo(NOW);
    assertThat(tier.expiry(value(NOW - 1_000), NOW)).as("it has ended").isEqualTo(NOW - 1_000);
    assertThat(tier(TYPE.ttlJitter(0.5), null).expiry(entry, NOW)).isEqualTo(Entry.NEVER);
    assertThat(tier(TYPE, TTL).expiry(entry, NOW)).isEqualTo(NOW + 10_000);
  }

  @Test
  void ended_isServedForItsTimeMore_unlessItIsAnAbsence() {
    Tier<String> tier = tier(TYPE.fresh(FreshSpec.NONE.staleIfError(Duration.ofMillis(5))), TTL);

    assertThat(tier.keptMillis()).isEqualTo(10_005);
    assertThat(tier.isSpare(value(NOW + 1), NOW)).isFalse();
    assertThat(tier.mayBeServed(value(NOW + 1), NOW)).isTrue();
    assertThat(tier.isSpare(value(NOW), NOW)).isTrue();
    assertThat(tier.isSpare(value(NOW - 4), NOW)).isTrue();
    assertThat(tier.isSpare(value(NOW - 5), NOW)).isFalse();
    assertThat(tier.mayBeServed(Entry.absent(NOW - 1, NOW), NOW)).isFalse();
    assertThat(tier(TYPE, TTL).mayBeServed(value(NOW + 1), NOW)).isFalse();
  }
}
