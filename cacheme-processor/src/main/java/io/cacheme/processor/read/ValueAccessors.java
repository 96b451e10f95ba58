package io.cacheme.processor.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;

/**
 * What generated code can ask a value for by name: a method without parameters, {@code userId()} or
 * else {@code getUserId()}; of a boolean also {@code isActive()}.
 */
final class ValueAccessors {

  private final Lang lang;
  private final Element from;
  private final Set<Element> used = new LinkedHashSet<>();

  /** For code in the package of {@code place}. */
  ValueAccessors(Lang lang, Element place) {
    this.lang = lang;
    this.from = lang.elements.getPackageOf(place);
  }

  /** Those that have been found. */
  List<Element> used() {
    return List.copyOf(used);
  }

  /** The accessor of {@code type} for a {@code wanted} called {@code name}. */
  Optional<String> find(TypeMirror type, String name, TypeMirror wanted) {
    TypeMirror bound = type instanceof TypeVariable variable ? variable.getUpperBound() : type;
    if (!(bound instanceof DeclaredType declared)) {
      return Optional.empty();
    }
    return names(name, wanted)
        .flatMap(called -> find(declared, called, wanted).stream())
        .findFirst();
  }

  private static Stream<String> names(String name, TypeMirror wanted) {
    String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return wanted.getKind() == TypeKind.BOOLEAN
        ? Stream.of(name, "get" + capital, "is" + capital)
        : Stream.of(name, "get" + capital);
  }

  private Optional<String> find(DeclaredType type, String name, TypeMirror wanted) {
    TypeElement element = Lang.element(type);
    for (ExecutableElement method : ElementFilter.methodsIn(lang.elements.getAllMembers(element))) {
      if (method.getSimpleName().contentEquals(name) && isCallable(method)) {
        TypeMirror answer = ((ExecutableType) lang.types.asMemberOf(type, method)).getReturnType();
        if (lang.accepts(wanted, answer)) {
          used.add(method);
          return Optional.of(name);
        }
      }
    }
    return component(type, name, wanted);
  }

  /** The Eclipse compiler has no accessor of a component where an interface declares it. */
  private Optional<String> component(DeclaredType type, String name, TypeMirror wanted) {
    TypeElement element = Lang.element(type);
    return element.getKind() != ElementKind.RECORD
        ? Optional.empty()
        : ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
            .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
            .filter(field -> field.getSimpleName().contentEquals(name))
            .filter(field -> lang.accepts(wanted, lang.types.asMemberOf(type, field)))
            .map(field -> name)
            .findFirst();
  }

  private boolean isCallable(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    boolean isOpen =
        modifiers.contains(Modifier.PUBLIC)
            || (!modifiers.contains(Modifier.PRIVATE)
                && lang.elements.getPackageOf(method).equals(from));
    return isOpen
        && !modifiers.contains(Modifier.STATIC)
        && method.getParameters().isEmpty()
        && method.getThrownTypes().stream().noneMatch(lang::isChecked);
  }
}
