package io.cacheme.processor.read;

import com.google.auto.common.MoreElements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * A method of a type, its own or inherited, as a subclass overrides it: several supertypes may
 * declare it without one of them overriding another.
 *
 * @param declarations where it is declared
 * @param types the same seen from the type, with its type arguments
 */
record MemberMethod(List<ExecutableElement> declarations, List<ExecutableType> types) {

  /** All methods of {@code type} that can be overridden, its own first, in source order. */
  static List<MemberMethod> of(Lang lang, TypeElement type) {
    DeclaredType self = (DeclaredType) type.asType();
    List<MemberMethod> found = new ArrayList<>();
    List<ExecutableElement> methods = new ArrayList<>();
    for (ExecutableElement method :
        MoreElements.getLocalAndInheritedMethods(type, lang.types, lang.elements)) {
      if (fixed(method).isEmpty()) {
        methods.add(method);
      }
    }
    methods.sort((a, b) -> Boolean.compare(isOwn(b, type), isOwn(a, type)));
    for (ExecutableElement method : methods) {
      ExecutableType seen = (ExecutableType) lang.types.asMemberOf(self, method);
      found.stream()
          .filter(other -> other.isTwin(lang, method, seen))
          .findFirst()
          .ifPresentOrElse(other -> other.add(method, seen), () -> found.add(alone(method, seen)));
    }
    return found;
  }

  /** Why {@code method} cannot be overridden, if so. */
  static Optional<String> fixed(ExecutableElement method) {
    return Stream.of(Modifier.STATIC, Modifier.PRIVATE, Modifier.FINAL)
        .filter(method.getModifiers()::contains)
        .map(modifier -> "is " + modifier)
        .findFirst()
        .or(() -> isOfObject(method) ? Optional.of("belongs to every object") : Optional.empty());
  }

  private static boolean isOfObject(ExecutableElement method) {
    return switch (method.getSimpleName().toString()) {
      case "toString", "hashCode" -> method.getParameters().isEmpty();
      case "equals" ->
          method.getParameters().size() == 1
              && Lang.isExactly(method.getParameters().get(0).asType(), "java.lang.Object");
      default -> false;
    };
  }

  private static boolean isOwn(ExecutableElement method, TypeElement type) {
    return type.equals(method.getEnclosingElement());
  }

  private static MemberMethod alone(ExecutableElement method, ExecutableType type) {
    return new MemberMethod(new ArrayList<>(List.of(method)), new ArrayList<>(List.of(type)));
  }

  private void add(ExecutableElement method, ExecutableType type) {
    declarations.add(method);
    types.add(type);
  }

  private boolean isTwin(Lang lang, ExecutableElement method, ExecutableType type) {
    return method.getSimpleName().equals(declarations.get(0).getSimpleName())
        && (lang.types.isSubsignature(type, types.get(0))
            || lang.types.isSubsignature(types.get(0), type));
  }

  /** The declaration that names nodes, if there is one. */
  Optional<ExecutableElement> annotated() {
    return declarations.stream().filter(MemoizeElement::isAnnotated).findFirst();
  }

  /** Whether it has {@code @Memoize}. */
  boolean isMemoized() {
    return annotated().stream()
        .flatMap(method -> NodeAnnotation.of(method).stream())
        .anyMatch(annotation -> annotation.kind() == NodeAnnotation.Kind.MEMOIZE);
  }

  /** Names of parameters and what is said of them: where nodes are named, if they are. */
  ExecutableElement main() {
    return annotated().orElse(declarations.get(0));
  }

  /** Its types, where it returns what all declarations can return. */
  ExecutableType type(Lang lang) {
    return types.stream()
        .filter(
            one ->
                types.stream()
                    .allMatch(other -> returns(lang, one.getReturnType(), other.getReturnType())))
        .findFirst()
        .orElse(types.get(0));
  }

  private static boolean returns(Lang lang, TypeMirror type, TypeMirror other) {
    boolean isPlain = type.getKind() == TypeKind.VOID || type.getKind().isPrimitive();
    if (isPlain || other.getKind() == TypeKind.VOID) {
      return type.getKind() == other.getKind();
    }
    return lang.types.isSubtype(type, lang.types.erasure(other));
  }

  /** The exceptions that each of the declarations allows. */
  List<TypeMirror> thrown(Lang lang) {
    return types.stream()
        .<TypeMirror>flatMap(one -> one.getThrownTypes().stream())
        .filter(
            thrown ->
                types.stream()
                    .allMatch(
                        one ->
                            one.getThrownTypes().stream()
                                .anyMatch(allowed -> lang.types.isSubtype(thrown, allowed))))
        .distinct()
        .toList();
  }
}
