package io.cacheme.compare.expert;

import io.cacheme.compare.Item;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.ToByteBufEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Keys as a prefix and a number, items as a MessagePack array of three, both written into the
 * buffer that goes to the socket and read from the one that comes from it.
 */
final class ItemCodec implements RedisCodec<Long, Item>, ToByteBufEncoder<Long, Item> {

  private static final int ARRAY_OF_3 = 0x93;
  private static final int INT_64 = 0xd3;
  private static final int STR_32 = 0xdb;

  /** A head, two numbers of nine bytes, and what says how long the text is. */
  private static final int WITHOUT_NAME = 1 + 9 + 9 + 5;

  private final byte[] prefix;

  ItemCodec(String prefix) {
    this.prefix = (prefix + ':').getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void encodeKey(Long key, ByteBuf target) {
    target.writeBytes(prefix);
    writeDigits(key, target);
  }

  @Override
  public void encodeValue(Item item, ByteBuf target) {
    target.writeByte(ARRAY_OF_3).writeByte(INT_64).writeLong(item.id());
    target.writeByte(STR_32);
    int lengthAt = target.writerIndex();
    target.writeInt(0);
    target.setInt(lengthAt, ByteBufUtil.writeUtf8(target, item.name()));
    target.writeByte(INT_64).writeLong(item.price());
  }

  @Override
  public Item decodeValue(ByteBuffer bytes) {
    expect(ARRAY_OF_3, bytes);
    expect(INT_64, bytes);
    long id = bytes.getLong();
    expect(STR_32, bytes);
    byte[] name = new byte[bytes.getInt()];
    bytes.get(name);
    expect(INT_64, bytes);
    return new Item(id, new String(name, StandardCharsets.UTF_8), bytes.getLong());
  }

  @Override
  public Long decodeKey(ByteBuffer bytes) {
    bytes.position(bytes.position() + prefix.length);
    long key = 0;
    while (bytes.hasRemaining()) {
      key = key * 10 + (bytes.get() - '0');
    }
    return key;
  }

  @Override
  public ByteBuffer encodeKey(Long key) {
    throw new UnsupportedOperationException("written to a ByteBuf only");
  }

  @Override
  public ByteBuffer encodeValue(Item item) {
    throw new UnsupportedOperationException("written to a ByteBuf only");
  }

  @Override
  public int estimateSize(Object keyOrValue) {
    return keyOrValue instanceof Item item
        ? WITHOUT_NAME + ByteBufUtil.utf8Bytes(item.name())
        : prefix.length + digits((Long) keyOrValue);
  }

  @Override
  public boolean isEstimateExact() {
    return true;
  }

  private static void expect(int head, ByteBuffer bytes) {
    int found = bytes.get() & 0xff;
    if (found != head) {
      throw new IllegalStateException("Not an item: " + found + " where " + head + " should be");
    }
  }

  private static int digits(long number) {
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    return digits;
  }

  private static void writeDigits(long number, ByteBuf target) {
    int end = target.writerIndex() + digits(number);
    target.ensureWritable(end - target.writerIndex());
    target.writerIndex(end);
    long rest = number;
    do {
      target.setByte(--end, (int) ('0' + rest % 10));
      rest /= 10;
    } while (rest > 0);
  }
}
