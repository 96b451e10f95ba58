package io.cacheme.processor.read;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.TypeText;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Whether a record says itself which records are equal. */
final class Equality {

  private Equality() {}

  static boolean isOwn(TypeElement record) {
    return ElementFilter.methodsIn(record.getEnclosedElements()).stream()
        .anyMatch(Equality::isWrittenEquals);
  }

  /** The compiler's own {@code equals} is final, one that is written hardly ever. */
  private static boolean isWrittenEquals(ExecutableElement method) {
    return method.getSimpleName().contentEquals("equals")
        && method.getParameters().size() == 1
        && TypeText.of(TypeName.get(method.getParameters().get(0).asType())).equals("Object")
        && !method.getModifiers().contains(Modifier.FINAL);
  }
}
