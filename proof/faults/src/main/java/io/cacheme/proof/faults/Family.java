package io.cacheme.proof.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Storages of one kind with a server of their own, and what may go wrong with it. */
interface Family extends AutoCloseable {

  /** What no output may show. */
  String PASSWORD = "canary-password";

  /** A word. */
  String name();

  /** What may go wrong, each time the same. */
  List<Cell> cells();

  /** The server runs, takes calls, and has nothing of an earlier cell. */
  void prepare() throws Exception;

  /** How the storage finds its server, without options. */
  String url();

  /** The options of its URL, unless a cell sets others. */
  default Map<String, String> options() {
    return Map.of();
  }

  /** What no output may show besides values. */
  default Set<String> secrets() {
    return Set.of(PASSWORD);
  }

  @Override
  void close();
}
