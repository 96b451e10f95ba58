package io.cacheme.processor.read;

import io.cacheme.processor.model.SpringNames;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Questions about types that the compiler's own utilities answer only in several steps. */
final class Lang {

  final Elements elements;
  final Types types;
  private final boolean beans;

  /** {@code beans} tells whether there are to be beans where Spring is. */
  Lang(Elements elements, Types types, boolean beans) {
    this.elements = elements;
    this.types = types;
    this.beans = beans;
  }

  /** Whether beans are to be made for what is declared beside {@code place}. */
  boolean makesBeans(Element place) {
    return beans
        && isVisible(SpringNames.CONFIGURATION.canonicalName(), place) // first: ours names it
        && isVisible(SpringNames.MEMOIZED_CONFIGURATION.canonicalName(), place);
  }

  /** Whether this is javac, or looks like it; the Eclipse compiler has other lints. */
  boolean isJavac() {
    return !elements.getClass().getName().startsWith("org.eclipse.");
  }

  /** Whether a load may throw it: an exception or an error. */
  boolean isLoadable(TypeMirror thrown) {
    TypeMirror erased = types.erasure(thrown);
    return erased.getKind() == TypeKind.ERROR
        || is(erased, "java.lang.Exception")
        || is(erased, "java.lang.Error");
  }

  /** The declared type {@code name} with arguments, or null if it is not on the class path. */
  @Nullable DeclaredType type(String name, TypeMirror... arguments) {
    TypeElement element = elements.getTypeElement(name);
    return element == null ? null : types.getDeclaredType(element, arguments);
  }

  /** {@code ? extends bound}. */
  TypeMirror some(TypeMirror bound) {
    return types.getWildcardType(bound, null);
  }

  /** Whether {@code type} is {@code name} or a subtype of it, whatever the arguments. */
  boolean is(TypeMirror type, String name) {
    return supertype(type, name) != null;
  }

  /** Whether {@code type} is one of the {@code names} or a subtype of one. */
  static boolean isAny(TypeMirror type, Set<String> names) {
    if (type.getKind() != TypeKind.DECLARED) {
      return false;
    }
    TypeElement element = element((DeclaredType) type);
    return names.contains(element.getQualifiedName().toString())
        || isAny(element.getSuperclass(), names)
        || element.getInterfaces().stream().anyMatch(parent -> isAny(parent, names));
  }

  /** Whether {@code type} is {@code name} itself, whatever the arguments. */
  static boolean isExactly(TypeMirror type, String name) {
    return type instanceof DeclaredType declared
        && element(declared).getQualifiedName().contentEquals(name);
  }

  /** {@code type} seen as {@code name}, or null if it is no subtype of it. */
  @Nullable DeclaredType supertype(TypeMirror type, String name) {
    if (type.getKind() != TypeKind.DECLARED) {
      return null;
    }
    DeclaredType declared = (DeclaredType) type;
    if (element(declared).getQualifiedName().contentEquals(name)) {
      return declared;
    }
    for (TypeMirror parent : types.directSupertypes(type)) {
      DeclaredType found = supertype(parent, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The only type argument of {@code type} seen as {@code name}, or null if there is none. */
  @Nullable TypeMirror argument(TypeMirror type, String name) {
    DeclaredType found = supertype(type, name);
    return found == null || found.getTypeArguments().size() != 1
        ? null
        : upperBound(found.getTypeArguments().get(0));
  }

  private TypeMirror upperBound(TypeMirror type) {
    if (type.getKind() != TypeKind.WILDCARD) {
      return type;
    }
    TypeMirror bound = ((WildcardType) type).getExtendsBound();
    return bound == null ? elements.getTypeElement("java.lang.Object").asType() : bound;
  }

  /** Whether a {@code type} is a {@code target} without unchecked conversion; ints are Integers. */
  boolean fits(TypeMirror type, TypeMirror target) {
    return types.isSubtype(boxed(type), target);
  }

  /** Whether both are one type; ints are Integers. */
  boolean same(TypeMirror type, TypeMirror other) {
    return fits(type, boxed(other)) && fits(other, boxed(type));
  }

  /** Whether a {@code type} can be handed over as a {@code target} without a warning. */
  boolean accepts(TypeMirror target, TypeMirror type) {
    boolean mayConvert = target.getKind().isPrimitive() || type.getKind().isPrimitive();
    return mayConvert ? types.isAssignable(type, target) : types.isSubtype(type, target);
  }

  private TypeMirror boxed(TypeMirror type) {
    return type.getKind().isPrimitive()
        ? types.boxedClass(types.getPrimitiveType(type.getKind())).asType()
        : type;
  }

  /** Whether code in the package or module of {@code from} can name the class {@code name}. */
  boolean isVisible(String name, Element from) {
    return elements.getTypeElement(elements.getModuleOf(from), name) != null;
  }

  /** Whether a method that throws it must be called in a {@code try}. */
  boolean isChecked(TypeMirror thrown) {
    return !is(thrown, "java.lang.RuntimeException") && !is(thrown, "java.lang.Error");
  }

  static TypeElement element(DeclaredType type) {
    return (TypeElement) type.asElement();
  }
}
