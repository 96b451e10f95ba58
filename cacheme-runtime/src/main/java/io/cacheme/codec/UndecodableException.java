package io.cacheme.codec;

/** Bytes that are not an entry of the type asked for. The cache takes them for a miss. */
public final class UndecodableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names what was found and what was expected, and never the bytes themselves. */
  public UndecodableException(String message) {
    super(message);
  }

  /** The same with a cause. */
  public UndecodableException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * For what the value's own code threw, such as its constructor. That may tell of the value, in
   * its message, trace or causes, so only its class is named.
   */
  public static UndecodableException refused(ValueType<?> type, Throwable failure) {
    return new UndecodableException(
        "reading a " + type.name() + " failed with " + failure.getClass().getName());
  }
}
