package io.cacheme.spring.boot;

import io.cacheme.spi.StorageUrl;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Hides the credentials of storages where the endpoints {@code env} and {@code configprops} are
 * told to show values: users, passwords, options that are secret by their names, and what of these
 * is in URLs.
 */
final class StorageSecrets implements SanitizingFunction {

  private static final Pattern STORAGE =
      Pattern.compile("cacheme[._]?storages(?:[\\[._](.+))?", Pattern.DOTALL);
  private static final Pattern SECRET =
      Pattern.compile("pass|secret|token|credential|auth|pwd|user");

  @Override
  public SanitizableData apply(SanitizableData data) {
    Matcher storage = STORAGE.matcher(data.getKey().toLowerCase(Locale.ROOT));
    Object value = data.getValue();
    if (value == null || !storage.matches()) {
      return data;
    }
    if (storage.group(1) == null || SECRET.matcher(storage.group(1)).find()) {
      return data.withSanitizedValue();
    }
    return value instanceof CharSequence text && text.toString().contains("://")
        ? masked(data, text.toString().strip())
        : value instanceof Map || value instanceof CachemeProperties.Storage
            ? data.withSanitizedValue()
            : data;
  }

  private static SanitizableData masked(SanitizableData data, String url) {
    try {
      return data.withValue(StorageUrl.parse(url).toString());
    } catch (IllegalArgumentException e) { // what cannot be taken apart may have them anywhere
      return data.withSanitizedValue();
    }
  }
}
