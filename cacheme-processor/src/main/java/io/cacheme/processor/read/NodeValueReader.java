package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.TypeText;
import io.cacheme.processor.model.ValueModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Reads what a node caches: the argument of {@code Node}. */
final class NodeValueReader {

  private final Lang lang;

  NodeValueReader(Lang lang) {
    this.lang = lang;
  }

  /** The type argument of {@code Node}, or null if the record does not say. */
  @Nullable TypeMirror find(TypeElement record) {
    return lang.argument(record.asType(), RuntimeNames.NODE.canonicalName());
  }

  ValueModel read(TypeMirror value, TypeElement record) {
    String quoted =
        Signature.of(record) + " implements Node<" + TypeText.of(TypeName.get(value)) + ">";
    return new ValueModel(
        TypeName.get(value),
        TypeText.of(TypeName.get(value)),
        rawType(value),
        reached(value, record),
        Mutability.find(value),
        Origin.of(Places.RECORD, record, quoted));
  }

  private List<ClassName> reached(TypeMirror value, TypeElement record) {
    Access access = new Access(lang.elements, record);
    return Reach.of(value).stream()
        .filter(type -> access.hidden(type).isEmpty())
        .map(ClassName::get)
        .toList();
  }

  /** The simple name of a raw type in {@code type}, if there is one. */
  static Optional<String> rawType(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return rawType(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return Stream.of(
              Optional.<TypeMirror>ofNullable(wildcard.getExtendsBound()),
              Optional.<TypeMirror>ofNullable(wildcard.getSuperBound()))
          .flatMap(Optional::stream)
          .flatMap(bound -> rawType(bound).stream())
          .findFirst();
    }
    if (type instanceof DeclaredType declared) {
      TypeElement element = Lang.element(declared);
      return declared.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty()
          ? Optional.of(TypeText.of(TypeName.get(type)))
          : declared.getTypeArguments().stream().flatMap(a -> rawType(a).stream()).findFirst();
    }
    return Optional.empty();
  }
}
