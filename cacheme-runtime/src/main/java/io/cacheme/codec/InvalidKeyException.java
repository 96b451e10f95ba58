package io.cacheme.codec;

/** A node that has no key: a component that must not be null is. */
public final class InvalidKeyException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Names the component. */
  public InvalidKeyException(String message) {
    super(message);
  }
}
