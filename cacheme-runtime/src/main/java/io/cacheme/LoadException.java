package io.cacheme;

import org.jspecify.annotations.Nullable;

/**
 * A loader's checked exception, its cause, as the blocking forms of {@link SyncNodeCache} throw it.
 */
public final class LoadException extends CachemeException {

  private static final long serialVersionUID = 1L;

  /** Of the loader's exception, {@code cause}. */
  public LoadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public LoadException copy(@Nullable Throwable cause) {
    return new LoadException(getMessage(), cause);
  }
}
