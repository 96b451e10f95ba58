package io.cacheme.processor.model;

import com.palantir.javapoet.TypeName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The shape of a value as text, and the fingerprint of it: what a codec writes and reads, and
 * nothing that depends on the compiler, the JDK or where a class comes from. A change of this text
 * makes every cached value with {@code version = "auto"} a miss.
 */
public final class ShapeText {

  /** The level of the bytes; it changes when the codecs write a type in another form. */
  private static final int LEVEL = 1;

  private static final int DIGITS = 16;

  private ShapeText() {}

  /** The fingerprint of a value kept by {@code serializer}: 16 hex digits, not all of them 0. */
  public static String fingerprint(CodecModel codec, String serializer) {
    byte[] text = of(codec, serializer).getBytes(StandardCharsets.UTF_8);
    String digits = HexFormat.of().formatHex(sha256(text)).substring(0, DIGITS);
    return digits.equals("0".repeat(DIGITS)) ? "0".repeat(DIGITS - 1) + "1" : digits;
  }

  static String of(CodecModel codec, String serializer) {
    StringBuilder text = new StringBuilder();
    text.append("level ").append(LEVEL).append('\n');
    text.append("serializer ").append(serializer).append('\n');
    text.append("value ").append(codec.value().type()).append('\n');
    codec.records().forEach((type, components) -> record(text, type, components));
    codec
        .constants()
        .forEach(
            (type, names) ->
                text.append("enum " + type + names.stream().sorted().toList()).append('\n'));
    return text.toString();
  }

  private static void record(StringBuilder text, TypeName type, List<CodecComponent> components) {
    text.append("record ").append(type).append('\n');
    for (CodecComponent component : components) {
      text.append("  ").append(component.shape().type()).append(' ').append(component.name());
      text.append('\n');
    }
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
