package io.cacheme.processor.read;

import com.google.auto.common.MoreElements;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.TypeText;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Looks for what no step reads: nodes and components that lack what would make them count. */
public final class Unread {

  private final Lang lang;

  /** Looks with a compiler's utilities. */
  public Unread(Elements elements, Types types) {
    this.lang = new Lang(elements, types, false);
  }

  /** Of the records of a round that are nodes and do not say how they are cached. */
  public List<Diagnostic> nodes(Annotated round) {
    return round.round().getRootElements().stream()
        .filter(TypeElement.class::isInstance)
        .flatMap(root -> withMembers((TypeElement) root))
        .filter(type -> type.getKind() == ElementKind.RECORD)
        .filter(type -> lang.is(type.asType(), RuntimeNames.NODE.canonicalName()))
        .filter(Unread::isPlain)
        .map(Unread::unannotated)
        .toList();
  }

  private static Stream<TypeElement> withMembers(TypeElement type) {
    return Stream.concat(
        Stream.of(type),
        ElementFilter.typesIn(type.getEnclosedElements()).stream().flatMap(Unread::withMembers));
  }

  private static boolean isPlain(TypeElement type) {
    return !MoreElements.isAnnotationPresent(type, RuntimeNames.CACHE_NODE.canonicalName());
  }

  private static Diagnostic unannotated(TypeElement record) {
    String name = TypeText.of(ClassName.get(record));
    return DiagnosticCode.CME068.at(
        Origin.of(Places.RECORD, record, Signature.of(record)),
        name + " implements Node and has no @CacheNode, so nothing is generated for it",
        "add `@CacheNode(key = \"…\", caches = @Cache(storage = \"local\", ttl = \"30s\"))`,"
            + " unless its spec is written by hand");
  }

  /** The names of the records of a round with components that are to be ignored. */
  public Stream<String> ignoring(Annotated round) {
    return round
        .with(RuntimeNames.KEY_IGNORE)
        .map(Element::getEnclosingElement)
        .filter(owner -> owner.getKind() == ElementKind.RECORD)
        .map(owner -> ((TypeElement) owner).getQualifiedName().toString());
  }

  /** Of the ignored components of a record that is part of no key. */
  public List<Diagnostic> ignored(TypeElement record) {
    return ElementFilter.fieldsIn(record.getEnclosedElements()).stream()
        .filter(
            field ->
                MoreElements.isAnnotationPresent(field, RuntimeNames.KEY_IGNORE.canonicalName()))
        .map(field -> ignored(record, field))
        .toList();
  }

  private static Diagnostic ignored(TypeElement record, VariableElement field) {
    String name = TypeText.of(ClassName.get(record));
    String text = TypeText.of(TypeName.get(field.asType())) + " " + field.getSimpleName();
    return DiagnosticCode.CME069.at(
        Origin.of(Places.COMPONENTS, field, text),
        "@KeyIgnore on "
            + (field.getSimpleName() + " of " + name)
            + (" has no effect: no key that was compiled with it holds a " + name),
        "remove it; a value is cached with all its components");
  }
}
