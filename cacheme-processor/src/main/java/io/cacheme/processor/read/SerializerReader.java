package io.cacheme.processor.read;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.NotSerializable;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.SerializerModel;
import io.cacheme.processor.model.TypeText;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads {@code serializer}. */
final class SerializerReader {

  private final Lang lang;
  private final TypeElement record;
  private final Access access;

  SerializerReader(Lang lang, TypeElement record) {
    this.lang = lang;
    this.record = record;
    this.access = new Access(lang.elements, record);
  }

  /** The class named there, for {@code nodeValue}; empty for {@code void.class}. */
  Optional<SerializerModel> read(Attributes attributes, @Nullable TypeMirror nodeValue) {
    AnnotationValue value = attributes.value("serializer");
    if (value == null
        || !(value.getValue() instanceof TypeMirror type)
        || TypeText.of(TypeName.get(type)).equals("void")) {
      return Optional.empty();
    }
    Origin origin = attributes.origin("serializer");
    return Optional.of(
        new SerializerModel(
            TypeName.get(type),
            TypeText.of(TypeName.get(type)),
            Optional.ofNullable(flaw(type)),
            nodeValue == null ? List.of() : unwritable(type, nodeValue),
            origin));
  }

  private List<NotSerializable> unwritable(TypeMirror serializer, TypeMirror nodeValue) {
    return lang.is(serializer, RuntimeNames.JAVA_SERIALIZER.canonicalName())
        ? Serializability.problems(lang, nodeValue, record)
        : List.of();
  }

  private @Nullable String flaw(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)) {
      return "is not a Serializer";
    }
    TypeElement element = Lang.element(declared);
    if (!lang.is(declared, RuntimeNames.SERIALIZER.canonicalName())) {
      return "is not a Serializer";
    }
    if (element.getKind() == ElementKind.INTERFACE
        || element.getModifiers().contains(Modifier.ABSTRACT)) {
      return "is abstract";
    }
    if (isInner(element)) {
      return "is an inner class";
    }
    if (!element.getTypeParameters().isEmpty()) {
      return "has a type parameter";
    }
    return access.hidden(element).isPresent() ? "cannot be seen by generated code" : flaw(element);
  }

  private static boolean isInner(TypeElement element) {
    return element.getNestingKind() == NestingKind.MEMBER
        && element.getKind() == ElementKind.CLASS
        && !element.getModifiers().contains(Modifier.STATIC);
  }

  private @Nullable String flaw(TypeElement element) {
    for (ExecutableElement c : ElementFilter.constructorsIn(element.getEnclosedElements())) {
      if (c.getParameters().isEmpty() && c.getModifiers().contains(Modifier.PUBLIC)) {
        return c.getThrownTypes().stream().anyMatch(lang::isChecked)
            ? "has a constructor that throws a checked exception"
            : null;
      }
    }
    return "has no public constructor without parameters";
  }
}
