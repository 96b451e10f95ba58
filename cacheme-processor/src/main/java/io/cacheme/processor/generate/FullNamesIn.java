package io.cacheme.processor.generate;

import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a source names in full, as where it has two types of one name. */
public final class FullNamesIn {

  private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*+\"";
  private static final String HEAD = "(?m:^(?:package|import) .*$)";

  /** {@code a.b.C}; not {@code a.C()}, which calls a variable's method. */
  private static final String NAME =
      "(?<![\\w$.])(?<first>[\\p{Ll}_$][\\w$]*)"
          + "\\.(?=(?:[\\p{Ll}_$][\\w$]*\\.)*\\p{Lu})(?<second>[\\w$]+)(?![\\w$(])";

  private static final Pattern PARTS =
      Pattern.compile(TEXT + "|" + HEAD + "|" + NAME, Pattern.UNICODE_CHARACTER_CLASS);

  private FullNamesIn() {}

  /** The first part of a full name that {@code isOther} says means something else, if any. */
  public static Optional<String> find(String source, BiPredicate<String, String> isOther) {
    Matcher parts = PARTS.matcher(source);
    while (parts.find()) {
      String first = parts.group("first");
      if (first != null && isOther.test(first, parts.group("second"))) {
        return Optional.of(first + "." + parts.group("second"));
      }
    }
    return Optional.empty();
  }
}
