package io.cacheme.spring.boot;

import org.jspecify.annotations.Nullable;

/**
 * What keys begin with, so that two applications on one server do not read each other's, and all
 * processes of one application do.
 */
final class KeyPrefix {

  static final String DEFAULT = "cacheme";

  private KeyPrefix() {}

  /** Of an application of that name: what a prefix cannot have is written as {@code _20}. */
  static String of(@Nullable String application) {
    if (application == null || application.isBlank()) {
      return DEFAULT;
    }
    StringBuilder prefix = new StringBuilder();
    application
        .strip()
        .codePoints()
        .forEach(
            c -> {
              if (isAllowed(c)) {
                prefix.appendCodePoint(c);
              } else {
                prefix.append('_').append(Integer.toHexString(c));
              }
            });
    return prefix.toString();
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }
}
