package io.cacheme.codec;

/** Writes records as arrays, without names. The outermost level is the entry's own map. */
final class CompactWriter extends MsgPackWriter {

  private static final int ENTRY = 1;

  @Override
  public void beginRecord(FieldNames names) {
    beginList(names.size());
  }

  @Override
  public ValueWriter field(FieldNames names, int index) {
    return depth() == ENTRY ? super.field(names, index) : nextElement();
  }
}
