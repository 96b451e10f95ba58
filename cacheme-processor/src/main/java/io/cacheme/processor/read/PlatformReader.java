package io.cacheme.processor.read;

import io.cacheme.processor.model.PlatformModel;
import io.cacheme.processor.model.RuntimeNames;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
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
          "Exception",
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
    return read(record, elements(record, value).toList(), types(record, value).toList());
  }

  /** For code beside {@code place} that names {@code elements} and {@code types}. */
  PlatformModel read(TypeElement place, List<Element> elements, List<TypeMirror> types) {
    List<Element> used =
        Stream.concat(elements.stream(), types.stream().flatMap(PlatformReader::named))
            .distinct()
            .toList();
    return new PlatformModel(
        lang.isVisible(RuntimeNames.GENERATED.canonicalName(), place),
        lang.isVisible(RuntimeNames.NULLABLE.canonicalName(), place),
        shadowsJavaLang(place, used),
        lang.isJavac(),
        lang.makesBeans(place),
        suppressed(used, types));
  }

  private boolean shadowsJavaLang(TypeElement place, List<Element> used) {
    String prefix = lang.elements.getPackageOf(place).getQualifiedName() + ".";
    Stream<String> named =
        used.stream()
            .filter(e -> e.getEnclosingElement() instanceof PackageElement p && isJavaLang(p))
            .map(e -> e.getSimpleName().toString());
    return Stream.concat(JAVA_LANG.stream(), named)
        .anyMatch(name -> lang.elements.getTypeElement(prefix + name) != null);
  }

  private static boolean isJavaLang(PackageElement element) {
    return element.getQualifiedName().contentEquals("java.lang");
  }

  private List<String> suppressed(List<Element> used, List<TypeMirror> types) {
    boolean isRaw = types.stream().anyMatch(t -> NodeValueReader.rawType(t).isPresent());
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

  /** The elements that a node's generated code names. */
  private static Stream<Element> elements(TypeElement record, @Nullable TypeMirror value) {
    return Stream.of(
            record.getEnclosedElements().stream(),
            Stream.of(record),
            value == null ? Stream.<Element>empty() : Reach.of(value).stream())
        .flatMap(elements -> elements);
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
