package io.cacheme.serializer.jackson;

import io.cacheme.codec.UndecodableException;

/** Floating point numbers as text: keys, and those that JSON has no number for. */
final class FloatText {

  private static final int LONGEST = 1_000;

  private FloatText() {}

  static boolean isSpecial(String text) {
    return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
  }

  static float toFloat(String text) {
    float value;
    try {
      value = Float.parseFloat(checked(text));
    } catch (NumberFormatException e) {
      throw noNumber();
    }
    if (Float.isInfinite(value) && !isSpecial(text)) {
      throw noNumber();
    }
    return value;
  }

  static double toDouble(String text) {
    double value;
    try {
      value = Double.parseDouble(checked(text));
    } catch (NumberFormatException e) {
      throw noNumber();
    }
    if (Double.isInfinite(value) && !isSpecial(text)) {
      throw noNumber();
    }
    return value;
  }

  private static String checked(String text) {
    if (text.length() > LONGEST) {
      throw noNumber();
    }
    return text;
  }

  private static UndecodableException noNumber() {
    return new UndecodableException("expected a number as a key, and found other text");
  }
}
