package io.cacheme;

/** As one whose message is made when it is asked for, of what is no longer there. */
public final class Unspeakable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @Override
  public String getMessage() {
    throw new IllegalStateException("no message");
  }
}
