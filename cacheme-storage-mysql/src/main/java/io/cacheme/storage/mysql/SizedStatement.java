package io.cacheme.storage.mysql;

import io.cacheme.storage.sql.vertx.SqlStatement;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * A statement over a list. Each length is another statement to prepare, so it is made for powers of
 * two only, and a list between them is filled up with one of its own elements.
 */
final class SizedStatement {

  private final String before;
  private final String element;
  private final String after;

  /** A text of which {@code element} is repeated, with commas between. */
  SizedStatement(String before, String element, String after) {
    this.before = before;
    this.element = element;
    this.after = after;
  }

  /**
   * For {@code elements}, of which that at {@code filler} may be there several times.
   *
   * @param arguments the arguments of an element
   */
  <E> SqlStatement of(List<E> elements, int filler, Function<E, List<Object>> arguments) {
    int size = size(elements.size());
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      List<Object> own = arguments.apply(elements.get(i));
      for (int n = i == filler ? size - elements.size() : 0; n >= 0; n--) {
        all.addAll(own);
      }
    }
    return new SqlStatement(text(size), Tuple.wrap(all));
  }

  /** The text for {@code size} elements. */
  String text(int size) {
    return before + String.join(", ", Collections.nCopies(size, element)) + after;
  }

  private static int size(int count) {
    return count == 1 ? 1 : Integer.highestOneBit(count - 1) * 2;
  }
}
