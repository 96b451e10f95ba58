package io.cacheme;

import io.cacheme.help.Help;
import org.jspecify.annotations.Nullable;

/**
 * A {@code put} whose value a storage does not take, because it is larger than the storage's {@code
 * maxValueBytes}. What the storage had under the key is gone; the other tiers have the new value.
 */
public final class ValueTooLargeException extends CachemeException {

  private static final long serialVersionUID = 1L;

  private final String node;
  private final String storage;
  private final int bytes;
  private final int mostBytes;

  /**
   * A value of {@code node} that {@code storage} does not take.
   *
   * @param bytes how many bytes the entry has, as it would be stored
   * @param mostBytes how many it may have
   */
  public ValueTooLargeException(String node, String storage, int bytes, int mostBytes) {
    this(
        Help.message(
            "R15",
            "a value of " + node + " is larger than storage \"" + storage + "\" takes",
            bytes + " bytes, as it would be stored; it takes " + mostBytes,
            "raise the storage's maxValueBytes, compress the node, or keep less in a value"),
        node,
        storage,
        bytes,
        mostBytes,
        null);
  }

  private ValueTooLargeException(
      String message,
      String node,
      String storage,
      int bytes,
      int mostBytes,
      @Nullable Throwable cause) {
    super("R15", message, cause);
    this.node = node;
    this.storage = storage;
    this.bytes = bytes;
    this.mostBytes = mostBytes;
  }

  /** The name of the node. */
  public String node() {
    return node;
  }

  /** The name of the storage. */
  public String storage() {
    return storage;
  }

  /** How many bytes the entry has, as it would be stored. */
  public int bytes() {
    return bytes;
  }

  /** How many bytes the storage takes. */
  public int mostBytes() {
    return mostBytes;
  }

  @Override
  public ValueTooLargeException copy(@Nullable Throwable cause) {
    return new ValueTooLargeException(getMessage(), node, storage, bytes, mostBytes, cause);
  }
}
