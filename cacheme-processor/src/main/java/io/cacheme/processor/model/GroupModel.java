package io.cacheme.processor.model;

import io.cacheme.processor.model.KeyPlan.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A kind of group that a node's entries belong to.
 *
 * @param template its parsed template
 * @param declared the template as declared, and where
 */
public record GroupModel(KeyTemplate template, Declared<String> declared) {

  /** The group declared so. */
  public static GroupModel of(Declared<String> declared) {
    return new GroupModel(KeyTemplate.parse(declared.value()), declared);
  }

  /** What it is rendered of, each once, from left to right. */
  public List<Value> values(List<ComponentModel> components) {
    Map<String, Value> values = new LinkedHashMap<>();
    KeyPlan.of(template, components)
        .values()
        .forEach(value -> values.putIfAbsent(value.name(), value));
    return new ArrayList<>(values.values());
  }

  /** What the methods for it end in, as {@code ByTenantIdAndRegion}. */
  public String methodSuffix(List<ComponentModel> components) {
    return "By"
        + String.join(
            "And",
            values(components).stream()
                .map(value -> Words.capitalized(value.joinedName()))
                .toList());
  }

  /** The method that makes one of the values, as {@code byTenantIdAndRegion}. */
  public String factory(List<ComponentModel> components) {
    return Words.decapitalized(methodSuffix(components));
  }
}
