package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.RuntimeNames;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * A value with {@code @CacheValue}.
 *
 * @param type the record, enum or sealed interface
 */
public record CacheValueElement(TypeElement type) {

  /** What is annotated in a round, in source order. */
  public static Stream<Element> annotated(Annotated round) {
    return round.with(RuntimeNames.CACHE_VALUE);
  }

  /** Hands on the value, or the complaint that {@code element} has no codec of its own. */
  public static void of(
      Element element, Consumer<CacheValueElement> values, Consumer<List<Diagnostic>> complaints) {
    CacheValueElement value = new CacheValueElement((TypeElement) element);
    TypeElement type = value.type;
    boolean isKnown =
        type.getKind() == ElementKind.RECORD
            || type.getKind() == ElementKind.ENUM
            || CodecUnions.isUnion(type);
    if (!isKnown) {
      complaints.accept(List.of(value.refused("is no record, enum or sealed interface")));
    } else if (!type.getTypeParameters().isEmpty()) {
      complaints.accept(List.of(value.refused("has a type parameter")));
    } else {
      values.accept(value);
    }
  }

  private Diagnostic refused(String why) {
    return DiagnosticCode.CME058.at(
        origin(),
        "@CacheValue needs a type with one codec; " + name() + " " + why,
        "remove @CacheValue; the codecs of nodes hold what they need");
  }

  /** The codec of a value. */
  static ClassName codecOf(TypeElement type) {
    ClassName name = ClassName.get(type);
    return ClassName.get(name.packageName(), String.join("_", name.simpleNames()) + "Codec");
  }

  /** Its place. */
  public Origin origin() {
    return Origin.of(Places.RECORD, type, Signature.of(type));
  }

  /** Its name with its enclosing types' names, as messages show it. */
  public String name() {
    return String.join(".", ClassName.get(type).simpleNames());
  }

  /** The name to find it by in a later round. */
  public String qualifiedName() {
    return type.getQualifiedName().toString();
  }
}
