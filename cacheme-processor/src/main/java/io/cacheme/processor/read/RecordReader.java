package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.Declared;
import io.cacheme.processor.model.Hidden;
import io.cacheme.processor.model.RecordModel;
import io.cacheme.processor.model.TypeText;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads the record itself. */
final class RecordReader {

  private final Lang lang;

  RecordReader(Lang lang) {
    this.lang = lang;
  }

  RecordModel read(TypeElement record, @Nullable TypeMirror value) {
    Origin origin = Origin.of(Places.RECORD, record, Signature.of(record));
    return new RecordModel(
        ClassName.get(record),
        Access.isPublic(record),
        new ComponentReader(lang, record).read((DeclaredType) record.asType(), List.of()),
        Signature.typeParameters(record),
        Equality.isOwn(record),
        inaccessible(record, value, origin),
        origin);
  }

  /**
   * What generated code would have to name and cannot: the record, its value, a component's type.
   */
  private Optional<Declared<Hidden>> inaccessible(
      TypeElement record, @Nullable TypeMirror value, Origin origin) {
    Access access = new Access(lang.elements, record);
    Optional<TypeElement> own =
        access.hidden(record).or(() -> value == null ? Optional.empty() : access.hidden(value));
    if (own.isPresent()) {
      return own.map(type -> new Declared<>(access.describe(type), origin));
    }
    return record.getRecordComponents().stream()
        .flatMap(
            c -> access.hidden(c.asType()).map(t -> at(record, c, access.describe(t))).stream())
        .findFirst();
  }

  private static Declared<Hidden> at(
      TypeElement record, RecordComponentElement component, Hidden hidden) {
    Element place =
        ElementFilter.fieldsIn(record.getEnclosedElements()).stream()
            .filter(field -> field.getSimpleName().equals(component.getSimpleName()))
            .findFirst()
            .map((VariableElement field) -> (Element) field)
            .orElse(component);
    int order = Places.COMPONENTS + record.getRecordComponents().indexOf(component);
    String text = TypeText.of(TypeName.get(component.asType())) + " " + component.getSimpleName();
    return new Declared<>(hidden, Origin.of(order, place, text));
  }
}
