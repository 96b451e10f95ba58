package io.cacheme.fuzz;

import io.cacheme.spi.StorageUrl;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/**
 * What holds of the URL of a storage, whatever its text; {@code shown} is what people see of it.
 */
record Urls(Function<StorageUrl, String> shown) {

  private static final String SECRET = "canary-of-a-secret";
  private static final int MOST = 1 << 20;

  /** It is refused as such, or nothing that is shown of it tells its user and password. */
  void check(String text) {
    if (text.contains(SECRET)) { // the fuzzer has learned the word, which then stands anywhere
      return;
    }
    StorageUrl url;
    try {
      url = StorageUrl.parse(text);
    } catch (IllegalArgumentException e) {
      return;
    }
    String others = shown.apply(url.withCredentials("another", "of another"));
    if (url.user() != null && url.password() != null && !shown.apply(url).equals(others)) {
      throw new AssertionError("what is shown depends on the credentials: " + others);
    }
    url.optionNames().forEach(name -> options(url, name));
    refusal(() -> url.requireKnownOptions(Set.of("size", "ttl")));
    refusal(url::singleHost);
  }

  /** A password is shown by no message, whatever stands before and behind it. */
  void checkSecret(String before, String behind) {
    if ((before + behind).contains(SECRET)) {
      return;
    }
    try {
      StorageUrl url = StorageUrl.parse(before + ":" + SECRET + "@" + behind);
      hides(shown.apply(url));
      refusal(() -> url.requireKnownOptions(Set.of()));
      refusal(url::singleHost);
    } catch (IllegalArgumentException e) {
      hides(e.getMessage());
    }
  }

  private static void options(StorageUrl url, String name) {
    refusal(() -> within(url.intOption(name, 0, -5, MOST), -5));
    refusal(() -> within(url.bytesOption(name, 1, 1, MOST), 1));
    refusal(() -> within(url.longBytesOption(name, 0, 0, MOST), 0));
    refusal(() -> within(url.durationOption(name, Duration.ZERO).isNegative() ? -1 : 0, 0));
    refusal(() -> url.durationOrOff(name, Duration.ZERO));
    refusal(() -> url.booleanOption(name, true));
    refusal(() -> url.choiceOption(name, "a", Set.of("a", "b")));
  }

  private static void within(long value, long least) {
    if (value < least || value > MOST) {
      throw new AssertionError(value + " is out of bounds");
    }
  }

  private static void refusal(Runnable look) {
    try {
      look.run();
    } catch (IllegalArgumentException e) {
      hides(e.getMessage());
    }
  }

  private static void hides(String text) {
    if (text.contains(SECRET)) {
      throw new AssertionError("a password is shown: " + text);
    }
  }
}
