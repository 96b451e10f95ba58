package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.GeneratedNames;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The classes that are about to be generated: a node's {@code load} may take another's cache, which
 * the compiler does not know yet.
 */
final class Expected {

  private final Map<String, ClassName> bySimpleName = new HashMap<>();

  void add(GeneratedNames names) {
    bySimpleName.put(names.cache().simpleName(), names.cache());
  }

  boolean contains(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR && bySimpleName.containsKey(simpleName(type));
  }

  TypeName name(TypeMirror type) {
    ClassName expected = contains(type) ? bySimpleName.get(simpleName(type)) : null;
    return expected == null ? TypeName.get(type) : expected;
  }

  private static String simpleName(TypeMirror type) {
    String name = type.toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
