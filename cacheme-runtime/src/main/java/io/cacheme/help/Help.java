package io.cacheme.help;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The form of a message: what is wrong, what was found, how to mend it, and where it is explained.
 * The page's address stands here and in the processor's {@code DiagnosticCode}, and nowhere else.
 */
public final class Help {

  /** The page that explains every code. Absolute: who has the jars only has no {@code docs/}. */
  public static final String PAGE =
      "https://github.com/cacheme/cacheme-java/blob/main/docs/errors.md";

  private Help() {}

  /** The address of a code's section. */
  public static String at(String code) {
    return PAGE + "#" + code.toLowerCase(Locale.ROOT);
  }

  /**
   * A whole message.
   *
   * @param what the headline: what is wrong with what
   * @param found what there is instead, or null where the headline says it
   * @param help what to do
   */
  public static String message(String code, String what, @Nullable String found, String help) {
    return what
        + " ["
        + code
        + "]\n"
        + (found == null ? "" : "    found: " + found + "\n")
        + "    help:  "
        + help
        + "\n    docs:  "
        + at(code);
  }
}
