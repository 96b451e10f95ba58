package io.cacheme;

import org.jspecify.annotations.Nullable;

/**
 * What the cache itself has to say, and the one type of all of it; a loader's own exception reaches
 * its callers as it is.
 *
 * <p>Only the cache's own modules make or extend it: catch it, or one of its kinds.
 *
 * <p>Can be serialized by Java: what it holds and cannot be (a key, a value, a loader's exception)
 * is left out or told by a text.
 */
public class CachemeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String code;

  /** With a message that says what happened, to what, and what to do. */
  public CachemeException(String message) {
    this(null, message, null);
  }

  /** The same with a cause. */
  public CachemeException(String message, @Nullable Throwable cause) {
    this(null, message, cause);
  }

  /** The same with the code under which {@code docs/errors.md} explains it. */
  public CachemeException(@Nullable String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The code under which {@code docs/errors.md} explains it, as {@code R01}, or null. */
  public final @Nullable String code() {
    return code;
  }

  /** The message; there always is one. */
  @Override
  public final String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /**
   * The same exception, with the stack of the current thread and another cause: so that each caller
   * who blocks and is thrown the failure of a shared flight sees its own stack. Each kind answers
   * its own.
   */
  public CachemeException copy(@Nullable Throwable cause) {
    return new CachemeException(code, getMessage(), cause);
  }

  /** What is written in its place: itself, unless it holds what cannot be written. */
  protected Object writeReplace() {
    return Portable.holdsOnlyPortable(this) ? this : Portable.refill(this, copy(cause()));
  }

  private @Nullable Throwable cause() {
    return getCause() == null ? null : Portable.of(getCause());
  }
}
