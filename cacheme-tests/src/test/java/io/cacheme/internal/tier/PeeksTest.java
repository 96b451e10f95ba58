package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Peek;
import io.cacheme.codec.Entry;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of an entry, entry by entry. */
class PeeksTest {

  private static final long NOW = 1_000;

  private static Peek.InTier of(@Nullable Entry<String> entry, Peek.@Nullable State wrong) {
    return Peeks.of("shared", entry, wrong, NOW, OptionalInt.of(12));
  }

  private static Entry<String> value(long loadedAt, long expiresAt) {
    return Entry.of("value", loadedAt, expiresAt);
  }

  @Test
  void value_isToldWithItsTimes() {
    Peek.InTier told = of(value(NOW - 3, NOW + 5), null);

    assertThat(told.storage()).isEqualTo("shared");
    assertThat(told.state()).isEqualTo(Peek.State.VALUE);
    assertThat(told.age()).contains(Duration.ofMillis(3));
    assertThat(told.timeLeft()).contains(Duration.ofMillis(5));
    assertThat(told.sizeInBytes()).hasValue(12);
  }

  @Test
  void absence_hasTimesToo_andNoneWhereItDoesNotEnd() {
    Peek.InTier told = of(Entry.absent(NOW, NOW + 1), null);
    assertThat(told.state()).isEqualTo(Peek.State.ABSENT);
    assertThat(told.timeLeft()).contains(Duration.ofMillis(1));

    assertThat(of(Entry.absent(NOW, Entry.NEVER), null).timeLeft()).isEmpty();
  }

  @Test
  void ended_hasNoTimeLeft() {
    Peek.InTier told = of(value(NOW - 3, NOW), null);

    assertThat(told.state()).isEqualTo(Peek.State.EXPIRED);
    assertThat(told.age()).contains(Duration.ofMillis(3));
    assertThat(told.timeLeft()).isEmpty();
  }

  @Test
  void wrong_isToldWithItsAgeAlone() {
    Peek.InTier told = of(value(NOW - 3, NOW + 5), Peek.State.OUTDATED);

    assertThat(told.state()).isEqualTo(Peek.State.OUTDATED);
    assertThat(told.age()).contains(Duration.ofMillis(3));
    assertThat(told.timeLeft()).isEmpty();
  }

  /** Whose clock was ahead. */
  @Test
  void loadedLater_isNoneOfNegativeAge() {
    assertThat(of(value(NOW + 3, NOW + 5), null).age()).contains(Duration.ZERO);
  }

  @Test
  void none_isNothing() {
    assertThat(of(null, null).state()).isEqualTo(Peek.State.NOTHING);
    assertThat(of(null, Peek.State.LEASE).age()).isEmpty();
    assertThat(Peeks.nothing("shared").state()).isEqualTo(Peek.State.NOTHING);
  }

  @Test
  void stamp_ofNoGenerationIsATombstone() {
    assertThat(Peeks.ofStamp(-1)).isEqualTo(Peek.State.TOMBSTONE);
    assertThat(Peeks.ofStamp(0)).isEqualTo(Peek.State.OTHER_GENERATION);
  }

  @Test
  void notAnswered_isToldWithTheReason() {
    assertThat(Peeks.failed("shared", "why").state()).isEqualTo(Peek.State.FAILED);
    assertThat(Peeks.failed("shared", "why").reason()).contains("why");
    assertThat(Peeks.bypassed("shared", "why").state()).isEqualTo(Peek.State.BYPASSED);
    assertThat(Peeks.bypassed("shared", "why").reason()).contains("why");
  }
}
