package io.cacheme.storage.mysql;

import io.cacheme.storage.sql.vertx.SqlStatement;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A statement over a list. Each length is another statement to prepare, so there is one for each
 * power of two only, and a list between them is filled up with one of its own elements.
 */
final class SizedStatement {

  /** For 1, 2, 4, … elements. */
  private final List<String> texts;

  /**
   * A text in which {@code element} is repeated, with commas between.
   *
   * @param most how many elements there are at most
   */
  SizedStatement(String before, String element, String after, int most) {
    this.texts =
        IntStream.rangeClosed(0, power(most))
            .mapToObj(power -> Collections.nCopies(1 << power, element))
            .map(elements -> before + String.join(", ", elements) + after)
            .toList();
  }

  /** The text for one element. */
  String single() {
    return texts.get(0);
  }

  /**
   * For {@code elements}, of which that at {@code filler} may be there several times.
   *
   * @param arguments the arguments of an element
   */
  <E> SqlStatement of(List<E> elements, int filler, Function<E, List<@Nullable Object>> arguments) {
    int power = power(elements.size());
    List<@Nullable Object> all = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      List<@Nullable Object> own = arguments.apply(elements.get(i));
      for (int n = i == filler ? (1 << power) - elements.size() : 0; n >= 0; n--) {
        all.addAll(own);
      }
    }
    return new SqlStatement(texts.get(power), Tuple.wrap(all));
  }

  /** The least power of two that is not under {@code count}. */
  private static int power(int count) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
  }
}
