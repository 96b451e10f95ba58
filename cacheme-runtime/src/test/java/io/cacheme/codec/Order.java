package io.cacheme.codec;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A value for Java serialization, with what values are made of. */
record Order(
    long id,
    @Nullable String text,
    Kind kind,
    List<Line> lines,
    Map<String, Instant> times,
    Map<Kind, Integer> counts,
    Set<Kind> kinds,
    List<Object> values,
    Line[][] pages,
    int @Nullable [] numbers,
    @Nullable Payment payment,
    @Nullable Order parent)
    implements Serializable {

  enum Kind {
    NEW,
    PAID {
      @Override
      boolean done() {
        return true;
      }
    };

    boolean done() {
      return false;
    }
  }

  record Line(String article, BigDecimal price) implements Serializable {}

  sealed interface Payment {}

  record Card(String number, Instant at) implements Payment, Serializable {}

  record Parts(List<Payment> parts, @Nullable Payment rest) implements Payment, Serializable {}

  enum Voucher implements Payment {
    GIFT
  }

  static final ValueType<Order> TYPE =
      ValueType.<Order>withoutCodec("Order")
          .declaredAs(Order.class)
          .reaching(Kind.class, Line.class, Payment.class, Card.class, Parts.class, Voucher.class);

  static Order sample(long seed) {
    RandomValues random = new RandomValues(seed);
    Line line = new Line(random.text(), new BigDecimal("12.50"));
    Map<String, Instant> times = seed % 2 == 0 ? new LinkedHashMap<>() : new TreeMap<>();
    times.put(random.text(), random.instant());
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    counts.put(Kind.PAID, (int) random.integer());
    List<Object> values = new ArrayList<>();
    Collections.addAll(values, random.integer(), (int) random.integer(), random.real(), true, 'x');
    Collections.addAll(values, BigInteger.valueOf(random.integer()).pow(3), new UUID(1, 2), null);
    Collections.addAll(values, Duration.ofMillis(seed), LocalDate.of(2025, 11, 1), Locale.ROOT);
    Collections.addAll(values, Set.of(1, 2), Map.of("a", 1), List.of(), Arrays.asList(1, 2));
    Collections.addAll(values, List.copyOf(times.keySet()), Collections.emptyList());
    return new Order(
        seed,
        random.text(),
        Kind.PAID,
        List.of(line, line),
        seed % 3 == 0 ? Collections.unmodifiableMap(times) : times,
        counts,
        EnumSet.of(Kind.NEW),
        values,
        new Line[][] {{line}, {}},
        new int[] {1, 2, 3},
        payment(random, (int) (seed % 4)),
        seed % 2 == 0 ? null : sample(seed + 1));
  }

  private static @Nullable Payment payment(RandomValues random, int kind) {
    return switch (kind) {
      case 0 -> null;
      case 1 -> Voucher.GIFT;
      case 2 -> new Card(random.text(), random.instant());
      default -> new Parts(List.of(new Card(random.text(), random.instant())), Voucher.GIFT);
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Order that
        && id == that.id
        && Arrays.equals(numbers, that.numbers)
        && Arrays.deepEquals(pages, that.pages)
        && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  private List<@Nullable Object> parts() {
    return Arrays.asList(text, kind, lines, times, counts, kinds, values, payment, parent);
  }
}
