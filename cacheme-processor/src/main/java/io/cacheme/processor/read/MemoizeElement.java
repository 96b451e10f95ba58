package io.cacheme.processor.read;

import com.google.auto.common.MoreElements;
import com.palantir.javapoet.ClassName;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.Refusal;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.TypeText;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * An interface or a class with methods of its own that name nodes, or {@code @ToNode} ones.
 *
 * @param type the interface or class
 */
public record MemoizeElement(TypeElement type) {

  /** The types with annotated methods in a round, each once. */
  public static Stream<Element> annotated(Annotated round) {
    return Stream.concat(NodeAnnotation.names(), Stream.of(RuntimeNames.TO_NODE))
        .flatMap(round::with)
        .map(Element::getEnclosingElement)
        .filter(type -> !isOfBodies(type))
        .distinct();
  }

  /** Whether Kotlin keeps the bodies of an interface's functions there, for old callers. */
  private static boolean isOfBodies(Element type) {
    return type.getSimpleName().contentEquals("DefaultImpls")
        && type.getEnclosingElement() instanceof TypeElement around
        && around.getKind() == ElementKind.INTERFACE
        && MoreElements.isAnnotationPresent(around, "kotlin.Metadata");
  }

  /** Hands on the type, or the complaint that nothing can stand before its methods. */
  public static void of(
      Element element, Consumer<MemoizeElement> types, Consumer<List<Diagnostic>> complaints) {
    MemoizeElement found = new MemoizeElement((TypeElement) element);
    Extension.refusal(found.type)
        .filter(refusal -> found.annotated().findAny().isPresent())
        .ifPresentOrElse(
            refusal -> complaints.accept(List.of(found.refused(refusal))),
            () -> types.accept(found));
  }

  /** Whether {@code method} names nodes. */
  static boolean isAnnotated(ExecutableElement method) {
    return !NodeAnnotation.of(method).isEmpty();
  }

  private Stream<ExecutableElement> annotated() {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(MemoizeElement::isAnnotated);
  }

  private Diagnostic refused(Refusal refusal) {
    return DiagnosticCode.CME040.at(
        origin(),
        first().kind().text()
            + " needs an interface to decorate, or a class to extend; "
            + name()
            + " "
            + refusal.reason(),
        refusal.help() + "write `" + extracted() + "`, and wrap it in its decorator");
  }

  private NodeAnnotation first() {
    return NodeAnnotation.of(annotated().findFirst().orElseThrow()).get(0);
  }

  /** The interface that the user could write. */
  private String extracted() {
    ExecutableElement method = annotated().findFirst().orElseThrow();
    String simple = type.getSimpleName().toString();
    String name =
        simple.endsWith("Impl") && simple.length() > "Impl".length()
            ? simple.substring(0, simple.length() - "Impl".length())
            : simple + "Api";
    return "interface "
        + name
        + Signature.typeParameters(type)
        + " { "
        + Attributes.text(first().mirror())
        + " "
        + (method.getTypeParameters().isEmpty() ? "" : Signature.typeParameters(method) + " ")
        + Signature.header(method)
        + ";"
        + (annotated().count() > 1 ? " …" : "")
        + " }`, `"
        + simple
        + Signature.typeParameters(type)
        + " implements "
        + name
        + Signature.typeArguments(type);
  }

  /** Its place. */
  Origin origin() {
    return Origin.of(Places.RECORD, type, Signature.of(type));
  }

  /** The place of one of its methods or constructors, or its own for what it inherits. */
  Origin origin(ExecutableElement member) {
    int index = type.getEnclosedElements().indexOf(member);
    return index < 0
        ? origin().quoting(Signature.of(member))
        : Origin.of(Places.member(index), member, Signature.of(member));
  }

  /** Its name with its enclosing types' names, as messages show it. */
  public String name() {
    return TypeText.of(ClassName.get(type));
  }

  /** The class to write for it. */
  ClassName generated() {
    ClassName name = ClassName.get(type);
    return ClassName.get(name.packageName(), String.join("_", name.simpleNames()) + "Memoized");
  }

  /** The name to find it by in a later round. */
  public String qualifiedName() {
    return type.getQualifiedName().toString();
  }
}
