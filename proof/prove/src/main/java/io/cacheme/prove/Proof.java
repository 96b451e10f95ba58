package io.cacheme.prove;

import java.util.regex.Pattern;

/**
 * Checks of a method that a promise stands on.
 *
 * @param checks the name of one, or of several with {@code *} for any part of it
 */
record Proof(Method method, String checks) {

  static final String ALL = "*";

  boolean covers(Line line) {
    return line.method().equals(method.name())
        && line.subject().matches(Pattern.quote(checks).replace("*", "\\E.*\\Q"));
  }
}
