package io.cacheme;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some loads of a {@code getAll} failed. The values of the others are cached, and are here too. The
 * cause is the first failure; the other distinct ones are suppressed.
 *
 * <p>After Java serialization it has those keys and values that could be written.
 */
public final class GetAllException extends CachemeException {

  private static final long serialVersionUID = 2L;
  private static final int MOST_SUPPRESSED = 10;

  @SuppressWarnings("serial") // what cannot be written is left out before
  private final Map<Object, Throwable> failures;

  @SuppressWarnings("serial") // what cannot be written is left out before
  private final Map<Object, Object> values;

  /**
   * Of some loads.
   *
   * @param failures why each key failed, one at least; copied, as are the values
   */
  public GetAllException(String message, Map<?, ? extends Throwable> failures, Map<?, ?> values) {
    this(message, failures, values, failures.values().iterator().next());
  }

  private GetAllException(
      String message,
      Map<?, ? extends Throwable> failures,
      Map<?, ?> values,
      @Nullable Throwable cause) {
    super(message, cause);
    this.failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    failures.values().stream()
        .distinct()
        .filter(failure -> failure != cause)
        .limit(MOST_SUPPRESSED)
        .forEach(this::addSuppressed);
  }

  /**
   * Why each key failed, by the keys that {@code getAll} was called with, in the order asked;
   * unmodifiable.
   */
  public Map<Object, Throwable> failures() {
    return failures;
  }

  /**
   * The values that were found, by the keys that {@code getAll} was called with, in the order
   * asked; unmodifiable.
   */
  public Map<Object, Object> values() {
    return values;
  }

  @Override
  public GetAllException copy(@Nullable Throwable cause) {
    return new GetAllException(getMessage(), failures, values, cause);
  }

  @Override
  protected Object writeReplace() {
    if (Portable.isPortable(failures)
        && Portable.isPortable(values)
        && Portable.holdsOnlyPortable(this)) {
      return this;
    }
    Map<Object, Throwable> toldFailures = new LinkedHashMap<>();
    IdentityHashMap<Throwable, Throwable> told = new IdentityHashMap<>();
    failures.forEach(
        (key, failure) -> {
          if (Portable.isPortable(key)) {
            toldFailures.put(key, told.computeIfAbsent(failure, Portable::of));
          }
        });
    Map<Object, Object> toldValues = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (Portable.isPortable(key) && Portable.isPortable(value)) {
            toldValues.put(key, value);
          }
        });
    Throwable cause = getCause();
    return Portable.refill(
        this,
        new GetAllException(
            getMessage(),
            toldFailures,
            toldValues,
            cause == null ? null : told.computeIfAbsent(cause, Portable::of)));
  }
}
