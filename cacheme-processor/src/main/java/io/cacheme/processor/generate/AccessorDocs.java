package io.cacheme.processor.generate;

import com.palantir.javapoet.ParameterSpec;
import io.cacheme.processor.model.ComponentModel;
import java.util.stream.Collectors;

/** One sentence for each accessor. */
final class AccessorDocs {

  private final String ofKey;

  AccessorDocs(Shape shape) {
    this.ofKey =
        shape.components().isEmpty()
            ? ""
            : shape.components().stream()
                .map(ComponentModel::name)
                .map(AccessorDocs::code)
                .collect(Collectors.joining(", ", " of ", ""));
  }

  private static String code(String name) {
    return "{@code " + name + "}";
  }

  String get() {
    return "The value" + ofKey + ", loaded if no tier has it, or null if there is none.";
  }

  String getBy(ParameterSpec loader) {
    return "The value" + ofKey + ", loaded by " + code(loader.name()) + " if no tier has it.";
  }

  String getIfPresent() {
    return "The value" + ofKey + " if a tier has it, else null; never loads.";
  }

  String getAll(ParameterSpec keys) {
    return "The values of " + code(keys.name()) + " in their order, those without one left out.";
  }

  String getAllBy(ParameterSpec keys, ParameterSpec loader) {
    return "The values of "
        + code(keys.name())
        + ", loaded by "
        + code(loader.name())
        + " where no tier has them.";
  }

  String put(ParameterSpec value) {
    return "Writes "
        + code(value.name())
        + " to all tiers"
        + (ofKey.isEmpty() ? "." : ofKey.replaceFirst(" of ", " under ") + ".");
  }

  String refresh() {
    return "Loads the value" + ofKey + " anew while the old one keeps being served.";
  }

  String refreshBy(ParameterSpec loader) {
    return "Loads the value" + ofKey + " anew by " + code(loader.name()) + ".";
  }

  String invalidate() {
    return "Removes the value" + ofKey + " from all tiers.";
  }

  String invalidateAll(ParameterSpec keys) {
    return "Removes the values of " + code(keys.name()) + " from all tiers.";
  }
}
