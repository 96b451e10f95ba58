package io.cacheme;

import org.jspecify.annotations.Nullable;

/**
 * A load was not begun: the load executor and its queue are full, or as many loads of the node run
 * as its {@code maxConcurrentLoads} allows and ten thousand wait.
 */
public final class LoadRejectedException extends CachemeException {

  private static final long serialVersionUID = 1L;

  /** Of what refused it, if it was an exception. */
  public LoadRejectedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public LoadRejectedException copy(@Nullable Throwable cause) {
    return new LoadRejectedException(getMessage(), cause);
  }
}
