package io.cacheme;

/** A load asked, on its own thread, for the key that it is loading. */
public final class RecursiveLoadException extends CachemeException {

  private static final long serialVersionUID = 1L;

  public RecursiveLoadException(String message) {
    super(message);
  }
}
