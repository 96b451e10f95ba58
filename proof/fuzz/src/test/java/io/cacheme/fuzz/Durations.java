package io.cacheme.fuzz;

import io.cacheme.processor.model.DurationText;
import io.cacheme.spi.StorageUrl;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What holds of a text that is given as a duration, in a URL and in an annotation. */
record Durations(Function<String, @Nullable Duration> inUrls) {

  private static final Duration LONGEST = Duration.ofDays(36_525);

  /** As an option is read; null if it is refused. */
  static @Nullable Duration option(String text) {
    try {
      return StorageUrl.parse("local://lru")
          .withOptions(Map.of("for", text))
          .durationOption("for", Duration.ofNanos(1));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Both read it as the same, if both do, and none fails otherwise. */
  void check(String text) {
    DurationText declared = DurationText.parse(text);
    Duration option = inUrls.apply(text);
    if (option == null) {
      return;
    }
    boolean endless = option.compareTo(LONGEST) > 0;
    if (endless != (declared.kind() == DurationText.Kind.ENDLESS)
        || (!endless && !declared.value().equals(option))) {
      throw new AssertionError(text + " is " + option + " in a URL, and else " + declared);
    }
    if (!endless && !DurationText.parse(DurationText.shortest(option)).value().equals(option)) {
      throw new AssertionError(option + " does not come back");
    }
  }
}
