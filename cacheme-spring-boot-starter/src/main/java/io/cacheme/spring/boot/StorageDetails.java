package io.cacheme.spring.boot;

import io.cacheme.stats.StorageState;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is told of a storage's state, in health of whichever Spring Boot, and by the endpoint. */
public final class StorageDetails {

  private StorageDetails() {}

  /** Neither credentials nor values; only what there is to say. */
  public static Map<String, Object> of(StorageState state) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("address", state.address());
    details.put("since", state.since().toString());
    String reason = state.reason();
    if (reason != null) {
      details.put("reason", reason);
    }
    if (!state.bypassed().isEmpty()) {
      details.put("bypassed", state.bypassed().stream().map(Enum::name).toList());
    }
    if (state.quarantinedKeys() > 0) {
      details.put("quarantinedKeys", state.quarantinedKeys());
    }
    if (!state.unreadNodes().isEmpty()) {
      details.put("unreadNodes", state.unreadNodes());
    }
    if (state.isBusDown()) {
      details.put("busDown", true);
    }
    return details;
  }
}
