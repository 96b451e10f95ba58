package io.cacheme;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Some loads of a {@code getAll} failed. The values of the others are cached, and are here too. The
 * cause is the first failure; the other distinct ones are suppressed.
 */
public final class GetAllException extends CachemeException {

  private static final long serialVersionUID = 1L;

  private final transient Map<Object, Throwable> failures;
  private final transient Map<Object, Object> values;

  public GetAllException(String message, Map<?, ? extends Throwable> failures, Map<?, ?> values) {
    super(message, failures.values().iterator().next());
    this.failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    failures.values().stream()
        .distinct()
        .filter(failure -> failure != getCause())
        .limit(10)
        .forEach(this::addSuppressed);
  }

  /** Why each key failed, by the keys that {@code getAll} was called with. */
  public Map<Object, Throwable> failures() {
    return failures;
  }

  /** The values that were found, by the keys that {@code getAll} was called with. */
  public Map<Object, Object> values() {
    return values;
  }
}
