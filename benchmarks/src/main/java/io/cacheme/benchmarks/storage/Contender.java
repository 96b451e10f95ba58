package io.cacheme.benchmarks.storage;

import java.util.List;

/** A way to keep values in a server. Calls do not block, and are answered on any thread. */
interface Contender extends AutoCloseable {

  /** The value of {@code key}. */
  void get(String key, Answer answer);

  /** The values of {@code keys}, which are distinct. */
  void getAll(List<String> keys, Answer answer);

  /** Keeps {@code value}, an array of its own, for {@link Entries#TTL_MILLIS}. */
  void put(String key, byte[] value, Answer answer);

  @Override
  void close();
}
