package io.cacheme.processor.model;

/**
 * A component of a record that a codec writes and reads.
 *
 * @param name its name
 * @param shape its value
 * @param mayBeNull whether it is declared so, or its declaration cannot tell
 */
public record CodecComponent(String name, ValueShape shape, boolean mayBeNull) {

  /** Whether it may be missing from the bytes. */
  public boolean isOptional() {
    return shape instanceof ValueShape.Maybe
        || (shape instanceof ValueShape.Scalar scalar && scalar.isOptional());
  }
}
