package io.cacheme.processor.read;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    permitted(type).forEach(this::walk);
    if (type.getKind() == ElementKind.RECORD) { // whose fields have no order to some compilers
      type.getRecordComponents().forEach(component -> walk(component.asType()));
    } else if (type.getKind() != ElementKind.ENUM) {
      walk(type.getSuperclass());
      for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
        if (!isLeftOut(field)) {
          walk(field.asType());
        }
      }
    }
  }

  /** In one order: each compiler has its own, and the Eclipse compiler others' as well. */
  private static Stream<TypeElement> permitted(TypeElement type) {
    return type.getPermittedSubclasses().stream()
        .map(permitted -> Lang.element((DeclaredType) permitted))
        .filter(permitted -> extendsDirectly(permitted, type))
        .sorted(Comparator.comparing(permitted -> permitted.getQualifiedName().toString()));
  }

  private static boolean extendsDirectly(TypeElement type, TypeElement parent) {
    return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
        .anyMatch(
            extended ->
                extended instanceof DeclaredType declared && Lang.element(declared).equals(parent));
  }

  private static boolean isLeftOut(VariableElement field) {
    return field.getModifiers().contains(Modifier.STATIC)
        || field.getModifiers().contains(Modifier.TRANSIENT);
  }

  private static boolean isOfTheJdk(String name) {
    return name.startsWith("java.") || name.startsWith("javax.");
  }
}
