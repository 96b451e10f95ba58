package io.cacheme;

import org.jspecify.annotations.Nullable;

/**
 * A call that the cache cannot answer as it was made: of a node that is not bound (R02), blocking
 * on a thread that must not block (R03), of a node without {@code load} and without a loader (R11),
 * or of a heap that cannot tell what it has, or cannot be dumped (R32, R33). The calling code has
 * to be mended.
 */
public final class CachemeUsageException extends CachemeException {

  private static final long serialVersionUID = 1L;

  /**
   * With a message that says what happened, to what, and what to do.
   *
   * @param code under which {@code docs/errors.md} explains it, or null
   */
  public CachemeUsageException(@Nullable String code, String message) {
    this(code, message, null);
  }

  /** The same with a cause. */
  public CachemeUsageException(@Nullable String code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }

  @Override
  public CachemeUsageException copy(@Nullable Throwable cause) {
    return new CachemeUsageException(code(), getMessage(), cause);
  }
}
