package io.cacheme.testkit.selftest;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.Storage;
import io.cacheme.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A way to break a storage.
 *
 * @param name what the broken storage does
 * @param breaks stands before a good storage
 * @param patience how long a case waits; short where the storage hangs
 * @param fails the names of the cases that must fail, and no others
 */
record Defect<S extends Storage>(
    String name, UnaryOperator<S> breaks, Duration patience, Set<String> fails) {

  /** Long enough for storages that answer at once. */
  private static final Duration SHORT = Duration.ofMillis(200);

  static Defect<RemoteStorage> remote(
      String name, UnaryOperator<RemoteStorage> breaks, String... fails) {
    return new Defect<>(name, breaks, Await.PATIENCE, new TreeSet<>(List.of(fails)));
  }

  static Defect<RemoteStorage> remoteThatHangs(
      String name, UnaryOperator<RemoteStorage> breaks, String... fails) {
    return new Defect<>(name, breaks, SHORT, new TreeSet<>(List.of(fails)));
  }

  static Defect<LocalStorage> local(
      String name, UnaryOperator<LocalStorage> breaks, String... fails) {
    return new Defect<>(name, breaks, Await.PATIENCE, new TreeSet<>(List.of(fails)));
  }
}
