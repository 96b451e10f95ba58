package io.cacheme.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The codec to generate for a value.
 *
 * @param value the value
 * @param records the components of each record that the value reaches, in the order it reaches them
 * @param unions the records of each sealed interface that the value reaches, by their names
 * @param constants the names of each enum that the value reaches
 * @param deprecated whether some of the types reached are deprecated
 */
public record CodecModel(
    ValueShape value,
    Map<TypeName, List<CodecComponent>> records,
    Map<TypeName, List<ValueShape.Variant>> unions,
    Map<TypeName, List<String>> constants,
    boolean deprecated) {

  /** Copies its maps. */
  public CodecModel {
    records = copy(records);
    unions = copy(unions);
    constants = copy(constants);
  }

  private static <T> Map<TypeName, List<T>> copy(Map<TypeName, List<T>> map) {
    Map<TypeName, List<T>> copy = new LinkedHashMap<>();
    map.forEach((type, parts) -> copy.put(type, List.copyOf(parts)));
    return Collections.unmodifiableMap(copy);
  }

  /** The components of a record. */
  public List<CodecComponent> components(ValueShape.Composite shape) {
    return known(records, shape);
  }

  /** The records of a sealed interface. */
  public List<ValueShape.Variant> variants(ValueShape.Union shape) {
    return known(unions, shape);
  }

  private static <T> List<T> known(Map<TypeName, List<T>> parts, ValueShape shape) {
    List<T> found = parts.get(shape.type());
    if (found == null) {
      throw new IllegalStateException(shape.type() + " was not read");
    }
    return found;
  }
}
