package io.cacheme.spi;

/**
 * How many bytes objects take on the heap of this JVM, told without asking it for their layout:
 * never less than they do on HotSpot of JDK 17 to 25 with its objects aligned to 8 bytes, as they
 * are unless {@code -XX:ObjectAlignmentInBytes} says otherwise.
 *
 * <p>A reference has 4 bytes where the JVM says that it compresses them, and 8 else, as under ZGC
 * and with heaps of 32 GiB and more. Headers count in full, though compact ones (JDK 25) are
 * smaller.
 */
public final class HeapLayout {

  /** The bytes of a reference: 4 or 8. */
  public static final int REFERENCE =
      System.getProperty("java.vm.compressedOopsMode") == null ? 8 : 4;

  /** With references of 8 bytes also that of a JVM which compresses no class pointers either. */
  private static final int HEADER = REFERENCE == 4 ? 12 : 16;

  private static final int ARRAY_HEADER = REFERENCE == 4 ? 16 : 24;

  private HeapLayout() {}

  /** An object whose fields have that many bytes. */
  public static long object(long fields) {
    return aligned(HEADER + fields);
  }

  /** An array whose elements have that many bytes. */
  public static long array(long elements) {
    return aligned(ARRAY_HEADER + elements);
  }

  /**
   * A text, with the array that it has alone. Looks at each character, up to the first wide one.
   */
  public static long string(String text) {
    return object(REFERENCE + 2L * Integer.BYTES) + array(characters(text));
  }

  private static long characters(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) > 0xFF) {
        return 2L * length;
      }
    }
    return length;
  }

  private static long aligned(long bytes) {
    return (bytes + 7) & ~7L;
  }
}
