package io.cacheme;

/** A load did not end within the load timeout; its late result is dropped. */
public final class LoadTimeoutException extends CachemeException {

  private static final long serialVersionUID = 1L;

  public LoadTimeoutException(String message) {
    super(message);
  }
}
