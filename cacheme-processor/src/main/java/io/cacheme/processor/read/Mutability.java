package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds classes with visible mutators: a public setter or a public field that is not final. Lists
 * and other interfaces, collections and arrays are left out: nearly all values have some.
 */
final class Mutability {

  private static final Set<String> COLLECTIONS =
      Set.of(
          "java.util.Collection",
          "java.util.List",
          "java.util.Set",
          "java.util.Map",
          "java.util.Queue",
          "java.util.Deque");

  private final Set<String> seen = new HashSet<>();

  private Mutability() {}

  /** The first such class that {@code value} is made of. */
  static Optional<String> find(TypeMirror value) {
    return new Mutability().walk(value);
  }

  private Optional<String> walk(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return walk(array.getComponentType());
    }
    return type instanceof DeclaredType declared
        ? walk(Lang.element(declared)).or(() -> first(declared.getTypeArguments().stream()))
        : Optional.empty();
  }

  private Optional<String> first(Stream<? extends TypeMirror> types) {
    return types.flatMap(type -> walk(type).stream()).findFirst();
  }

  private Optional<String> walk(TypeElement type) {
    if (!seen.add(type.getQualifiedName().toString())) {
      return Optional.empty();
    }
    return switch (type.getKind()) {
      case RECORD -> first(type.getRecordComponents().stream().map(RecordComponentElement::asType));
      case INTERFACE -> first(type.getPermittedSubclasses().stream());
      case CLASS -> isMutable(type) ? Optional.of(name(type)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static String name(TypeElement type) {
    return String.join(".", ClassName.get(type).simpleNames());
  }

  private static boolean isMutable(TypeElement type) {
    return !isCollection(type) && hierarchy(type).anyMatch(Mutability::hasMutator);
  }

  private static boolean isCollection(TypeElement type) {
    return hierarchy(type)
        .flatMap(t -> t.getInterfaces().stream())
        .map(parent -> Lang.element((DeclaredType) parent).getQualifiedName().toString())
        .anyMatch(COLLECTIONS::contains);
  }

  /** The class and those it extends. */
  private static Stream<TypeElement> hierarchy(TypeElement type) {
    return Stream.iterate(
            Optional.of(type), Optional::isPresent, t -> t.flatMap(Mutability::superclass))
        .map(Optional::get);
  }

  private static Optional<TypeElement> superclass(TypeElement type) {
    return type.getSuperclass() instanceof DeclaredType parent
        ? Optional.of(Lang.element(parent))
        : Optional.empty();
  }

  private static boolean hasMutator(TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(member -> member.getModifiers().contains(Modifier.PUBLIC))
        .filter(member -> !member.getModifiers().contains(Modifier.STATIC))
        .anyMatch(Mutability::isMutator);
  }

  private static boolean isMutator(Element member) {
    if (member.getKind() == ElementKind.FIELD) {
      return !member.getModifiers().contains(Modifier.FINAL);
    }
    return ElementFilter.methodsIn(Set.of(member)).stream().anyMatch(Mutability::isSetter);
  }

  /** One that answers something may answer a changed copy, as {@code BigDecimal.setScale} does. */
  private static boolean isSetter(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    return name.startsWith("set")
        && (name.length() == 3 || !isLowerCase(name.charAt(3)))
        && method.getReturnType().getKind() == TypeKind.VOID
        && !method.getParameters().isEmpty();
  }

  private static boolean isLowerCase(char c) {
    return c >= 'a' && c <= 'z';
  }
}
