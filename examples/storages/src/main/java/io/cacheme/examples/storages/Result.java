package io.cacheme.examples.storages;

import java.util.List;
import java.util.Locale;

/**
 * What a run gave.
 *
 * @param name the storage
 * @param server where its server came from
 * @param put puts a second
 * @param get gets a second
 * @param getAll bulk gets of 20 a second
 * @param swept how many expired entries the server was seen to have no longer
 * @param sweepSeconds how long writing, expiring and sweeping them took
 * @param wrong answers that were not the value put, or came after it had expired
 */
record Result(
    String name,
    String server,
    double put,
    double get,
    double getAll,
    long swept,
    double sweepSeconds,
    long wrong) {

  static final List<String> HEAD =
      List.of("storage", "put/s", "get/s", "getAll(20)/s", "swept", "in s", "wrong", "server");

  List<String> row() {
    return List.of(
        name,
        whole(put),
        whole(get),
        whole(getAll),
        Long.toString(swept),
        String.format(Locale.ROOT, "%.1f", sweepSeconds),
        Long.toString(wrong),
        server);
  }

  /** For programs: one line, the server without blanks. */
  String line() {
    return String.format(
        Locale.ROOT,
        "storage=%s server=%s put=%.0f get=%.0f getAll=%.0f swept=%d wrong=%d",
        name,
        server.replace(", ", ",").replace(' ', '-'),
        put,
        get,
        getAll,
        swept,
        wrong);
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%.0f", number);
  }
}
