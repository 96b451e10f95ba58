package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import io.cacheme.processor.model.Hidden;
import io.cacheme.processor.model.TypeText;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;

/** Whether generated code in a package can name a type. */
final class Access {

  private final Elements elements;
  private final Element from;

  Access(Elements elements, Element from) {
    this.elements = elements;
    this.from = elements.getPackageOf(from);
  }

  /** The first class in {@code type} that cannot be named. */
  Optional<TypeElement> hidden(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return hidden(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return Optional.ofNullable(wildcard.getExtendsBound())
          .or(() -> Optional.ofNullable(wildcard.getSuperBound()))
          .flatMap(this::hidden);
    }
    if (type instanceof DeclaredType declared) {
      return hidden(Lang.element(declared))
          .or(
              () ->
                  declared.getTypeArguments().stream()
                      .flatMap(a -> hidden(a).stream())
                      .findFirst());
    }
    return Optional.empty();
  }

  /** The class, or the first around it, that cannot be named. */
  Optional<TypeElement> hidden(TypeElement type) {
    for (Element e = type; e instanceof TypeElement t; e = e.getEnclosingElement()) {
      if (!isOpen(t)) {
        return Optional.of(t);
      }
    }
    return Optional.empty();
  }

  /** Why {@code type}, which is hidden, cannot be named, and how it could be. */
  Hidden describe(TypeElement type) {
    boolean isElsewhere = !elements.getPackageOf(type).equals(from);
    String kind =
        Stream.of(Modifier.PRIVATE, Modifier.PROTECTED)
            .filter(type.getModifiers()::contains)
            .map(Modifier::toString)
            .findFirst()
            .orElse("package-private");
    return new Hidden(
        TypeText.of(ClassName.get(type)),
        "is " + kind + (isElsewhere ? " in another package" : ""),
        isElsewhere ? "make it public, or use another type" : "make it package-private");
  }

  /** Whether everybody can name the class. */
  static boolean isPublic(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  private boolean isOpen(TypeElement type) {
    return type.getModifiers().contains(Modifier.PUBLIC)
        || (!type.getModifiers().contains(Modifier.PRIVATE)
            && elements.getPackageOf(type).equals(from));
  }
}
