package io.cacheme.processor.model;

import io.cacheme.processor.diagnostic.Origin;
import java.util.function.Function;

/**
 * Something and the place where it is declared.
 *
 * @param <T> the thing
 * @param value the thing
 * @param origin the place
 */
public record Declared<T>(T value, Origin origin) {

  /** What {@code function} makes of the thing, in the same place. */
  public <R> Declared<R> map(Function<? super T, ? extends R> function) {
    return new Declared<>(function.apply(value), origin);
  }
}
