package io.cacheme.processor.read;

import io.cacheme.processor.model.ValueShape;
import io.cacheme.processor.model.ValueShape.Scalar;
import io.cacheme.processor.model.ValueShape.Text;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Which types are scalars, and what to write in place of others. */
final class CodecTypes {

  private static final Map<TypeKind, Scalar> PRIMITIVES =
      Map.of(
          TypeKind.BOOLEAN, Scalar.BOOLEAN,
          TypeKind.BYTE, Scalar.BYTE,
          TypeKind.SHORT, Scalar.SHORT,
          TypeKind.CHAR, Scalar.CHAR,
          TypeKind.INT, Scalar.INT,
          TypeKind.LONG, Scalar.LONG,
          TypeKind.FLOAT, Scalar.FLOAT,
          TypeKind.DOUBLE, Scalar.DOUBLE);

  private static final Map<String, Scalar> CLASSES =
      Map.ofEntries(
          Map.entry("java.lang.Boolean", Scalar.BOXED_BOOLEAN),
          Map.entry("java.lang.Byte", Scalar.BOXED_BYTE),
          Map.entry("java.lang.Short", Scalar.BOXED_SHORT),
          Map.entry("java.lang.Character", Scalar.BOXED_CHAR),
          Map.entry("java.lang.Integer", Scalar.BOXED_INT),
          Map.entry("java.lang.Long", Scalar.BOXED_LONG),
          Map.entry("java.lang.Float", Scalar.BOXED_FLOAT),
          Map.entry("java.lang.Double", Scalar.BOXED_DOUBLE),
          Map.entry("java.lang.String", Scalar.STRING),
          Map.entry("java.math.BigInteger", Scalar.BIG_INTEGER),
          Map.entry("java.math.BigDecimal", Scalar.BIG_DECIMAL),
          Map.entry("java.time.Instant", Scalar.INSTANT),
          Map.entry("java.time.Duration", Scalar.DURATION),
          Map.entry("java.time.Year", Scalar.YEAR),
          Map.entry("java.util.OptionalInt", Scalar.OPTIONAL_INT),
          Map.entry("java.util.OptionalLong", Scalar.OPTIONAL_LONG),
          Map.entry("java.util.OptionalDouble", Scalar.OPTIONAL_DOUBLE));

  private static final Map<String, Text> TEXTS =
      Arrays.stream(Text.values())
          .collect(Collectors.toMap(text -> text.type().canonicalName(), text -> text));

  private static final Set<String> CONTAINERS =
      Set.of(
          "java.lang.Object",
          "java.lang.Record",
          "java.lang.Enum",
          "java.util.Collection",
          "java.util.SequencedCollection",
          "java.util.List",
          "java.util.Set",
          "java.util.Map",
          "java.util.Optional");

  private static final Set<String> TIMES =
      Set.of(
          "java.util.Date",
          "java.util.Calendar",
          "java.util.GregorianCalendar",
          "java.sql.Timestamp");

  private static final Set<String> NAMES =
      Set.of(
          "java.lang.Class",
          "java.lang.CharSequence",
          "java.net.URL",
          "java.nio.file.Path",
          "java.util.Currency",
          "java.util.Locale",
          "java.util.regex.Pattern");

  private CodecTypes() {}

  /** The scalar that {@code type} is, or null. */
  static @Nullable ValueShape scalar(TypeMirror type) {
    return switch (type.getKind()) {
      case ARRAY ->
          switch (((ArrayType) type).getComponentType().getKind()) {
            case BYTE -> Scalar.BYTES;
            case CHAR -> Scalar.CHARS;
            default -> null;
          };
      case DECLARED -> scalar(Lang.element((DeclaredType) type).getQualifiedName().toString());
      default -> PRIMITIVES.get(type.getKind());
    };
  }

  private static @Nullable ValueShape scalar(String name) {
    Scalar scalar = CLASSES.get(name);
    return scalar == null ? TEXTS.get(name) : scalar;
  }

  /** Whether every codec knows the class: scalars, collections and what holds anything. */
  static boolean isKnown(String name) {
    return scalar(name) != null || CONTAINERS.contains(name);
  }

  /** Whether a type, or a part of it, is unknown, raw or a type parameter. */
  static boolean isWrong(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isWrong(array.getComponentType());
    }
    if (type.getKind() == TypeKind.DECLARED) {
      DeclaredType declared = (DeclaredType) type;
      return isRaw(declared) || declared.getTypeArguments().stream().anyMatch(CodecTypes::isWrong);
    }
    return type.getKind() == TypeKind.ERROR || type.getKind() == TypeKind.TYPEVAR;
  }

  static boolean isRaw(DeclaredType type) {
    return type.getTypeArguments().isEmpty() && !Lang.element(type).getTypeParameters().isEmpty();
  }

  /** What to write in place of a type that has no codec. */
  static String instead(Lang lang, TypeMirror type) {
    if (type.getKind() != TypeKind.DECLARED) {
      return "name one type";
    }
    TypeElement element = Lang.element((DeclaredType) type);
    if (TIMES.contains(element.getQualifiedName().toString())) {
      return "declare it as an Instant";
    }
    if (NAMES.contains(element.getQualifiedName().toString())) {
      return "declare it as a String";
    }
    if (lang.is(type, "java.util.Map")) {
      return "declare it as a Map";
    }
    if (lang.is(type, "java.util.Set")) {
      return "declare it as a Set";
    }
    return lang.is(type, "java.lang.Iterable")
        ? "declare it as a List"
        : "store the data you need, as records, sealed interfaces of records, enums, lists, maps and scalars";
  }
}
