package io.cacheme.benchmarks.storage;

import io.cacheme.spi.StoredValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * 10,000 keys and what may stand under them: the key's number, the generation that wrote it, and
 * bytes that follow from the number.
 */
final class Entries {

  static final int COUNT = 10_000;
  static final int VALUE_BYTES = 200;
  static final long TTL_MILLIS = 3_600_000;

  private static final int DIGITS = 5;
  private static final int GENERATION = Integer.BYTES;
  private static final int REST = GENERATION + Integer.BYTES;

  /** Shares no factor with {@link #COUNT}, so that multiples of it are distinct keys. */
  private static final int STRIDE = 7_919;

  private final String[] keys = new String[COUNT];
  private final byte[][] values = new byte[COUNT][];
  private final AtomicInteger generation = new AtomicInteger();

  Entries() {
    for (int number = 0; number < COUNT; number++) {
      keys[number] = "storage-benchmark:" + (100_000 + number);
      byte[] value = new byte[VALUE_BYTES];
      for (int i = 0; i < value.length; i++) {
        value[i] = (byte) (number * 31 + i * 7);
      }
      ByteBuffer.wrap(value).putInt(number).putInt(0);
      values[number] = value;
    }
  }

  String key(int number) {
    return keys[number];
  }

  /** {@code count} distinct keys. */
  List<String> keys(int first, int count) {
    List<String> some = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      some.add(keys[(first + i * STRIDE) % COUNT]);
    }
    return some;
  }

  /** From now on {@link #value} makes others than before. */
  void nextGeneration() {
    generation.incrementAndGet();
  }

  /** A fresh array to put. */
  byte[] value(int number) {
    byte[] value = values[number].clone();
    ByteBuffer.wrap(value).putInt(GENERATION, generation.get());
    return value;
  }

  /** Whether {@code bytes} is what some generation has put under {@code key}. */
  boolean isValue(String key, byte[] bytes, long leftMillis) {
    byte[] expected = values[number(key)];
    return bytes.length == VALUE_BYTES
        && Arrays.equals(bytes, 0, GENERATION, expected, 0, GENERATION)
        && Arrays.equals(bytes, REST, VALUE_BYTES, expected, REST, VALUE_BYTES)
        && (leftMillis == StoredValue.UNKNOWN || (leftMillis > 0 && leftMillis <= TTL_MILLIS));
  }

  /** Whether {@code bytes}, which {@link #isValue}, is of this generation. */
  boolean isRecent(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getInt(GENERATION) == generation.get();
  }

  private static int number(String key) {
    return Integer.parseInt(key, key.length() - DIGITS, key.length(), 10);
  }
}
