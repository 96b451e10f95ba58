package io.cacheme.codec;

/** Reads what a {@link CompactWriter} wrote: records by the place of their components. */
final class CompactReader extends MsgPackReader {

  private static final int ENTRY = 1;

  @Override
  public void beginRecord(FieldNames names) {
    if (depth() == 0) {
      super.beginRecord(names);
      return;
    }
    int size = arraySize();
    if (size != names.size()) {
      throw new UndecodableException(
          "expected a record of " + names.size() + " components, and found " + size);
    }
    begin(size);
  }

  /** The name is the first element of its record. */
  @Override
  void toTag() {
    if (arraySize() == 0) {
      throw new UndecodableException("expected a record that begins with a name");
    }
  }

  @Override
  public int nextField(FieldNames names, int expected) {
    if (depth() == ENTRY) {
      return super.nextField(names, expected);
    }
    int index = names.size() - left();
    return nextElement() ? index : END;
  }
}
