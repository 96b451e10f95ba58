package io.cacheme;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a cache knew of a key when its value is loaded anew: a value that is due or has ended, which
 * a source may be asked about, as by an ETag that is one of its components. A {@code load} that
 * takes it first says by {@link #notModified} that nothing has changed. Immutable.
 *
 * <p>It is empty where nothing is known: at the first load, after the key was invalidated or put,
 * by this process or by another as far as that is known, for a {@code refresh}, and where the value
 * is loaded together with others.
 *
 * @param <V> the value
 */
public final class Known<V> {

  private static final Known<?> NONE = new Known<>(null, Duration.ZERO);

  private final @Nullable V value;
  private final Duration age;

  private Known(@Nullable V value, Duration age) {
    this.value = value;
    this.age = age;
  }

  /** Nothing is known. */
  @SuppressWarnings("unchecked")
  public static <V> Known<V> none() {
    return (Known<V>) NONE;
  }

  /**
   * Something is known; for tests of what loads.
   *
   * @param value not null
   * @param age how long ago its load began
   */
  public static <V> Known<V> of(V value, Duration age) {
    return new Known<>(Objects.requireNonNull(value, "value"), Objects.requireNonNull(age, "age"));
  }

  /** Whether anything is known. */
  public boolean isPresent() {
    return value != null;
  }

  /** The value that is known, or null. */
  public @Nullable V value() {
    return value;
  }

  /** How long ago the load of the value began; zero where there is none. */
  public Duration age() {
    return age;
  }

  /**
   * What a load answers to say that the value has not changed: the value itself, which is kept as
   * if it had just been loaded.
   *
   * @throws IllegalStateException if nothing is known
   */
  public V notModified() {
    if (value == null) {
      throw new IllegalStateException(
          "notModified() of what is not known; ask isPresent() before the source is asked whether"
              + " it has changed");
    }
    return value;
  }

  /** Without the value. */
  @Override
  public String toString() {
    return value == null ? "Known[nothing]" : "Known[age=" + age + "]";
  }
}
