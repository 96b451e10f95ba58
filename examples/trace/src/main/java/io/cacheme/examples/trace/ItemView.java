package io.cacheme.examples.trace;

/**
 * A value of the trace; what it must be follows from its number.
 *
 * @param id the number
 * @param name a text of the number
 * @param price another number
 */
record ItemView(long id, String name, long price) {

  static ItemView of(long id) {
    return new ItemView(id, "item number " + id, id * 31 + 7);
  }
}
