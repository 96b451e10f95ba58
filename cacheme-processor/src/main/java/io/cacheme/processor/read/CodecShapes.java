package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.CodecComponent;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.ValueShape;
import io.cacheme.processor.model.ValueShape.Scalar;
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
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Walks from a value to all that it reaches; what has no codec goes to the problems. */
final class CodecShapes {

  /** What stands for a type with a problem: nothing is generated then. */
  private static final ValueShape NONE = Scalar.STRING;

  /** A record that reaches more forms of itself than this has no last one. */
  private static final int MOST_FORMS = 20;

  private final Lang lang;
  private final Access access;
  private final CodecProblems problems;
  private final Map<TypeName, List<CodecComponent>> records = new LinkedHashMap<>();
  private final Map<TypeName, List<String>> constants = new LinkedHashMap<>();
  private boolean deprecated;

  CodecShapes(Lang lang, TypeElement node, CodecProblems problems) {
    this.lang = lang;
    this.access = new Access(lang.elements, node);
    this.problems = problems;
  }

  /** The codec of {@code value}, which was read. */
  CodecModel model(ValueShape value) {
    return new CodecModel(value, records, constants, deprecated);
  }

  ValueShape read(TypeMirror type, CodecPath path) {
    Scalar scalar = CodecTypes.scalar(type);
    if (scalar != null) {
      return scalar;
    }
    if (type.getKind() == TypeKind.ERROR) {
      return NONE; // the compiler tells
    }
    if (type.getKind() != TypeKind.DECLARED) {
      return TypeName.get(type).toString().equals("?") ? unknown(path) : unsupported(type, path);
    }
    DeclaredType declared = (DeclaredType) type;
    if (CodecTypes.isRaw(declared)) {
      String raw = "the raw type " + Lang.element(declared).getQualifiedName();
      problems.unsupported(raw, path, "say what it holds");
      return NONE;
    }
    return switch (Lang.element(declared).getQualifiedName().toString()) {
      case "java.lang.Object" -> unknown(path);
      case "java.util.List", "java.util.Set" ->
          new ValueShape.Elements(name(declared), read(argument(declared, 0), path));
      case "java.util.Map" -> mapping(declared, path);
      case "java.util.Optional" -> maybe(declared, path);
      default -> own(declared, path);
    };
  }

  private ValueShape mapping(DeclaredType type, CodecPath path) {
    TypeMirror keyType = argument(type, 0);
    ValueShape key = read(keyType, path);
    ValueShape value = read(argument(type, 1), path);
    boolean isKey =
        key instanceof ValueShape.Constant || (key instanceof Scalar scalar && scalar.isKey());
    if (!isKey) {
      problems.unsupported(
          TypeName.get(keyType) + " as the key of a map",
          path,
          "use keys of String, a number, boolean, char, enum, Instant or Duration");
    }
    return new ValueShape.Mapping(name(type), key, value);
  }

  private ValueShape maybe(DeclaredType type, CodecPath path) {
    ValueShape content = read(argument(type, 0), path);
    if (content instanceof ValueShape.Maybe) {
      problems.unsupported(
          "an Optional in an Optional", path, "use one, for an empty one inside looks like none");
    }
    return new ValueShape.Maybe(name(type), content);
  }

  /** A type that somebody declared: an enum, a record, or one without a codec. */
  private ValueShape own(DeclaredType type, CodecPath path) {
    TypeElement element = Lang.element(type);
    boolean known =
        element.getKind() == ElementKind.ENUM || element.getKind() == ElementKind.RECORD;
    if (!known) {
      return unsupported(type, path);
    }
    Optional<TypeElement> hidden = access.hidden(element);
    if (hidden.isPresent()) {
      return hidden(element, hidden.get(), path);
    }
    deprecated |= isDeprecated(element);
    return element.getKind() == ElementKind.ENUM
        ? constant(element)
        : composite(type, element, path);
  }

  private ValueShape constant(TypeElement type) {
    ValueShape.Constant shape = new ValueShape.Constant(ClassName.get(type));
    List<String> names =
        type.getEnclosedElements().stream()
            .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
            .map(member -> member.getSimpleName().toString())
            .toList();
    constants.put(shape.type(), names);
    return shape;
  }

  private ValueShape composite(DeclaredType type, TypeElement element, CodecPath path) {
    ValueShape.Composite shape = new ValueShape.Composite(TypeName.get(type));
    if (records.containsKey(shape.type())) {
      return shape;
    }
    if (forms(ClassName.get(element)) == MOST_FORMS) {
      problems.unsupported(
          element.getQualifiedName() + ", which reaches ever more forms of itself",
          path,
          "end the recursion");
      return NONE;
    }
    records.put(shape.type(), List.of()); // so that it finds itself
    List<CodecComponent> components = new ArrayList<>();
    for (RecordComponentElement component : element.getRecordComponents()) {
      components.add(component(type, element, component, path));
    }
    records.put(shape.type(), components);
    return shape;
  }

  private CodecComponent component(
      DeclaredType type, TypeElement owner, RecordComponentElement component, CodecPath path) {
    ValueShape shape =
        read(typeOf(type, owner, component), path.to(owner, component.getSimpleName()));
    return new CodecComponent(component.getSimpleName().toString(), shape);
  }

  /** A component's type as {@code record}'s type arguments make it; its field tells. */
  private TypeMirror typeOf(
      DeclaredType record, TypeElement owner, RecordComponentElement component) {
    for (VariableElement field : ElementFilter.fieldsIn(owner.getEnclosedElements())) {
      if (field.getSimpleName().equals(component.getSimpleName())
          && !field.getModifiers().contains(Modifier.STATIC)) {
        return lang.types.asMemberOf(record, field);
      }
    }
    return component.asType();
  }

  private long forms(ClassName record) {
    return records.keySet().stream()
        .filter(name -> name instanceof ParameterizedTypeName p && p.rawType().equals(record))
        .count();
  }

  private ValueShape unknown(CodecPath path) {
    problems.unknown(path);
    return NONE;
  }

  private ValueShape unsupported(TypeMirror type, CodecPath path) {
    problems.unsupported(TypeName.get(type).toString(), path, CodecTypes.instead(lang, type));
    return NONE;
  }

  private ValueShape hidden(TypeElement type, TypeElement hidden, CodecPath path) {
    problems.hidden(type, hidden, path);
    return NONE;
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

  private static TypeMirror argument(DeclaredType type, int index) {
    return type.getTypeArguments().get(index);
  }

  private static ParameterizedTypeName name(DeclaredType type) {
    return (ParameterizedTypeName) TypeName.get(type);
  }
}
