package io.cacheme.processor.generate;

import com.palantir.javapoet.ParameterSpec;
import java.util.List;
import java.util.stream.Collectors;

/** One sentence for each accessor. */
final class AccessorDocs {

  private final String value;
  private final String under;

  AccessorDocs(Shape shape) {
    String key =
        switch (shape.components().size()) {
          case 0 -> "";
          case 1 -> code(shape.name(shape.components().get(0)));
          default -> "this key";
        };
    this.value = key.isEmpty() ? "the value" : "the value of " + key;
    this.under = key.isEmpty() ? "" : " under " + key;
  }

  private static String code(String name) {
    return "{@code " + name + "}";
  }

  private static String code(ParameterSpec parameter) {
    return code(parameter.name());
  }

  String get() {
    return "Answers " + value + ", loaded if no tier has it; null if there is none.";
  }

  String getBy(ParameterSpec loader) {
    return "Answers " + value + ", loaded by " + code(loader) + " if no tier has it.";
  }

  String getIfPresent() {
    return "Answers " + value + " if a tier has it, else null; never loads.";
  }

  String getAll(ParameterSpec keys) {
    return "Answers the values of "
        + code(keys)
        + " in their order; those without one are left out.";
  }

  String getAllBy(ParameterSpec keys, ParameterSpec loader) {
    return "Answers the values of "
        + code(keys)
        + ", loaded by "
        + code(loader)
        + " where no tier has them.";
  }

  String getAllPresent(ParameterSpec keys) {
    return "Answers the values of " + code(keys) + " that a tier has; never loads.";
  }

  String putAll(ParameterSpec values) {
    return "Writes " + code(values) + " to all tiers.";
  }

  String refreshAll(ParameterSpec keys) {
    return "Loads the values of " + code(keys) + " anew while the old ones keep being served.";
  }

  String refreshAllBy(ParameterSpec keys, ParameterSpec loader) {
    return "Loads the values of " + code(keys) + " anew by " + code(loader) + ".";
  }

  String peek() {
    return "Tells what each tier has of " + value + ", and changes nothing.";
  }

  String put(ParameterSpec value) {
    return "Writes " + code(value) + " to all tiers" + under + ".";
  }

  String putEverywhere(ParameterSpec value) {
    return "Writes "
        + code(value)
        + " to all tiers"
        + under
        + "; succeeds when no process serves an older value.";
  }

  String refresh() {
    return "Loads " + value + " anew while the old one keeps being served.";
  }

  String refreshBy(ParameterSpec loader) {
    return "Loads " + value + " anew by " + code(loader) + ".";
  }

  String invalidate() {
    return "Removes " + value + " from all tiers.";
  }

  String invalidateEverywhere() {
    return "Removes " + value + " from all tiers; succeeds when no process serves it.";
  }

  String invalidateAll(ParameterSpec keys) {
    return "Removes the values of " + code(keys) + " from all tiers.";
  }

  String invalidateGroup(List<ParameterSpec> parameters) {
    String all = parameters.stream().map(AccessorDocs::code).collect(Collectors.joining(" and "));
    return "Ends all values with " + all + " in all tiers, for all processes.";
  }

  String clear() {
    return "Ends all values of this node in all tiers, for all processes.";
  }

  String asMap() {
    return "Shows what heap tiers would serve just now; it cannot be changed.";
  }

  String stats() {
    return "Answers a snapshot of this node's counters.";
  }
}
