package io.cacheme.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The codec to generate for a node's value.
 *
 * @param value the value
 * @param records the components of each record that the value reaches, in the order it reaches them
 * @param constants the names of each enum that the value reaches
 * @param deprecated whether some of the types reached are deprecated
 */
public record CodecModel(
    ValueShape value,
    Map<TypeName, List<CodecComponent>> records,
    Map<TypeName, List<String>> constants,
    boolean deprecated) {

  /** Copies its maps. */
  public CodecModel {
    records = copy(records);
    constants = copy(constants);
  }

  private static <T> Map<TypeName, List<T>> copy(Map<TypeName, List<T>> map) {
    Map<TypeName, List<T>> copy = new LinkedHashMap<>();
    map.forEach((type, parts) -> copy.put(type, List.copyOf(parts)));
    return Collections.unmodifiableMap(copy);
  }

  /** The components of a record. */
  public List<CodecComponent> components(ValueShape.Composite shape) {
    List<CodecComponent> components = records.get(shape.type());
    if (components == null) {
      throw new IllegalStateException(shape.type() + " was not read");
    }
    return components;
  }
}
