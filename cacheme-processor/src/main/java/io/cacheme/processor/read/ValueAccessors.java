package io.cacheme.processor.read;

import java.util.ArrayList;
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

  /** A method, or the component that stands for it, and what it answers. */
  private record Accessor(Element element, TypeMirror answer) {

    String name() {
      return element.getSimpleName().toString();
    }
  }

  /**
   * The accessors that lead from {@code type} to what is {@code wanted}, one for each of {@code
   * names}; none if one of them is missing.
   *
   * @param isMeant whether this is where to look: else what the platform's types declare is left
   *     out, for the {@code size()} of any list is hardly the component of that name
   */
  Optional<List<String>> find(
      TypeMirror type, List<String> names, TypeMirror wanted, boolean isMeant) {
    Optional<List<Accessor>> way = way(type, names, wanted, isMeant);
    way.ifPresent(found -> found.forEach(one -> used.add(one.element())));
    return way.map(found -> found.stream().map(Accessor::name).toList());
  }

  private Optional<List<Accessor>> way(
      TypeMirror type, List<String> names, TypeMirror wanted, boolean isMeant) {
    TypeMirror bound = type instanceof TypeVariable variable ? variable.getUpperBound() : type;
    if (!(bound instanceof DeclaredType declared)) {
      return Optional.empty();
    }
    boolean isLast = names.size() == 1;
    boolean isBoolean = isLast && wanted.getKind() == TypeKind.BOOLEAN;
    return called(names.get(0), isBoolean)
        .flatMap(name -> accessors(declared, name))
        .filter(one -> isMeant || !isOfPlatform(one))
        .flatMap(
            one ->
                isLast
                    ? Stream.of(one).filter(a -> lang.accepts(wanted, a.answer())).map(List::of)
                    : way(one.answer(), names.subList(1, names.size()), wanted, isMeant).stream()
                        .map(rest -> joined(one, rest)))
        .findFirst();
  }

  private static List<Accessor> joined(Accessor one, List<Accessor> rest) {
    List<Accessor> all = new ArrayList<>(List.of(one));
    all.addAll(rest);
    return all;
  }

  private static Stream<String> called(String name, boolean isBoolean) {
    String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return isBoolean
        ? Stream.of(name, "get" + capital, "is" + capital)
        : Stream.of(name, "get" + capital);
  }

  private Stream<Accessor> accessors(DeclaredType type, String name) {
    Stream<Accessor> methods =
        ElementFilter.methodsIn(lang.elements.getAllMembers(Lang.element(type))).stream()
            .filter(method -> method.getSimpleName().contentEquals(name) && isCallable(method))
            .map(
                method ->
                    new Accessor(
                        method,
                        ((ExecutableType) lang.types.asMemberOf(type, method)).getReturnType()));
    return Stream.concat(methods, components(type, name));
  }

  /** The Eclipse compiler has no accessor of a component where an interface declares it. */
  private Stream<Accessor> components(DeclaredType type, String name) {
    TypeElement element = Lang.element(type);
    return element.getKind() != ElementKind.RECORD
        ? Stream.empty()
        : ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
            .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
            .filter(field -> field.getSimpleName().contentEquals(name))
            .map(field -> new Accessor(field, lang.types.asMemberOf(type, field)));
  }

  private boolean isOfPlatform(Accessor accessor) {
    return lang.elements
        .getPackageOf(accessor.element())
        .getQualifiedName()
        .toString()
        .startsWith("java.");
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
