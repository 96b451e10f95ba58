package io.cacheme.compare.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** JSON with a line for each pass, so that two files are compared by eye. */
record Written(JsonNode measured) {

  String text() {
    List<String> members = new ArrayList<>();
    measured
        .properties()
        .forEach(member -> members.add("\"" + member.getKey() + "\": " + value(member.getValue())));
    return "{\n" + String.join(",\n", members) + "\n}\n";
  }

  private static String value(JsonNode value) {
    if (!value.isArray() || value.isEmpty()) {
      return value.toString();
    }
    List<String> elements = new ArrayList<>();
    value.forEach(element -> elements.add(element.toString()));
    return "[\n" + String.join(",\n", elements) + "\n]";
  }
}
