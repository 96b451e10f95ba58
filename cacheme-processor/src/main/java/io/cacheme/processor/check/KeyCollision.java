package io.cacheme.processor.check;

import io.cacheme.processor.model.Alphabet;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.KeyPlan.Fixed;
import io.cacheme.processor.model.KeyText;
import io.cacheme.processor.model.KeyType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for two pairs of values that give one text: the example that a message shows. */
final class KeyCollision {

  /** A value and how it is written in Java. */
  private record Sample(String text, String shown) {}

  private KeyCollision() {}

  /** The two pairs, as in {@code ("ab","c") and ("a","bc")}. */
  static Optional<String> find(ComponentModel left, Fixed between, ComponentModel right) {
    Map<String, String> seen = new HashMap<>();
    for (Sample first : samples(left, between, true)) {
      for (Sample second : samples(right, between, false)) {
        String text = KeyText.escape(first.text() + between.raw() + second.text());
        String shown = "(" + first.shown() + "," + second.shown() + ")";
        String other = seen.putIfAbsent(text, shown);
        if (other != null && !other.equals(shown)) {
          return Optional.of(other + " and " + shown);
        }
      }
    }
    return Optional.empty();
  }

  private static List<Sample> samples(ComponentModel component, Fixed between, boolean isLeft) {
    if (!(component.keyType() instanceof KeyType.Scalar scalar)) {
      return List.of();
    }
    List<Sample> found = new ArrayList<>();
    for (String text : texts(scalar.alphabet(), between.raw(), isLeft)) {
      found.add(new Sample(text, shown(scalar.alphabet(), text)));
    }
    return found;
  }

  private static List<String> texts(Alphabet alphabet, String between, boolean isLeft) {
    return switch (alphabet) {
      case TEXT ->
          isLeft
              ? List.of("a" + between + "b", "a", "1", "1" + between)
              : List.of("c", "b" + between + "c", "1", between + "1");
      case INTEGER -> isLeft ? List.of("12", "1", "-1") : List.of("3", "23", "-1", "1");
      case BOOLEAN -> List.of("true", "false");
      default -> List.of();
    };
  }

  private static String shown(Alphabet alphabet, String text) {
    return alphabet == Alphabet.TEXT ? '"' + text + '"' : text;
  }
}
