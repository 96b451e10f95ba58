package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import io.cacheme.processor.model.CodecNames;
import io.cacheme.processor.model.ValueShape;

/** The expressions that write and read one value: by the runtime, or by a method of the codec. */
final class CodecCalls {

  private final CodecNaming naming;

  CodecCalls(CodecNaming naming) {
    this.naming = naming;
  }

  /** Writes {@code value} to {@code out}. */
  CodeBlock write(CodeBlock out, ValueShape shape, CodeBlock value) {
    if (shape instanceof ValueShape.Scalar scalar) {
      return CodeBlock.of("$L.write$L($L)", out, verb(scalar), value);
    }
    if (shape instanceof ValueShape.Text text) {
      return CodeBlock.of("$L.writeText($T.$L, $L)", out, CodecNames.TEXT_FORM, text, value);
    }
    if (shape instanceof ValueShape.Shared shared) {
      return CodeBlock.of("new $T().write($L, $L)", shared.codec(), out, value);
    }
    return shape instanceof ValueShape.Constant
        ? CodeBlock.of("$L.writeEnum($L, $L)", out, naming.constant(shape), value)
        : CodeBlock.of("write$L($L, $L)", naming.method(shape), out, value);
  }

  /** Reads a value from {@code in}. */
  CodeBlock read(String in, ValueShape shape) {
    if (shape instanceof ValueShape.Scalar scalar) {
      return CodeBlock.of("$N.read$L()", in, verb(scalar));
    }
    if (shape instanceof ValueShape.Text text) {
      return CodeBlock.of("$N.readText($T.$L)", in, CodecNames.TEXT_FORM, text);
    }
    if (shape instanceof ValueShape.Shared shared) {
      return CodeBlock.of("new $T().read($N)", shared.codec(), in);
    }
    return shape instanceof ValueShape.Constant
        ? CodeBlock.of("$N.readEnum($L)", in, naming.constant(shape))
        : CodeBlock.of("read$L($N)", naming.method(shape), in);
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
      case BIG_INTEGER -> "BigInteger";
      case BIG_DECIMAL -> "BigDecimal";
      case INSTANT -> "Instant";
      case DURATION -> "Duration";
      case YEAR -> "Year";
      case OPTIONAL_INT -> "OptionalInt";
      case OPTIONAL_LONG -> "OptionalLong";
      case OPTIONAL_DOUBLE -> "OptionalDouble";
      case BYTES -> "Bytes";
      case CHARS -> "Chars";
    };
  }
}
