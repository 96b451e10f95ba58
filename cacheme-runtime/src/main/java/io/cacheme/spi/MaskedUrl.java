package io.cacheme.spi;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows a URL to people. */
final class MaskedUrl {

  private static final String MASK = "***";
  private static final Pattern SECRET = Pattern.compile("pass|secret|token|credential|auth|pwd");

  private MaskedUrl() {}

  /** {@code url} without its secrets, and without the values of the options {@code hidden}. */
  static String of(StorageUrl url, Set<String> hidden) {
    StringBuilder text = new StringBuilder(url.scheme()).append("://");
    if (url.hasCredentials()) {
      text.append(MASK).append('@');
    }
    text.append(url.hosts().stream().map(Object::toString).collect(Collectors.joining(",")));
    text.append(url.path());
    if (!url.options().isEmpty()) {
      text.append('?').append(options(url, hidden));
    }
    return text.toString();
  }

  private static boolean isSecret(String option) {
    return SECRET.matcher(option.toLowerCase(Locale.ROOT)).find();
  }

  private static boolean isHidden(String option, Set<String> hidden) {
    return hidden.contains(option) || isSecret(option);
  }

  private static String options(StorageUrl url, Set<String> hidden) {
    return url.options().entrySet().stream()
        .map(e -> e.getKey() + "=" + (isHidden(e.getKey(), hidden) ? MASK : e.getValue()))
        .collect(Collectors.joining("&"));
  }
}
