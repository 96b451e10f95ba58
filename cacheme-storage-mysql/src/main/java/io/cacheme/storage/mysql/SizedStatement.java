package io.cacheme.storage.mysql;

import io.cacheme.storage.sql.vertx.SqlStatement;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
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
    this(size -> before + repeated(element, size) + after, most);
  }

  /** A text made for a number of elements. */
  SizedStatement(IntFunction<String> text, int most) {
    this.texts =
        IntStream.rangeClosed(0, power(most)).mapToObj(power -> text.apply(1 << power)).toList();
  }

  /** {@code element} so many times, with commas between. */
  static String repeated(String element, int times) {
    return String.join(", ", Collections.nCopies(times, element));
  }

  /** How many elements the text for {@code count} takes. */
  static int padded(int count) {
    return 1 << power(count);
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

  /** For {@code count} elements, which were filled up before. */
  SqlStatement of(int count, List<@Nullable Object> arguments) {
    return new SqlStatement(texts.get(power(count)), Tuple.wrap(arguments));
  }

  /** The least power of two that is not under {@code count}. */
  private static int power(int count) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
  }
}
