package io.cacheme.spring;

import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import java.util.Arrays;
import org.springframework.cache.support.NullValue;

/**
 * A serializer whose values may be null, as those of {@code @Cacheable} methods: null is an entry
 * that marks absence, behind two bytes that no other entry begins with.
 */
record NullableSerializer(Serializer serializer) implements Serializer {

  private static final byte FIRST = (byte) 0xC1; // never used by MessagePack, nor by UTF-8
  private static final byte SECOND = 'N';
  private static final int MARK = 2;

  @Override
  public void check(ValueType<?> type) {
    serializer.check(type);
  }

  @Override
  public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
    if (entry.value() != NullValue.INSTANCE) {
      return serializer.encode(entry, type);
    }
    byte[] absent = serializer.encode(Entry.<V>absent(entry.loadedAt(), entry.expiresAt()), type);
    byte[] bytes = new byte[MARK + absent.length];
    bytes[0] = FIRST;
    bytes[1] = SECOND;
    System.arraycopy(absent, 0, bytes, MARK, absent.length);
    return bytes;
  }

  @Override
  @SuppressWarnings("unchecked") // the values of such a cache are objects
  public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
    if (bytes.length <= MARK || bytes[0] != FIRST || bytes[1] != SECOND) {
      return serializer.decode(bytes, type);
    }
    Entry<V> absent = serializer.decode(Arrays.copyOfRange(bytes, MARK, bytes.length), type);
    return Entry.of((V) NullValue.INSTANCE, absent.loadedAt(), absent.expiresAt());
  }

  @Override
  public String toString() {
    return serializer.toString();
  }
}
