package io.cacheme.processor.read;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.ParameterModel;
import io.cacheme.processor.model.TypeText;
import javax.lang.model.type.TypeMirror;

/**
 * A parameter of a memoized method, as far as its node is concerned.
 *
 * @param name its name
 * @param declared its type
 * @param type the same; for many keys that of one
 * @param isKey whether it holds many keys
 * @param isIgnored whether it has {@code @KeyIgnore}
 */
record Input(String name, TypeMirror declared, TypeMirror type, boolean isKey, boolean isIgnored) {

  /** As it is declared. */
  ParameterModel declaration() {
    return new ParameterModel(name, TypeName.get(declared));
  }

  /** As one key would be declared. */
  String text() {
    return TypeText.of(TypeName.get(type)) + " " + name;
  }
}
