package io.cacheme.processor.model;

import java.util.Locale;

/** English for messages and parameter names. */
public final class Words {

  private Words() {}

  /** The plural of a name. */
  public static String plural(String name) {
    if (name.matches(".*(s|x|z|ch|sh)")) {
      return name + "es";
    }
    return name.matches(".*[^aeiou]y") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
  }

  /** Small numbers as words. */
  public static String count(int number) {
    return number == 2 ? "two" : number == 3 ? "three" : Integer.toString(number);
  }

  /** The name with a small first letter. */
  public static String decapitalized(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** The text in double quotes. */
  public static String quoted(String text) {
    return '"' + text + '"';
  }
}
