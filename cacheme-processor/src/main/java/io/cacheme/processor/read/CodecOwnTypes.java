package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.CodecComponent;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.ShapeText;
import io.cacheme.processor.model.ValueShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** Reads the types that somebody declared: enums, records, sealed interfaces, shared values. */
final class CodecOwnTypes {

  /** A record that reaches more forms of itself than this has no last one. */
  private static final int MOST_FORMS = 20;

  private final Lang lang;
  private final CodecScope scope;
  private final CodecProblems problems;
  private final CodecShapes shapes;
  private final Map<TypeName, List<CodecComponent>> records = new LinkedHashMap<>();
  private final Map<TypeName, List<ValueShape.Variant>> unions = new LinkedHashMap<>();
  private final Map<TypeName, List<String>> constants = new LinkedHashMap<>();
  private boolean deprecated;

  CodecOwnTypes(Lang lang, CodecScope scope, CodecProblems problems, CodecShapes shapes) {
    this.lang = lang;
    this.scope = scope;
    this.problems = problems;
    this.shapes = shapes;
  }

  CodecModel model(ValueShape value) {
    return new CodecModel(value, records, unions, constants, deprecated);
  }

  ValueShape read(DeclaredType type, CodecPath path) {
    TypeElement element = Lang.element(type);
    if (!isKnown(element)) {
      return shapes.unsupported(type, path);
    }
    Optional<ClassName> codec = scope.sharedCodec(element);
    return codec.isPresent() && scope.hidden(element).isEmpty()
        ? new ValueShape.Shared(ClassName.get(element), codec.get(), fingerprint(type))
        : nested(type, path);
  }

  /** A type that is written and read by this codec itself. */
  ValueShape nested(DeclaredType type, CodecPath path) {
    TypeElement element = Lang.element(type);
    Optional<TypeElement> hidden = scope.hidden(element);
    if (hidden.isPresent()) {
      problems.hidden(element, hidden.get(), path);
      return CodecShapes.NONE;
    }
    deprecated |= isDeprecated(element);
    return switch (element.getKind()) {
      case ENUM -> constant(element);
      case RECORD -> composite(type, path);
      default -> union(type, path);
    };
  }

  private static boolean isKnown(TypeElement type) {
    return switch (type.getKind()) {
      case ENUM, RECORD -> true;
      default -> CodecUnions.isUnion(type);
    };
  }

  /** The fingerprint of a type that has a codec of its own, whatever is hidden in it. */
  private String fingerprint(DeclaredType type) {
    CodecScope inside = scope.inside();
    CodecShapes all = new CodecShapes(lang, inside, new CodecProblems(inside.subject()));
    ValueShape value = all.read(type, CodecPath.of(Lang.element(type)));
    return ShapeText.fingerprint(all.model(value), "any");
  }

  private ValueShape constant(TypeElement type) {
    boolean isObscured = ObscuringFields.of(lang.elements, type).isPresent();
    ValueShape.Constant shape = new ValueShape.Constant(ClassName.get(type), isObscured);
    List<String> names =
        type.getEnclosedElements().stream()
            .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
            .map(member -> member.getSimpleName().toString())
            .toList();
    constants.put(shape.type(), names);
    return shape;
  }

  private ValueShape union(DeclaredType type, CodecPath path) {
    ValueShape.Union shape = new ValueShape.Union(TypeName.get(type));
    if (!unions.containsKey(shape.type())) {
      unions.put(shape.type(), List.of()); // so that it finds itself
      CodecUnions reader = new CodecUnions(lang, problems, this::variant);
      unions.put(shape.type(), reader.read(type, shape, path));
    }
    return shape;
  }

  /** One of those of a sealed interface: a record, or an enum, which is written like a record. */
  private ValueShape variant(DeclaredType type, CodecPath path) {
    ValueShape shape = nested(type, path);
    if (!(shape instanceof ValueShape.Constant constant)) {
      return shape;
    }
    records.put(
        constant.type(), List.of(new CodecComponent(ValueShape.Variant.CONSTANT, constant, false)));
    return new ValueShape.Composite(constant.type());
  }

  private ValueShape composite(DeclaredType type, CodecPath path) {
    ValueShape.Composite shape = new ValueShape.Composite(TypeName.get(type));
    if (records.containsKey(shape.type())) {
      return shape;
    }
    TypeElement element = Lang.element(type);
    if (forms(ClassName.get(element)) == MOST_FORMS) {
      problems.unsupported(
          element.getQualifiedName() + ", which reaches ever more forms of itself",
          path,
          "end the recursion");
      return CodecShapes.NONE;
    }
    records.put(shape.type(), List.of()); // so that it finds itself
    List<CodecComponent> components = new ArrayList<>();
    for (RecordComponentElement component : element.getRecordComponents()) {
      components.add(component(type, component, path.to(element, component.getSimpleName())));
    }
    records.put(shape.type(), components);
    return shape;
  }

  /** A component's type is as the record's type arguments make it; its field tells. */
  private CodecComponent component(
      DeclaredType record, RecordComponentElement component, CodecPath path) {
    TypeElement owner = Lang.element(record);
    Optional<VariableElement> field = field(owner, component);
    ValueShape shape =
        shapes.read(
            field.map(f -> lang.types.asMemberOf(record, f)).orElseGet(component::asType), path);
    boolean mayBeNull =
        !scope.isSource(owner) || Nullability.isMarked(component, field.stream().toList());
    return new CodecComponent(component.getSimpleName().toString(), shape, mayBeNull);
  }

  private static Optional<VariableElement> field(
      TypeElement owner, RecordComponentElement component) {
    return ElementFilter.fieldsIn(owner.getEnclosedElements()).stream()
        .filter(field -> field.getSimpleName().equals(component.getSimpleName()))
        .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
        .findFirst();
  }

  private long forms(ClassName record) {
    return records.keySet().stream()
        .filter(name -> name instanceof ParameterizedTypeName p && p.rawType().equals(record))
        .count();
  }

  /** Whether using a type draws a warning: it, its parts, or what it stands in. */
  private boolean isDeprecated(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (lang.elements.isDeprecated(e)) {
        return true;
      }
    }
    return type.getEnclosedElements().stream().anyMatch(lang.elements::isDeprecated);
  }
}
