package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.TypeText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Walks through what a value is declared to hold, and tells what no cache gives back as it was. */
final class ValueParts {

  /** What any value is a subtype of, or many are: data binding chooses one of its own. */
  private static final Set<String> VAGUE =
      Set.of(
          "java.lang.Object", "java.lang.Number", "java.lang.Comparable", "java.io.Serializable");

  private final Lang lang;
  private final TypeElement node;

  ValueParts(Lang lang, TypeElement node) {
    this.lang = lang;
    this.node = node;
  }

  /** The parts of {@code value} that no cache can answer twice. */
  List<Diagnostic> fleeting(TypeMirror value) {
    List<Diagnostic> found = new ArrayList<>();
    new Walk(
            (type, path) -> {
              if (NotThereYet.is(type)) {
                found.add(
                    DiagnosticCode.CME099.at(
                        origin(),
                        caches(type, path) + ", which has no value yet",
                        NotThereYet.instead(type)));
              } else if (OnceOnly.is(type)) {
                found.add(
                    DiagnosticCode.CME056.at(
                        origin(),
                        caches(type, path) + ", which can be read only once",
                        OnceOnly.instead(type)));
              }
            })
        .part(value, CodecPath.of(node));
    return found;
  }

  /** The parts of {@code value} whose classes data binding does not know. */
  List<Diagnostic> unbound(TypeMirror value) {
    List<Diagnostic> found = new ArrayList<>();
    new Walk(
            (type, path) -> {
              if (VAGUE.contains(name(type))) {
                found.add(
                    DiagnosticCode.CME070.at(
                        origin(),
                        caches(type, path)
                            + "; data binding gives it back as what the bytes look like",
                        "name the real type: a Long may come back as an Integer, an Instant as a"
                            + " String"));
              }
            })
        .part(value, CodecPath.of(node));
    return found;
  }

  private Origin origin() {
    return Origin.of(Places.RECORD, node, Signature.of(node));
  }

  private static String caches(DeclaredType type, CodecPath path) {
    String what = TypeText.withArticle(TypeName.get(type));
    return path.steps().get(0)
        + (" caches " + what)
        + (path.last().isEmpty() ? "" : " in " + path.last());
  }

  private static String name(DeclaredType type) {
    return Lang.element(type).getQualifiedName().toString();
  }

  /** Sees each type once. */
  private final class Walk {

    private final BiConsumer<DeclaredType, CodecPath> visitor;
    private final Set<String> seen = new HashSet<>();

    Walk(BiConsumer<DeclaredType, CodecPath> visitor) {
      this.visitor = visitor;
    }

    void part(TypeMirror type, CodecPath path) {
      if (type instanceof ArrayType array) {
        part(array.getComponentType(), path);
      } else if (type instanceof WildcardType wildcard) {
        wildcard(wildcard, path);
      } else if (type instanceof DeclaredType declared
          && seen.add(ClassName.get(Lang.element(declared)) + " " + declared)) {
        visitor.accept(declared, path);
        declared.getTypeArguments().forEach(argument -> part(argument, path));
        members(Lang.element(declared), path);
      }
    }

    private void wildcard(WildcardType wildcard, CodecPath path) {
      TypeMirror bound = wildcard.getExtendsBound();
      part(bound == null ? lang.elements.getTypeElement("java.lang.Object").asType() : bound, path);
    }

    /** By the declaration: what type arguments stand for was seen as an argument. */
    private void members(TypeElement type, CodecPath path) {
      for (TypeMirror permitted : type.getPermittedSubclasses()) {
        members(Lang.element((DeclaredType) permitted), path);
      }
      if (type.getKind() == ElementKind.RECORD) {
        for (RecordComponentElement component : type.getRecordComponents()) {
          part(component.asType(), path.to(type, component.getSimpleName()));
        }
      }
    }
  }
}
