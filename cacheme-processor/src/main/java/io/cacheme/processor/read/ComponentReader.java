package io.cacheme.processor.read;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.KeyType;
import io.cacheme.processor.model.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the components of records. */
final class ComponentReader {

  private final Lang lang;
  private final Nullability nullability;
  private final KeyTypeReader keyTypes;

  ComponentReader(Lang lang, TypeElement node) {
    this.lang = lang;
    this.nullability = new Nullability(node);
    this.keyTypes = new KeyTypeReader(new Access(lang.elements, node), this);
  }

  /** The components of {@code record}; {@code around} are the records that it stands in. */
  List<ComponentModel> read(DeclaredType record, List<TypeElement> around) {
    TypeElement element = Lang.element(record);
    List<TypeElement> path = Stream.concat(around.stream(), Stream.of(element)).toList();
    List<ComponentModel> found = new ArrayList<>();
    for (RecordComponentElement component : element.getRecordComponents()) {
      found.add(read(record, component, path, Places.COMPONENTS + found.size()));
    }
    return found;
  }

  private ComponentModel read(
      DeclaredType record, RecordComponentElement component, List<TypeElement> path, int order) {
    String name = component.getSimpleName().toString();
    List<Element> twins = twins(Lang.element(record), name);
    // The compilers show no position for a component; for its field most do.
    Element place = twins.isEmpty() ? component : twins.get(0);
    TypeMirror type =
        place instanceof VariableElement ? lang.types.asMemberOf(record, place) : place.asType();
    KeyType keyType = keyTypes.read(type, path);
    return new ComponentModel(
        name,
        TypeName.get(type),
        keyType,
        !type.getKind().isPrimitive()
            && nullability.isNullable(Lang.element(record), component, twins),
        Stream.concat(Stream.of(component), twins.stream()).anyMatch(ComponentReader::isIgnored),
        Origin.of(order, place, TypeText.of(TypeName.get(type)) + " " + name));
  }

  /** What else the compiler made of a component: its field first, its accessor, parameters. */
  private static List<Element> twins(TypeElement record, String name) {
    Stream<? extends Element> fields =
        ElementFilter.fieldsIn(record.getEnclosedElements()).stream();
    Stream<? extends Element> accessors =
        ElementFilter.methodsIn(record.getEnclosedElements()).stream()
            .filter(method -> method.getParameters().isEmpty());
    return Stream.concat(fields, accessors)
        .filter(e -> e.getKind() == ElementKind.FIELD || e.getKind() == ElementKind.METHOD)
        .filter(e -> e.getSimpleName().contentEquals(name))
        .map(Element.class::cast)
        .toList();
  }

  private static boolean isIgnored(Element element) {
    return element.getAnnotationMirrors().stream()
        .map(mirror -> (TypeElement) mirror.getAnnotationType().asElement())
        .anyMatch(type -> type.getQualifiedName().contentEquals("io.cacheme.annotation.KeyIgnore"));
  }
}
