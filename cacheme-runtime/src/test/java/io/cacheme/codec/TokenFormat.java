package io.cacheme.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A format that has what each must have and no more: a value is a token, and is kept as given. */
final class TokenFormat {

  private TokenFormat() {}

  /** Writes scalars only. */
  static final class Writer extends ValueWriter {

    private final List<@Nullable Object> tokens = new ArrayList<>();

    List<@Nullable Object> tokens() {
      return tokens;
    }

    @Override
    public void writeNull() {
      tokens.add(null);
    }

    @Override
    public void writeBoolean(boolean value) {
      tokens.add(value);
    }

    @Override
    public void writeInt(int value) {
      tokens.add(value);
    }

    @Override
    public void writeLong(long value) {
      tokens.add(value);
    }

    @Override
    public void writeFloat(float value) {
      tokens.add(value);
    }

    @Override
    public void writeDouble(double value) {
      tokens.add(value);
    }

    @Override
    public void writeString(@Nullable String value) {
      tokens.add(value);
    }

    @Override
    public void writeBytes(byte @Nullable [] value) {
      tokens.add(value);
    }

    @Override
    public void beginRecord(FieldNames names) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ValueWriter field(FieldNames names, int index) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void endRecord() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void beginList(int size) {
      tokens.add("list of " + size);
    }

    @Override
    public ValueWriter nextElement() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void endList() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void beginMap(int size) {
      tokens.add("map of " + size);
    }

    @Override
    public ValueWriter nextKey() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void endMap() {
      throw new UnsupportedOperationException();
    }
  }

  /** Reads scalars only. */
  static final class Reader extends ValueReader {

    private final List<@Nullable Object> left;

    Reader(List<? extends @Nullable Object> tokens) {
      this.left = new ArrayList<>(tokens);
    }

    private @Nullable Object next() {
      return left.remove(0);
    }

    private Object some() {
      return Objects.requireNonNull(next());
    }

    boolean isAtEnd() {
      return left.isEmpty();
    }

    @Override
    public boolean readNull() {
      boolean isNull = left.get(0) == null;
      if (isNull) {
        left.remove(0);
      }
      return isNull;
    }

    @Override
    public boolean readBoolean() {
      return (boolean) some();
    }

    @Override
    public int readInt() {
      return (int) some();
    }

    @Override
    public long readLong() {
      return (long) some();
    }

    @Override
    public float readFloat() {
      return (float) some();
    }

    @Override
    public double readDouble() {
      return (double) some();
    }

    @Override
    public @Nullable String readString() {
      return (String) next();
    }

    @Override
    public byte @Nullable [] readBytes() {
      return (byte[]) next();
    }

    @Override
    public void beginRecord(FieldNames names) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int nextField(FieldNames names, int expected) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int beginList() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean nextElement() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int beginMap() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean nextKey() {
      throw new UnsupportedOperationException();
    }
  }
}
