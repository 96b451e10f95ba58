package io.cacheme.processor.read;

import com.google.auto.common.MoreElements;
import com.google.auto.common.SuperficialValidation;
import com.palantir.javapoet.ClassName;
import io.cacheme.processor.model.RuntimeNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The nodes of this compilation, by name, and those that others name. */
final class KnownNodes {

  private final Lang lang;
  private final NodeValueReader values;
  private final List<String> names = new ArrayList<>();

  KnownNodes(Lang lang) {
    this.lang = lang;
    this.values = new NodeValueReader(lang);
  }

  void add(NodeElement node) {
    if (!names.contains(node.qualifiedName())) {
      names.add(node.qualifiedName());
    }
  }

  /** The node that {@code type} is; empty if it is none. */
  Optional<NodeElement> find(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)) {
      return Optional.empty();
    }
    TypeElement element = Lang.element(declared);
    com.google.common.base.Optional<AnnotationMirror> annotation =
        MoreElements.getAnnotationMirror(element, RuntimeNames.CACHE_NODE.canonicalName());
    return annotation.isPresent() && element.getKind() == ElementKind.RECORD
        ? Optional.of(new NodeElement(element, annotation.get()))
        : Optional.empty();
  }

  /** What {@code node} caches, or null if it does not say. */
  @Nullable TypeMirror value(NodeElement node) {
    return values.find(node.type());
  }

  /** Whether it names types that do not exist yet where others have to know them. */
  boolean isUnresolved(NodeElement node) {
    return !Stream.concat(
            node.type().getInterfaces().stream(),
            node.type().getRecordComponents().stream().map(RecordComponentElement::asType))
        .allMatch(SuperficialValidation::validateType);
  }

  /** The simple names of the compilation's nodes. */
  List<String> names() {
    return elements().stream().map(KnownNodes::simpleName).toList();
  }

  /** The simple names of those that cache {@code value}. */
  List<String> caching(TypeMirror value) {
    return elements().stream()
        .filter(node -> isValue(node, value))
        .map(KnownNodes::simpleName)
        .toList();
  }

  private boolean isValue(TypeElement node, TypeMirror type) {
    TypeMirror value = values.find(node);
    return value != null && lang.types.isSameType(value, type);
  }

  private List<TypeElement> elements() {
    return names.stream()
        .sorted(Comparator.naturalOrder())
        .map(lang.elements::getTypeElement)
        .toList();
  }

  private static String simpleName(TypeElement type) {
    return String.join(".", ClassName.get(type).simpleNames());
  }
}
