package io.cacheme.processor.read;

import com.google.auto.common.MoreElements;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.RuntimeNames;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * A record with {@code @CacheNode}.
 *
 * @param type the record
 * @param annotation the annotation
 */
public record NodeElement(TypeElement type, AnnotationMirror annotation) {

  private static final String NAME = RuntimeNames.CACHE_NODE.canonicalName();

  /** What is annotated in a round, in source order. */
  public static Stream<Element> annotated(Annotated round) {
    return round.with(RuntimeNames.CACHE_NODE);
  }

  /** Hands on the record, or the complaint that {@code element} is none. */
  public static void of(
      Element element, Consumer<NodeElement> records, Consumer<List<Diagnostic>> complaints) {
    TypeElement type = (TypeElement) element;
    AnnotationMirror annotation = MoreElements.getAnnotationMirror(type, NAME).get();
    if (type.getKind() == ElementKind.RECORD) {
      records.accept(new NodeElement(type, annotation));
    } else {
      complaints.accept(List.of(notARecord(type)));
    }
  }

  private static Diagnostic notARecord(TypeElement type) {
    String name = type.getSimpleName().toString();
    String kind = Signature.kind(type);
    return DiagnosticCode.CME001.at(
        Origin.of(Places.RECORD, type, Signature.of(type)),
        "@CacheNode can only be placed on a record; "
            + name
            + (kind.matches("[aeiou].*") ? " is an " : " is a ")
            + kind,
        help(type, name));
  }

  /** Of Kotlin's classes; kapt shows its records as classes, and there is no way around that. */
  private static String help(TypeElement type, String name) {
    if (!MoreElements.isAnnotationPresent(type, "kotlin.Metadata")) {
      return "declare it as `record "
          + name
          + "(…) implements Node<V>`; the components are the key "
          + "parameters";
    }
    String run = "run this processor on what kotlinc has compiled, and not by kapt";
    return MoreElements.isAnnotationPresent(type, "kotlin.jvm.JvmRecord")
        ? run
        : "declare it as `@JvmRecord data class " + name + "(…) : Node<V>`, and " + run;
  }

  /** The name to find it by in a later round. */
  public String qualifiedName() {
    return type.getQualifiedName().toString();
  }
}
