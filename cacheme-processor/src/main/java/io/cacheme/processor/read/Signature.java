package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.TypeText;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;

/** Headers of methods and types as messages quote them. */
final class Signature {

  private Signature() {}

  static String of(ExecutableElement method) {
    String modifiers =
        method.getModifiers().stream()
            .filter(m -> m == Modifier.PRIVATE || m == Modifier.STATIC)
            .map(m -> m + " ")
            .collect(Collectors.joining());
    return modifiers + header(method);
  }

  /** The same without modifiers. */
  static String header(ExecutableElement method) {
    return TypeText.of(TypeName.get(method.getReturnType()))
        + " "
        + method.getSimpleName()
        + method.getParameters().stream()
            .map(Signature::parameter)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String parameter(VariableElement parameter) {
    return TypeText.of(TypeName.get(parameter.asType())) + " " + parameter.getSimpleName();
  }

  static String of(TypeElement type) {
    String header = kind(type) + " " + type.getSimpleName() + typeParameters(type);
    return switch (type.getKind()) {
      case RECORD ->
          header
              + type.getRecordComponents().stream()
                  .map(Signature::component)
                  .collect(Collectors.joining(", ", "(", ")"));
      default -> header;
    };
  }

  private static String component(RecordComponentElement component) {
    return TypeText.of(TypeName.get(component.asType())) + " " + component.getSimpleName();
  }

  /** What a type is, in Java's words. */
  static String kind(TypeElement type) {
    return switch (type.getKind()) {
      case RECORD -> "record";
      case INTERFACE -> "interface";
      case ENUM -> "enum";
      case ANNOTATION_TYPE -> "@interface";
      default -> "class";
    };
  }

  /** Those of a type or a method with their bounds, as it declares them. */
  static String typeParameters(Parameterizable generic) {
    return inBrackets(generic, Signature::bounded);
  }

  /** Those of a type without bounds, as who names it gives them. */
  static String typeArguments(TypeElement type) {
    return inBrackets(type, TypeParameterElement::toString);
  }

  private static String inBrackets(
      Parameterizable generic, Function<TypeParameterElement, String> text) {
    return generic.getTypeParameters().isEmpty()
        ? ""
        : generic.getTypeParameters().stream()
            .map(text)
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private static String bounded(TypeParameterElement parameter) {
    String bounds =
        parameter.getBounds().stream()
            .map(TypeName::get)
            .filter(bound -> !bound.equals(ClassName.OBJECT))
            .map(TypeText::of)
            .collect(Collectors.joining(" & "));
    return parameter + (bounds.isEmpty() ? "" : " extends " + bounds);
  }
}
