package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;

/**
 * A node as other generated code uses it.
 *
 * @param record the record
 * @param cache its typed cache, which may be generated in this very round
 * @param value what it caches
 */
public record NodeUse(ClassName record, ClassName cache, TypeName value) {

  /** The record's name with its enclosing types' names, as messages show it. */
  public String name() {
    return TypeText.of(record);
  }
}
