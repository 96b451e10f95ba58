package io.cacheme.codec;

import java.io.NotSerializableException;
import java.util.regex.Pattern;

/**
 * A value that a serializer does not write. Its message names classes and never what is in the
 * value, so it may be logged.
 */
public final class UnwritableException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;
  private static final Pattern CLASS_NAME = Pattern.compile("[\\w.$\\[;/]+");

  private UnwritableException(String message) {
    super(message);
  }

  static UnwritableException notRead(ValueType<?> type, Class<?> held) {
    return new UnwritableException(
        "a "
            + type.name()
            + " holds a "
            + held.getTypeName()
            + ", which JavaSerializer does not read back; hold another type, as an ArrayList or a "
            + "HashMap, or a class of your own and allow it, by new JavaSerializer().allow(…)");
  }

  static UnwritableException notSerializable(ValueType<?> type, NotSerializableException e) {
    String held = String.valueOf(e.getMessage()); // the class, unless a user's code threw it
    return new UnwritableException(
        "a "
            + type.name()
            + " holds "
            + (CLASS_NAME.matcher(held).matches() ? "a " + held : "something")
            + ", which is not Serializable; a view as of keySet() or subList() is copied by "
            + "List.copyOf and the like");
  }
}
