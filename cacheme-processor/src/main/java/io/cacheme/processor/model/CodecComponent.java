package io.cacheme.processor.model;

/**
 * A component of a record that a codec writes and reads.
 *
 * @param name its name
 * @param shape its value
 */
public record CodecComponent(String name, ValueShape shape) {

  /** Whether it may be missing from the bytes. */
  public boolean isOptional() {
    return shape instanceof ValueShape.Maybe;
  }
}
