package io.cacheme.processor.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/**
 * The classes that a value is declared to hold, for serializers that bind data themselves: those of
 * components, fields, elements and arguments, and what they extend or permit. Not those of the JDK
 * that every codec knows; other classes of the JDK are told, but not looked into.
 */
final class Reach {

  private final Map<String, TypeElement> found = new LinkedHashMap<>();

  private Reach() {}

  /** The classes in the order in which they are reached. */
  static List<TypeElement> of(TypeMirror value) {
    Reach reach = new Reach();
    reach.walk(value);
    return List.copyOf(reach.found.values());
  }

  private void walk(TypeMirror type) {
    if (type instanceof ArrayType array) {
      walk(array.getComponentType());
    } else if (type instanceof WildcardType wildcard) {
      if (wildcard.getExtendsBound() != null) {
        walk(wildcard.getExtendsBound());
      }
    } else if (type instanceof DeclaredType declared) {
      declared.getTypeArguments().forEach(this::walk);
      walk(Lang.element(declared));
    }
  }

  private void walk(TypeElement type) {
    String name = type.getQualifiedName().toString();
    if (CodecTypes.isKnown(name) || found.putIfAbsent(name, type) != null || isOfTheJdk(name)) {
      return;
    }
    type.getPermittedSubclasses().forEach(this::walk);
    if (type.getKind() != ElementKind.ENUM) {
      walk(type.getSuperclass());
      for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
        if (!isLeftOut(field)) {
          walk(field.asType());
        }
      }
    }
  }

  private static boolean isLeftOut(VariableElement field) {
    return field.getModifiers().contains(Modifier.STATIC)
        || field.getModifiers().contains(Modifier.TRANSIENT);
  }

  private static boolean isOfTheJdk(String name) {
    return name.startsWith("java.") || name.startsWith("javax.");
  }
}
