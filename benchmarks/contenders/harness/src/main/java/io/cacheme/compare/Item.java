package io.cacheme.compare;

/**
 * A value; what it must be follows from its number.
 *
 * @param id the number
 * @param name a text of the number, filled up to the size that was asked for
 * @param price another number
 */
public record Item(long id, String name, long price) {

  private static final String BEGIN = "item number ";
  private static final String FILLING = "The quick brown fox jumps over the lazy dog. ";

  /** The item {@code id} of about {@code bytes} bytes; as small as it is if that is less. */
  static Item of(long id, int bytes) {
    StringBuilder name = new StringBuilder(Math.max(32, bytes)).append(BEGIN).append(id);
    while (name.length() < bytes) {
      name.append(FILLING, 0, Math.min(FILLING.length(), bytes - name.length()));
    }
    return new Item(id, name.toString(), price(id));
  }

  /** Whether this is the item {@code id} of that size; allocates nothing. */
  boolean isOf(long id, int bytes) {
    return this.id == id && price == price(id) && isName(name, id, bytes);
  }

  private static boolean isName(String name, long id, int bytes) {
    int digits = BEGIN.length() + digits(id);
    if (name.length() != Math.max(digits, bytes)
        || !name.startsWith(BEGIN)
        || number(name, BEGIN.length(), digits) != id) {
      return false;
    }
    for (int at = digits; at < name.length(); at += FILLING.length()) {
      int length = Math.min(FILLING.length(), name.length() - at);
      if (!name.regionMatches(at, FILLING, 0, length)) {
        return false;
      }
    }
    return true;
  }

  private static long price(long id) {
    return id * 31 + 7;
  }

  private static int digits(long id) {
    int digits = 1;
    for (long rest = id / 10; rest > 0; rest /= 10) {
      digits++;
    }
    return digits;
  }

  private static long number(String text, int begin, int end) {
    long number = 0;
    for (int i = begin; i < end; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }
}
