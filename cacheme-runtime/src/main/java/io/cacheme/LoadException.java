package io.cacheme;

/**
 * A loader's checked exception, its cause, as the blocking forms of {@link SyncNodeCache} throw it.
 */
public final class LoadException extends CachemeException {

  private static final long serialVersionUID = 1L;

  public LoadException(String message, Throwable cause) {
    super(message, cause);
  }
}
