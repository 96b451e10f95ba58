package io.cacheme.processor.read;

import io.cacheme.processor.model.PlatformModel;
import io.cacheme.processor.model.RuntimeNames;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads what generated code can name around a node, and which lints its types would set off. */
final class PlatformReader {

  /** What generated code may take from {@code java.lang}. */
  private static final List<String> JAVA_LANG =
      List.of(
          "Boolean",
          "Byte",
          "Character",
          "Double",
          "Float",
          "Integer",
          "Long",
          "Object",
          "Override",
          "Short",
          "String",
          "SuppressWarnings",
          "Void");

  private final Lang lang;

  PlatformReader(Lang lang) {
    this.lang = lang;
  }

  PlatformModel read(TypeElement record, @Nullable TypeMirror value) {
    String prefix = lang.elements.getPackageOf(record).getQualifiedName() + ".";
    return new PlatformModel(
        lang.isVisible(RuntimeNames.GENERATED.canonicalName(), record),
        lang.isVisible(RuntimeNames.NULLABLE.canonicalName(), record),
        JAVA_LANG.stream().anyMatch(n -> lang.elements.getTypeElement(prefix + n) != null),
        suppressed(record, value));
  }

  private List<String> suppressed(TypeElement record, @Nullable TypeMirror value) {
    List<Element> used = elements(record, value).distinct().toList();
    boolean isRaw = types(record, value).anyMatch(t -> NodeValueReader.rawType(t).isPresent());
    return Stream.of(
            used.stream().anyMatch(lang.elements::isDeprecated) ? "deprecation" : "",
            isRaw ? "rawtypes" : "",
            used.stream().anyMatch(PlatformReader::isForRemoval) ? "removal" : "")
        .filter(lint -> !lint.isEmpty())
        .toList();
  }

  private static boolean isForRemoval(Element element) {
    Deprecated deprecated = element.getAnnotation(Deprecated.class);
    return deprecated != null && deprecated.forRemoval();
  }

  /** The elements that generated code names. */
  private static Stream<Element> elements(TypeElement record, @Nullable TypeMirror value) {
    return Stream.concat(
        record.getEnclosedElements().stream().map(Element.class::cast),
        Stream.concat(
            Stream.of(record),
            Stream.concat(
                types(record, value).flatMap(PlatformReader::named),
                value == null ? Stream.empty() : Reach.of(value).stream())));
  }

  private static Stream<TypeMirror> types(TypeElement record, @Nullable TypeMirror value) {
    Stream<TypeMirror> parameters =
        ElementFilter.methodsIn(record.getEnclosedElements()).stream()
            .filter(m -> m.getSimpleName().toString().startsWith("load"))
            .map(ExecutableElement::getParameters)
            .flatMap(List::stream)
            .map(VariableElement::asType);
    Stream<TypeMirror> components =
        record.getRecordComponents().stream().map(RecordComponentElement::asType);
    return Stream.of(Stream.ofNullable(value), components, parameters).flatMap(s -> s);
  }

  private static Stream<Element> named(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return named(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return Stream.of(
              Stream.ofNullable(wildcard.getExtendsBound()),
              Stream.ofNullable(wildcard.getSuperBound()))
          .flatMap(s -> s)
          .flatMap(PlatformReader::named);
    }
    return type instanceof DeclaredType declared
        ? Stream.concat(
            Stream.of(declared.asElement()),
            declared.getTypeArguments().stream().flatMap(PlatformReader::named))
        : Stream.empty();
  }
}
