package io.cacheme.processor.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** English for messages and parameter names. */
public final class Words {

  private static final Pattern SIBILANT = Pattern.compile(".*(s|x|z|ch|sh)");
  private static final Pattern CONSONANT_Y = Pattern.compile(".*[^aeiou]y");

  private Words() {}

  /** The plural of a name. */
  public static String plural(String name) {
    if (SIBILANT.matcher(name).matches()) {
      return name + "es";
    }
    return CONSONANT_Y.matcher(name).matches()
        ? name.substring(0, name.length() - 1) + "ies"
        : name + "s";
  }

  /** Small numbers as words. */
  public static String count(int number) {
    return number == 2 ? "two" : number == 3 ? "three" : Integer.toString(number);
  }

  /** {@code org} and {@code id} as {@code orgId}. */
  public static String joined(List<String> names) {
    return names.get(0)
        + names.stream().skip(1).map(Words::capitalized).collect(Collectors.joining());
  }

  /** {@code orgId} as {@code OrgId}. */
  public static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
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
