package io.cacheme.processor.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.CodecComponent;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.ValueShape;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the parts of a codec are called: {@code UserView} is written by {@code writeUserView}, and a
 * {@code List<String>} by {@code writeListOfString}; of two types of one name the second gets a
 * number.
 */
final class CodecNaming {

  private final CodecModel codec;
  private final Map<ValueShape, String> names = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();

  CodecNaming(CodecModel codec) {
    this.codec = codec;
    reach(codec.value());
  }

  private void reach(ValueShape shape) {
    if (shape instanceof ValueShape.Scalar || names.containsKey(shape)) {
      return;
    }
    names.put(shape, free(text(shape.type())));
    if (shape instanceof ValueShape.Elements elements) {
      reach(elements.element());
    } else if (shape instanceof ValueShape.Mapping mapping) {
      reach(mapping.key());
      reach(mapping.value());
    } else if (shape instanceof ValueShape.Maybe maybe) {
      reach(maybe.content());
    } else if (shape instanceof ValueShape.Composite composite) {
      codec.components(composite).stream().map(CodecComponent::shape).forEach(this::reach);
    }
  }

  /** Names that are different as constants are different as methods, too. */
  private String free(String wanted) {
    String name = wanted;
    for (int i = 2; !taken.add(upper(name)); i++) {
      name = wanted + i;
    }
    return name;
  }

  /** All shapes but scalars, in the order in which they are reached. */
  Set<ValueShape> reached() {
    return names.keySet();
  }

  /** The name of a shape's methods, after {@code write} and {@code read}. */
  String method(ValueShape shape) {
    String name = names.get(shape);
    if (name == null) {
      throw new IllegalStateException(shape + " is not reached");
    }
    return name;
  }

  /** The constant with a shape's names. */
  String constant(ValueShape shape) {
    return upper(method(shape));
  }

  /** Writes {@code value} to {@code out}. */
  CodeBlock write(CodeBlock out, ValueShape shape, CodeBlock value) {
    if (shape instanceof ValueShape.Scalar scalar) {
      return CodeBlock.of("$L.write$L($L)", out, verb(scalar), value);
    }
    return shape instanceof ValueShape.Constant
        ? CodeBlock.of("$L.writeEnum($L, $L)", out, constant(shape), value)
        : CodeBlock.of("write$L($L, $L)", method(shape), out, value);
  }

  /** Reads a value from {@code in}. */
  CodeBlock read(String in, ValueShape shape) {
    if (shape instanceof ValueShape.Scalar scalar) {
      return CodeBlock.of("$N.read$L()", in, verb(scalar));
    }
    return shape instanceof ValueShape.Constant
        ? CodeBlock.of("$N.readEnum($L)", in, constant(shape))
        : CodeBlock.of("read$L($N)", method(shape), in);
  }

  private static String verb(ValueShape.Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN -> "Boolean";
      case BYTE -> "Byte";
      case SHORT -> "Short";
      case CHAR -> "Char";
      case INT -> "Int";
      case LONG -> "Long";
      case FLOAT -> "Float";
      case DOUBLE -> "Double";
      case BOXED_BOOLEAN -> "BooleanOrNull";
      case BOXED_BYTE -> "ByteOrNull";
      case BOXED_SHORT -> "ShortOrNull";
      case BOXED_CHAR -> "CharOrNull";
      case BOXED_INT -> "IntOrNull";
      case BOXED_LONG -> "LongOrNull";
      case BOXED_FLOAT -> "FloatOrNull";
      case BOXED_DOUBLE -> "DoubleOrNull";
      case STRING -> "String";
      case INSTANT -> "Instant";
      case DURATION -> "Duration";
      case BYTES -> "Bytes";
    };
  }

  /** A type as part of a name, {@code MapOfStringToLong}. */
  private static String text(TypeName type) {
    if (type instanceof ArrayTypeName array) {
      return text(array.componentType().box()) + "s";
    }
    if (type instanceof ParameterizedTypeName parameterized) {
      String between = parameterized.rawType().simpleName().equals("Map") ? "To" : "And";
      List<TypeName> arguments = parameterized.typeArguments();
      return parameterized.rawType().simpleName()
          + arguments.stream()
              .map(CodecNaming::text)
              .collect(Collectors.joining(between, "Of", ""));
    }
    return capitalized(((ClassName) type).simpleName());
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** {@code USER_VIEW} for {@code UserView}. */
  private static String upper(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
        .toUpperCase(Locale.ROOT);
  }
}
