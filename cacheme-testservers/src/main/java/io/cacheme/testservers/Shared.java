package io.cacheme.testservers;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts a server at the first call, and remembers what came of it. */
final class Shared<S> {

  private final String name;
  private final Supplier<S> start;
  private @Nullable S server;
  private @Nullable RuntimeException failure;

  Shared(String name, Supplier<S> start) {
    this.name = name;
    this.start = start;
  }

  synchronized S get() {
    if (server == null && failure == null) {
      start();
    }
    if (server != null) {
      return server;
    }
    if (TestServers.isRequired(name)) {
      throw new ServerUnavailableException(
          name + " is required by -D" + TestServers.REQUIRE + " and cannot be had", failure);
    }
    throw Skip.because("no " + name + ": " + failure);
  }

  private void start() {
    try {
      server = start.get();
      System.out.println("[testservers] " + name + ": " + server);
    } catch (RuntimeException e) {
      failure = e;
      System.out.println("[testservers] " + name + ": none; " + e.getMessage());
    }
  }
}
