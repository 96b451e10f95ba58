package io.cacheme.processor.read;

import com.google.auto.common.SuperficialValidation;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Whether a memoized type names types that do not exist yet: another processor may write them, or
 * this one in this very round. What static methods name does not matter, so that one of them may
 * return the class that is to be generated.
 */
final class UnresolvedMemoize {

  private final Lang lang;
  private final KnownNodes nodes;

  UnresolvedMemoize(Lang lang, KnownNodes nodes) {
    this.lang = lang;
    this.nodes = nodes;
  }

  boolean isIn(TypeElement type) {
    return !isValid(type)
        || PromisedConstructor.isMissing(lang.elements, type)
        || MemberMethod.of(lang, type).stream().anyMatch(m -> isIn(type, m));
  }

  private boolean isValid(TypeElement type) {
    Stream<TypeMirror> header =
        Stream.of(
                Stream.of(type.getSuperclass()),
                type.getInterfaces().stream(),
                type.getTypeParameters().stream().flatMap(p -> p.getBounds().stream()),
                ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                    .flatMap(c -> MethodHeaders.types((ExecutableType) c.asType())))
            .flatMap(types -> types);
    return header.allMatch(SuperficialValidation::validateType)
        && ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .flatMap(method -> NodeAnnotation.of(method).stream())
            .map(NodeAnnotation::named)
            .allMatch(named -> named.filter(SuperficialValidation::validateType).isPresent())
        && lang.types.directSupertypes(type.asType()).stream()
            .allMatch(parent -> isValid(Lang.element((DeclaredType) parent)));
  }

  private boolean isIn(TypeElement type, MemberMethod method) {
    boolean isOverridden =
        type.getKind() == ElementKind.INTERFACE || method.annotated().isPresent();
    return isOverridden
        && (!MethodHeaders.types(method.type(lang)).allMatch(SuperficialValidation::validateType)
            || method.annotated().filter(this::isNodeUnresolved).isPresent());
  }

  private boolean isNodeUnresolved(ExecutableElement method) {
    return NodeAnnotation.of(method).stream()
        .map(NodeAnnotation::named)
        .anyMatch(
            named ->
                named.isEmpty()
                    || named.flatMap(nodes::find).filter(nodes::isUnresolved).isPresent());
  }
}
