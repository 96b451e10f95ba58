package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Numbers as text, to the limits of what is read again. */
final class NumbersTest {

  private static final BigInteger HUGE = BigInteger.ONE.shiftLeft(1_000_000);

  /** To make it takes long, and for a number of some million digits minutes. */
  @Test
  void number_thatIsFarTooLong_isRefused_beforeTextIsMadeOfIt() {
    long text = Allocated.by(HUGE::toString);

    assertThat(Allocated.by(() -> assertTooLong(() -> Numbers.text(HUGE)))).isLessThan(text / 2);
    assertThat(Allocated.by(() -> assertTooLong(() -> Numbers.text(new BigDecimal(HUGE, 7)))))
        .as("a decimal number, which keeps its text once it is made")
        .isLessThan(text / 2);
  }

  private static void assertTooLong(Runnable write) {
    IllegalArgumentException refused =
        catchThrowableOfType(IllegalArgumentException.class, write::run);
    if (!refused.getMessage().contains("more than 10000 digits")) {
      throw refused;
    }
  }

  @Test
  void decimal_ofTheLargestExponents_comesBack() {
    for (String digits : new String[] {"7", "-12", "123456789012345678901234567890"}) {
      for (int less = 0; less < 40; less++) {
        BigDecimal value = new BigDecimal(new BigInteger(digits), -(Integer.MAX_VALUE - less));
        assertThat(Numbers.decimal(Numbers.text(value))).isEqualTo(value);
      }
    }
  }
}
