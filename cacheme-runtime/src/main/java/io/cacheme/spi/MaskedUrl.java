package io.cacheme.spi;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows a URL to people. */
final class MaskedUrl {

  private static final String MASK = "***";
  private static final Pattern SECRET = Pattern.compile("pass|secret|token|credential|auth|pwd");

  private MaskedUrl() {}

  static String of(StorageUrl url) {
    StringBuilder text = new StringBuilder(url.scheme()).append("://");
    if (url.hasCredentials()) {
      text.append(MASK).append('@');
    }
    text.append(url.hosts().stream().map(Object::toString).collect(Collectors.joining(",")));
    text.append(url.path());
    if (!url.options().isEmpty()) {
      text.append('?').append(options(url));
    }
    return text.toString();
  }

  static boolean isSecret(String option) {
    return SECRET.matcher(option.toLowerCase(Locale.ROOT)).find();
  }

  private static String options(StorageUrl url) {
    return url.options().entrySet().stream()
        .map(e -> e.getKey() + "=" + (isSecret(e.getKey()) ? MASK : e.getValue()))
        .collect(Collectors.joining("&"));
  }
}
