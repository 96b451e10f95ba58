package io.cacheme.corpus;

/**
 * One file of the corpus.
 *
 * @param name its path without the ending; it is never given to another
 * @param isFixed whether today's code writes just these bytes; else it has to read them only
 * @param bytes what today's code writes
 * @param reader reads the file's bytes; whatever it throws is not the meaning
 * @param meaning what that has to give, as {@link java.util.Objects#deepEquals} says
 */
record Sample(String name, boolean isFixed, Bytes bytes, Reader reader, Object meaning) {

  /** What is written. */
  interface Bytes {
    byte[] write() throws Exception;
  }

  /** What is read. */
  interface Reader {
    Object read(byte[] bytes) throws Exception;
  }

  @Override
  public String toString() {
    return name;
  }
}
