package io.cacheme.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A bill of materials, in CycloneDX's JSON.
 *
 * @param of the artifact that it is of
 * @param components all that it brings along
 */
record Bom(String of, List<Component> components) {

  private static final JsonMapper JSON = new JsonMapper();

  static Bom read(Path file) throws IOException {
    JsonNode bom = JSON.readTree(file.toFile());
    List<Component> components = new ArrayList<>();
    bom.path("components").forEach(component -> components.add(component(component)));
    return new Bom(bom.path("metadata").path("component").path("name").asText(), components);
  }

  private static Component component(JsonNode component) {
    return new Component(
        component.path("group").asText(),
        component.path("name").asText(),
        component.path("version").asText(),
        sha256(component),
        licences(component));
  }

  private static String sha256(JsonNode component) {
    for (JsonNode hash : component.path("hashes")) {
      if (hash.path("alg").asText().equals("SHA-256")) {
        return hash.path("content").asText();
      }
    }
    return "";
  }

  /** An expression, as "MIT OR Apache-2.0", is one of them. */
  private static List<String> licences(JsonNode component) {
    List<String> licences = new ArrayList<>();
    for (JsonNode choice : component.path("licenses")) {
      JsonNode licence = choice.path("license");
      String name = choice.path("expression").asText(licence.path("id").asText());
      licences.add(name.isEmpty() ? licence.path("name").asText() : name);
    }
    return licences;
  }
}
