package io.cacheme.processor.read;

import com.google.auto.common.MoreElements;
import io.cacheme.processor.diagnostic.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;

/**
 * The methods of a record that generated code calls by their names: its own, and where it has none
 * of a name, the default methods that it inherits. Accessors of components are left out.
 */
final class LoadingMethods {

  private static final List<String> NAMES = List.of("load", "loadAll", "key");

  private final Lang lang;
  private final TypeElement record;
  private final List<ExecutableElement> own;

  LoadingMethods(Lang lang, TypeElement record) {
    this.lang = lang;
    this.record = record;
    this.own =
        ElementFilter.methodsIn(record.getEnclosedElements()).stream()
            .filter(method -> !isAccessor(method))
            .toList();
  }

  /**
   * One of them.
   *
   * @param element the method
   * @param type the same as the record sees it
   * @param origin its place, or that of the record where it is inherited
   */
  record Found(ExecutableElement element, ExecutableType type, Origin origin) {}

  /** Those called {@code name}. */
  List<Found> named(String name) {
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      if (own.get(i).getSimpleName().contentEquals(name)) {
        found.add(new Found(own.get(i), type(own.get(i)), origin(i)));
      }
    }
    return found.isEmpty() ? inherited(name).toList() : found;
  }

  private Stream<Found> inherited(String name) {
    return mayInherit(record, name) ? defaults(name) : Stream.empty();
  }

  /**
   * Whether an interface has a method called {@code name}; to know what is inherited takes more.
   */
  private static boolean mayInherit(TypeElement type, String name) {
    return type.getInterfaces().stream()
        .map(parent -> Lang.element((DeclaredType) parent))
        .anyMatch(parent -> has(parent, name) || mayInherit(parent, name));
  }

  private static boolean has(TypeElement type, String name) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(method -> method.getSimpleName().contentEquals(name));
  }

  private Stream<Found> defaults(String name) {
    return MoreElements.getLocalAndInheritedMethods(record, lang.types, lang.elements).stream()
        .filter(method -> method.getSimpleName().contentEquals(name))
        .filter(method -> method.getModifiers().contains(Modifier.DEFAULT))
        .map(
            method ->
                new Found(
                    method, type(method), Origin.of(Places.RECORD, record, Signature.of(method))));
  }

  /** Those whose names are nearly one of {@link #NAMES}, each with that. */
  Stream<Found> lookalikes() {
    return Stream.iterate(0, i -> i < own.size(), i -> i + 1)
        .filter(i -> meant(own.get(i)).isPresent())
        .map(i -> new Found(own.get(i), type(own.get(i)), origin(i)));
  }

  /** The name that {@code method} was probably meant to have. */
  static Optional<String> meant(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    String plain = name.replace("_", "");
    return NAMES.contains(name) || isOther(plain, method)
        ? Optional.empty()
        : NAMES.stream().filter(plain::equalsIgnoreCase).findFirst();
  }

  /** A key has no parameters; what has some is no key. */
  private static boolean isOther(String name, ExecutableElement method) {
    return name.equalsIgnoreCase("key") && !method.getParameters().isEmpty();
  }

  private ExecutableType type(ExecutableElement method) {
    return (ExecutableType) lang.types.asMemberOf((DeclaredType) record.asType(), method);
  }

  private Origin origin(int index) {
    ExecutableElement method = own.get(index);
    return Origin.of(Places.METHODS + 1 + index, method, Signature.of(method));
  }

  private boolean isAccessor(ExecutableElement method) {
    return method.getParameters().isEmpty()
        && record.getRecordComponents().stream()
            .map(RecordComponentElement::getSimpleName)
            .anyMatch(method.getSimpleName()::equals);
  }
}
