package io.cacheme;

/** A blocking load found the load executor and its queue full. */
public final class LoadRejectedException extends CachemeException {

  private static final long serialVersionUID = 1L;

  public LoadRejectedException(String message, Throwable cause) {
    super(message, cause);
  }
}
