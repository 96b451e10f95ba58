package io.cacheme.spring.boot;

import java.util.List;
import java.util.Map;
import org.springframework.boot.json.JsonParserFactory;

/** What an endpoint has answered, by paths as {@code components/cacheme/status}. */
record Json(Object value) {

  static Json of(String text) {
    return new Json(JsonParserFactory.getJsonParser().parseMap(text));
  }

  Object at(String path) {
    Object found = value;
    for (String part : path.split("/")) {
      if (found instanceof Map<?, ?> map) {
        found = map.get(part);
      } else if (found instanceof List<?> list) {
        found = list.get(Integer.parseInt(part));
      } else {
        return null;
      }
    }
    return found;
  }
}
