package io.cacheme.tests.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.jspecify.annotations.Nullable;

/** What the programs of declarations assert. */
public final class Expect {

  private static final RecursiveComparisonConfiguration STRICT =
      RecursiveComparisonConfiguration.builder().withStrictTypeChecking(false).build();

  private Expect() {}

  /** That both are the same value; records and arrays by what they have. */
  public static void same(Object found, Object expected) {
    assertThat(found).usingRecursiveComparison(STRICT).isEqualTo(expected);
  }

  /** That there is none. */
  public static void nothing(@Nullable Object found) {
    assertThat(found).isNull();
  }

  /** That so many loads have run. */
  public static void loads(AtomicInteger counted, int expected) {
    assertThat(counted.get()).as("loads").isEqualTo(expected);
  }
}
