package io.cacheme;

import org.jspecify.annotations.Nullable;

/** A blocking load found the load executor and its queue full. */
public final class LoadRejectedException extends CachemeException {

  private static final long serialVersionUID = 1L;

  public LoadRejectedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public LoadRejectedException copy(@Nullable Throwable cause) {
    return new LoadRejectedException(getMessage(), cause);
  }
}
