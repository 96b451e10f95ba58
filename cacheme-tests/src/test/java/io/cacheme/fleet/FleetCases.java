package io.cacheme.fleet;

import io.cacheme.Cacheme;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** Cases of several processes, each a {@code Cacheme}, that are closed after each case. */
abstract class FleetCases {

  final String prefix = "fleet-" + UUID.randomUUID();
  private final List<Cacheme> processes = new ArrayList<>();

  /** A process over the storages of the cases, with settings of the test's own. */
  abstract Cacheme build(Cacheme.Builder builder);

  final Cacheme process() {
    Cacheme process = build(Cacheme.builder().prefix(prefix));
    processes.add(process);
    return process;
  }

  @AfterEach
  final void close() {
    processes.forEach(Cacheme::close);
  }
}
