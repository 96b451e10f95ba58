package io.cacheme.processor.read;

import static java.util.Map.entry;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.Alphabet;
import io.cacheme.processor.model.KeyType;
import io.cacheme.processor.model.TypeText;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Decides how a type becomes text in a key: those are listed whose text and equality agree. */
final class KeyTypeReader {

  private static final String NO_TEXT = "which has no stable text form for a key";

  private static final Map<TypeKind, Alphabet> PRIMITIVES =
      Map.of(
          TypeKind.BYTE, Alphabet.INTEGER,
          TypeKind.SHORT, Alphabet.INTEGER,
          TypeKind.INT, Alphabet.INTEGER,
          TypeKind.LONG, Alphabet.INTEGER,
          TypeKind.CHAR, Alphabet.CHARACTER,
          TypeKind.BOOLEAN, Alphabet.BOOLEAN,
          TypeKind.FLOAT, Alphabet.FLOATING,
          TypeKind.DOUBLE, Alphabet.FLOATING);

  private static final Map<String, Alphabet> CLASSES =
      Map.ofEntries(
          entry("java.lang.String", Alphabet.TEXT),
          entry("java.lang.Byte", Alphabet.INTEGER),
          entry("java.lang.Short", Alphabet.INTEGER),
          entry("java.lang.Integer", Alphabet.INTEGER),
          entry("java.lang.Long", Alphabet.INTEGER),
          entry("java.lang.Character", Alphabet.CHARACTER),
          entry("java.lang.Boolean", Alphabet.BOOLEAN),
          entry("java.lang.Float", Alphabet.FLOATING),
          entry("java.lang.Double", Alphabet.FLOATING),
          entry("java.math.BigInteger", Alphabet.INTEGER),
          entry("java.math.BigDecimal", Alphabet.DECIMAL),
          entry("java.util.UUID", Alphabet.UUID),
          entry("java.util.Currency", Alphabet.NAME),
          entry("java.time.LocalDate", Alphabet.DATE),
          entry("java.time.Year", Alphabet.DATE),
          entry("java.time.YearMonth", Alphabet.DATE),
          entry("java.time.MonthDay", Alphabet.DATE),
          entry("java.time.Instant", Alphabet.TIME),
          entry("java.time.LocalTime", Alphabet.TIME),
          entry("java.time.LocalDateTime", Alphabet.TIME),
          entry("java.time.OffsetTime", Alphabet.TIME),
          entry("java.time.OffsetDateTime", Alphabet.TIME),
          entry("java.time.ZonedDateTime", Alphabet.TIME),
          entry("java.time.ZoneId", Alphabet.TIME),
          entry("java.time.ZoneOffset", Alphabet.TIME),
          entry("java.time.Duration", Alphabet.TIME),
          entry("java.time.Period", Alphabet.TIME));

  private final Access access;
  private final ComponentReader components;

  KeyTypeReader(Access access, ComponentReader components) {
    this.access = access;
    this.components = components;
  }

  /** How {@code type} becomes text; {@code around} are the records that it stands in. */
  KeyType read(TypeMirror type, List<TypeElement> around) {
    Alphabet primitive = PRIMITIVES.get(type.getKind());
    if (primitive != null) {
      return new KeyType.Scalar(primitive, true);
    }
    if (type.getKind() != TypeKind.DECLARED) {
      return unsupported(type, NO_TEXT);
    }
    TypeElement element = Lang.element((DeclaredType) type);
    Alphabet alphabet = CLASSES.get(element.getQualifiedName().toString());
    if (alphabet != null) {
      return new KeyType.Scalar(alphabet, false);
    }
    if (element.getKind() == ElementKind.ENUM) {
      return new KeyType.Scalar(Alphabet.NAME, false);
    }
    return element.getKind() == ElementKind.RECORD
        ? nested((DeclaredType) type, element, around)
        : unsupported(type, NO_TEXT);
  }

  private KeyType nested(DeclaredType type, TypeElement record, List<TypeElement> around) {
    if (around.contains(record)) {
      return unsupported(type, "a record that contains itself");
    }
    if (access.hidden(type).isPresent()) {
      return unsupported(type, "which generated code cannot see");
    }
    return new KeyType.Nested(
        TypeName.get(type), components.read(type, around), Equality.isOwn(record));
  }

  private static KeyType unsupported(TypeMirror type, String reason) {
    return new KeyType.Unsupported(TypeText.withArticle(TypeName.get(type)), reason);
  }
}
