package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A reply of several parts, not all of which have arrived. */
final class RespArray {

  /** How many it has room for at once: a length is no promise. */
  private static final int MOST_AT_ONCE = 1_024;

  private static final Pattern WORD = Pattern.compile("[A-Za-z_-]+");

  private final byte type;
  private final long size;
  private final List<@Nullable Object> elements;
  private final @Nullable RespArray parent;
  private final int depth;
  private @Nullable RespError error;

  /** One of {@code size} parts, itself a part of {@code parent}, unless that is null. */
  RespArray(byte type, long size, @Nullable RespArray parent) {
    this.type = type;
    this.size = size;
    this.elements = new ArrayList<>((int) Math.min(size, MOST_AT_ONCE));
    this.parent = parent;
    this.depth = depth(parent) + 1;
  }

  /** How many there are around what is in {@code array}. */
  static int depth(@Nullable RespArray array) {
    return array == null ? 0 : array.depth;
  }

  byte type() {
    return type;
  }

  @Nullable RespArray parent() {
    return parent;
  }

  void add(@Nullable Object element) {
    elements.add(element);
    if (error == null && element instanceof RespError first) {
      error = first;
    }
  }

  boolean isWhole() {
    return elements.size() == size;
  }

  /** Whether the first part is a word, as that of what a server pushes by itself. */
  boolean saysKind() {
    Object kind = elements.get(0);
    return kind instanceof String
        || (kind instanceof StoredValue text && WORD.matcher(latin(text)).matches());
  }

  private static String latin(StoredValue text) {
    return new String(text.bytes(), StandardCharsets.ISO_8859_1);
  }

  /** Its parts, once it is whole, or the first error among them. */
  Object value() {
    return error == null ? elements : error;
  }
}
