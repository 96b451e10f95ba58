package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.math.BigInteger;

/**
 * Refuses integers that do not fit: msgpack-jackson's own parser cuts their upper bits off, and
 * Jackson's do so for bytes.
 */
final class WholeNumbers extends JsonParserDelegate {

  WholeNumbers(JsonParser parser) {
    super(parser);
  }

  @Override
  public byte getByteValue() throws IOException {
    return isInteger() ? (byte) within(Byte.MIN_VALUE, Byte.MAX_VALUE) : super.getByteValue();
  }

  @Override
  public short getShortValue() throws IOException {
    return isInteger() ? (short) within(Short.MIN_VALUE, Short.MAX_VALUE) : super.getShortValue();
  }

  @Override
  public int getIntValue() throws IOException {
    return isInteger() ? (int) within(Integer.MIN_VALUE, Integer.MAX_VALUE) : super.getIntValue();
  }

  @Override
  public long getLongValue() throws IOException {
    return isInteger() ? within(Long.MIN_VALUE, Long.MAX_VALUE) : super.getLongValue();
  }

  private boolean isInteger() throws IOException {
    return switch (getNumberType()) {
      case INT, LONG, BIG_INTEGER -> true;
      default -> false;
    };
  }

  private long within(long least, long most) throws IOException {
    BigInteger big = getNumberType() == NumberType.BIG_INTEGER ? getBigIntegerValue() : null;
    if (big == null || big.bitLength() < Long.SIZE) {
      long value = super.getLongValue();
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw new InputCoercionException(
        this, "an integer is out of range", currentToken(), Number.class);
  }
}
