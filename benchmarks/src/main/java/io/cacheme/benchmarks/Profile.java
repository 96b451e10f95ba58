package io.cacheme.benchmarks;

import io.avaje.jsonb.Json;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The value that is written and read: ten components, a list and a map among them. */
@Json
public record Profile(
    long id,
    String name,
    String email,
    int age,
    boolean active,
    double score,
    Plan plan,
    Instant createdAt,
    List<String> tags,
    Map<String, Long> counters)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What is paid for. */
  public enum Plan {
    FREE,
    TEAM,
    COMPANY
  }

  static Profile sample() {
    Map<String, Long> counters = new LinkedHashMap<>();
    counters.put("logins", 1234L);
    counters.put("orders", 17L);
    counters.put("returns", 2L);
    return new Profile(
        42,
        "Ada Lovelace",
        "ada@example.org",
        36,
        true,
        99.5,
        Plan.TEAM,
        Instant.parse("2025-11-01T12:34:56.789Z"),
        List.of("admin", "beta", "newsletter"),
        counters);
  }
}
