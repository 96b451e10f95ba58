package io.cacheme;

import org.jspecify.annotations.Nullable;

/** A load asked, on its own thread, for the key that it is loading. */
public final class RecursiveLoadException extends CachemeException {

  private static final long serialVersionUID = 1L;

  /** With a message that says which node it is of, and what to do. */
  public RecursiveLoadException(String message) {
    this(message, null);
  }

  private RecursiveLoadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public RecursiveLoadException copy(@Nullable Throwable cause) {
    return new RecursiveLoadException(getMessage(), cause);
  }
}
