package io.cacheme;

import io.cacheme.help.Help;
import org.jspecify.annotations.Nullable;

/**
 * A {@code put} whose value the node's serializer did not write for a storage. What the storage had
 * under the key is gone; the heap tiers have the new value. The cause is what the serializer threw.
 */
public final class UnwritableValueException extends CachemeException {

  private static final long serialVersionUID = 1L;

  private final String node;
  private final String storage;

  /**
   * A value of {@code node} that was not written for {@code storage}.
   *
   * @param found what was found, in words that show nothing of the value
   * @param cause what the serializer threw
   */
  public UnwritableValueException(String node, String storage, String found, Throwable cause) {
    this(
        Help.message(
            "R35",
            "a value of " + node + " could not be written for storage \"" + storage + "\"",
            found,
            "mend the value or its serializer, whose failure is the cause; the storage has nothing"
                + " under the key now"),
        cause,
        node,
        storage);
  }

  private UnwritableValueException(
      String message, @Nullable Throwable cause, String node, String storage) {
    super("R35", message, cause);
    this.node = node;
    this.storage = storage;
  }

  /** The name of the node. */
  public String node() {
    return node;
  }

  /** The name of the storage. */
  public String storage() {
    return storage;
  }

  @Override
  public UnwritableValueException copy(@Nullable Throwable cause) {
    return new UnwritableValueException(getMessage(), cause, node, storage);
  }
}
