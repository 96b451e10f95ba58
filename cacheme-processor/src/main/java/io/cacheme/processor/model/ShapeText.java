package io.cacheme.processor.model;

import com.palantir.javapoet.TypeName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The shape of a value as text, and its fingerprint: what a codec writes and reads, and nothing
 * that depends on the compiler, the JDK or where a class comes from. A change of this text makes
 * every value cached with {@code version = "auto"} a miss.
 */
public final class ShapeText {

  /** The level of the bytes; it changes when codecs write a type in another form. */
  private static final int LEVEL = 1;

  private static final int DIGITS = 16;

  private ShapeText() {}

  /** The fingerprint of a value kept by {@code serializer}: 16 hex digits, not all of them 0. */
  public static String fingerprint(CodecModel codec, String serializer) {
    byte[] text = of(codec, serializer).getBytes(StandardCharsets.UTF_8);
    String digits = HexFormat.of().formatHex(sha256(text)).substring(0, DIGITS);
    return digits.equals("0".repeat(DIGITS)) ? "0".repeat(DIGITS - 1) + "1" : digits;
  }

  /** A line for each type, and one for each of its parts. */
  static String of(CodecModel codec, String serializer) {
    StringBuilder text = new StringBuilder();
    text.append("level ").append(LEVEL).append('\n');
    text.append("serializer ").append(serializer).append('\n');
    text.append("value ").append(type(codec.value())).append('\n');
    codec.records().forEach((type, components) -> record(text, type, components));
    codec.unions().forEach((type, variants) -> union(text, type, variants));
    codec.constants().forEach((type, names) -> constants(text, type, names));
    return text.toString();
  }

  private static void record(StringBuilder text, TypeName type, List<CodecComponent> components) {
    text.append("record ").append(type).append('\n');
    for (CodecComponent component : components) {
      text.append("  ").append(type(component.shape())).append(' ').append(component.name());
      text.append('\n');
    }
  }

  private static void union(StringBuilder text, TypeName type, List<ValueShape.Variant> variants) {
    text.append("sealed ").append(type).append('\n');
    for (ValueShape.Variant variant : variants) {
      text.append("  ").append(variant.type()).append(' ').append(variant.tag()).append('\n');
    }
  }

  /** The order of an enum's constants is not in the bytes. */
  private static void constants(StringBuilder text, TypeName type, List<String> names) {
    text.append("enum ").append(type).append('\n');
    names.stream().sorted().forEach(name -> text.append("  ").append(name).append('\n'));
  }

  private static String type(ValueShape shape) {
    if (shape instanceof ValueShape.Shared shared) {
      return shared.type() + "#" + shared.fingerprint();
    }
    if (shape instanceof ValueShape.Elements elements) {
      return elements.type().rawType() + "<" + type(elements.element()) + ">";
    }
    if (shape instanceof ValueShape.Mapping mapping) {
      return "java.util.Map<" + type(mapping.key()) + "," + type(mapping.value()) + ">";
    }
    if (shape instanceof ValueShape.Maybe maybe) {
      return "java.util.Optional<" + type(maybe.content()) + ">";
    }
    return shape instanceof ValueShape.Items items
        ? type(items.element()) + "[]"
        : shape.type().toString();
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
