package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredValue;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A value is found until its time to live ends, and never after it. */
abstract class RemoteStorageExpiryCases extends RemoteStorageValueCases {

  private static final long CENTURY = Duration.ofDays(36_500).toMillis();
  private static final Duration PAUSE = Duration.ofMillis(300);

  /** 2020-01-01T00:00:00Z. */
  private static final long LONG_AGO = 1_577_836_800_000L;

  @Test
  void put_subSecondTtl_expires() {
    put("brief", bytes("x"), 40);
    expire(40);

    assertAbsent("brief");
  }

  @Test
  void put_oneMillisecond_isAcceptedAndExpires() {
    put("briefest", bytes("x"), 1);
    expire(1);

    assertAbsent("briefest");
  }

  @Test
  void put_again_extendsTheTtl() {
    put("longer", bytes("x"), 60);
    put("longer", bytes("y"), HOUR);
    expire(60);

    assertHas("longer", bytes("y"));
  }

  @Test
  void put_again_shortensTheTtl() {
    put("shorter", bytes("x"), HOUR);
    put("shorter", bytes("y"), 40);
    expire(40);

    assertAbsent("shorter");
  }

  @Test
  void put_afterExpiry_isKept() {
    put("again", bytes("x"), 40);
    expire(40);
    assertAbsent("again");
    put("again", bytes("y"), HOUR);

    assertHas("again", bytes("y"));
  }

  @Test
  void put_withoutExpiry_isKept() {
    put("ever", bytes("x"), RemoteStorage.NO_EXPIRY);

    assertHas("ever", bytes("x"));
    remove("ever");
  }

  @Test
  void put_withoutExpiry_removesAnEarlierTtl() {
    put("kept", bytes("x"), 60);
    put("kept", bytes("y"), RemoteStorage.NO_EXPIRY);
    expire(60);

    assertHas("kept", bytes("y"));
    remove("kept");
  }

  @Test
  void put_ttlOfACentury_isKept() {
    put("old", bytes("x"), CENTURY);

    assertHas("old", bytes("x"));
    remove("old");
  }

  @Test
  void get_ttlLeft_isUnknownOrAtMostTheTtl() {
    put("a", bytes("x"), HOUR);

    for (StoredValue value : Arrays.asList(get("a"), getAll("a").get(key("a")))) {
      assertThat(value).isNotNull();
      assertThat(value.ttlLeftMillis())
          .as("the time to live left of %d ms", HOUR)
          .matches(left -> left == StoredValue.UNKNOWN || (left > 0 && left <= HOUR));
    }
  }

  @Test
  void getAll_expired_isNoHit() {
    putAll(entry("x", bytes("1"), 40), entry("y", bytes("2"), HOUR));
    expire(40);

    assertThat(getAll("x", "y")).as("what has not expired").containsOnlyKeys(key("y"));
  }

  @Test
  void putAll_eachTtlItsOwn() {
    putAll(
        entry("long", bytes("1"), HOUR),
        entry("brief", bytes("2"), 40),
        entry("ever", bytes("3"), RemoteStorage.NO_EXPIRY));
    expire(40);

    assertAbsent("brief");
    assertHas("long", bytes("1"));
    assertHas("ever", bytes("3"));
    remove("ever");
  }

  @Test
  void serverTime_isNoneOrThisCentury() {
    Long now = serverTime();

    assertThat(now == null || (now > LONG_AGO && now < LONG_AGO + CENTURY))
        .as("the server's time is in milliseconds since the epoch: %s", now)
        .isTrue();
  }

  @Test
  void serverTime_goesOnAsTimePasses() {
    Long before = serverTime();
    elapse(PAUSE);
    Long after = serverTime();

    if (before == null || after == null) {
      assertThat(after).as("the server's time, which is always none or never").isEqualTo(before);
      return;
    }
    assertThat(after - before)
        .as("milliseconds that passed by the server's clock")
        .isGreaterThanOrEqualTo(PAUSE.toMillis() - CLOCK_STEP);
  }

  private @Nullable Long serverTime() {
    return answerOf("serverTimeMillis", storage.serverTimeMillis());
  }
}
