package io.cacheme;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a process asks one server for, by its keys; that, once it is answered, it may go on to ask
 * the next server for.
 */
final class FleetQuestion {

  final FleetProcess process;
  final FleetServer server;
  final List<String> keys;
  final long askedAt;

  /** The same of the server before, whose answer led to this one; null for the first. */
  final FleetQuestion before;

  /** When the process was told. */
  long answeredAt = -1;

  /** What stood there of the groups that were asked for, once that has come in time. */
  final Map<FleetGroup, Long> stood = new HashMap<>();

  FleetQuestion(FleetProcess process, FleetServer server, List<String> keys, FleetQuestion before) {
    this.process = process;
    this.server = server;
    this.keys = keys;
    this.askedAt = process.now();
    this.before = before;
  }
}
