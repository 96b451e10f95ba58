package io.cacheme.processor.read;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.ValueShape;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Walks from a value to all that it reaches; what has no codec goes to the problems. */
final class CodecShapes {

  /** What stands for a type with a problem: nothing is generated then. */
  static final ValueShape NONE = ValueShape.Scalar.STRING;

  private final Lang lang;
  private final CodecProblems problems;
  private final CodecOwnTypes ownTypes;

  CodecShapes(Lang lang, CodecScope scope, CodecProblems problems) {
    this.lang = lang;
    this.problems = problems;
    this.ownTypes = new CodecOwnTypes(lang, scope, problems, this);
  }

  /** The codec of {@code value}, which was read. */
  CodecModel model(ValueShape value) {
    return ownTypes.model(value);
  }

  ValueShape read(TypeMirror type, CodecPath path) {
    ValueShape scalar = CodecTypes.scalar(type);
    if (scalar != null) {
      return scalar;
    }
    return switch (type.getKind()) {
      case ERROR -> NONE; // the compiler tells
      case ARRAY -> items((ArrayType) type, path);
      case DECLARED -> declared((DeclaredType) type, path);
      default ->
          TypeName.get(type).toString().equals("?") ? unknown(path) : unsupported(type, path);
    };
  }

  private ValueShape declared(DeclaredType type, CodecPath path) {
    if (CodecTypes.isRaw(type)) {
      String raw = "the raw type " + Lang.element(type).getQualifiedName();
      problems.unsupported(raw, path, "say what it holds");
      return NONE;
    }
    return switch (Lang.element(type).getQualifiedName().toString()) {
      case "java.lang.Object" -> unknown(path);
      case "java.util.List",
          "java.util.Set",
          "java.util.Collection",
          "java.util.SequencedCollection" ->
          new ValueShape.Elements(name(type), read(argument(type, 0), path));
      case "java.util.Map" -> mapping(type, path);
      case "java.util.Optional" -> maybe(type, path);
      default -> ownTypes.read(type, path);
    };
  }

  private ValueShape items(ArrayType type, CodecPath path) {
    ValueShape element = read(type.getComponentType(), path);
    return new ValueShape.Items((ArrayTypeName) TypeName.get(type), element);
  }

  private ValueShape mapping(DeclaredType type, CodecPath path) {
    TypeMirror keyType = argument(type, 0);
    ValueShape key = read(keyType, path);
    ValueShape value = read(argument(type, 1), path);
    if (!key.isKey()) {
      problems.unsupported(
          TypeName.get(keyType) + " as the key of a map",
          path,
          "use keys of String, a number, boolean, char, enum, UUID, URI or java.time type");
    }
    return new ValueShape.Mapping(name(type), key, value);
  }

  private ValueShape maybe(DeclaredType type, CodecPath path) {
    ValueShape content = read(argument(type, 0), path);
    boolean isOptional =
        content instanceof ValueShape.Maybe
            || (content instanceof ValueShape.Scalar scalar && scalar.isOptional());
    if (isOptional) {
      problems.unsupported(
          "an Optional in an Optional", path, "use one, for an empty one inside looks like none");
    }
    return new ValueShape.Maybe(name(type), content);
  }

  private ValueShape unknown(CodecPath path) {
    problems.unknown(path);
    return NONE;
  }

  /** A type without a codec. */
  ValueShape unsupported(TypeMirror type, CodecPath path) {
    problems.unsupported(TypeName.get(type).toString(), path, CodecTypes.instead(lang, type));
    return NONE;
  }

  private static TypeMirror argument(DeclaredType type, int index) {
    return type.getTypeArguments().get(index);
  }

  private static ParameterizedTypeName name(DeclaredType type) {
    return (ParameterizedTypeName) TypeName.get(type);
  }
}
