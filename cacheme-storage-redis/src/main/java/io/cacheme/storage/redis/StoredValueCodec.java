package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import io.lettuce.core.codec.RedisCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Keys are ASCII, values are bytes. Calls encode themselves, so only the decoding is used much. */
final class StoredValueCodec implements RedisCodec<String, StoredValue> {

  static final StoredValueCodec INSTANCE = new StoredValueCodec();

  private StoredValueCodec() {}

  @Override
  public String decodeKey(ByteBuffer bytes) {
    return StandardCharsets.US_ASCII.decode(bytes).toString();
  }

  @Override
  public StoredValue decodeValue(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return StoredValue.of(copy);
  }

  @Override
  public ByteBuffer encodeKey(String key) {
    return StandardCharsets.US_ASCII.encode(key);
  }

  @Override
  public ByteBuffer encodeValue(StoredValue value) {
    return ByteBuffer.wrap(value.bytes());
  }
}
