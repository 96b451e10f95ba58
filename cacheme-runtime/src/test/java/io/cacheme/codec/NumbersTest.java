package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Numbers as text, to the limits of what is read again. */
final class NumbersTest {

  private static final BigInteger HUGE = BigInteger.ONE.shiftLeft(1_000_000);

  /** The longer it is, the longer it takes to make it, by more than its length. */
  @Test
  void number_thatIsFarTooLong_isRefused_beforeTextIsMadeOfIt() {
    long text = Allocated.by(HUGE::toString);

    assertThat(refusal(() -> Numbers.text(HUGE))).contains("more than 10000 digits");
    assertThat(refusal(() -> Numbers.text(decimal()))).contains("more than 10000 digits");
    assertThat(Allocated.by(() -> refusal(() -> Numbers.text(HUGE)))).isLessThan(text / 2);
    assertThat(Allocated.by(() -> refusal(() -> Numbers.text(decimal())))).isLessThan(text / 2);
  }

  /** A new one: it keeps its text once that is made. */
  private static BigDecimal decimal() {
    return new BigDecimal(HUGE, 7);
  }

  private static String refusal(Supplier<String> text) {
    try {
      return "not refused: a text of " + text.get().length() + " characters";
    } catch (IllegalArgumentException e) {
      return e.getMessage();
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
