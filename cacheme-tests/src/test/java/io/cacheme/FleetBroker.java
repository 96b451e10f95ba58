package io.cacheme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The server of a bus: hands each message to all that are connected, each in its order. */
final class FleetBroker {

  private final List<FleetBus> connections = new ArrayList<>();

  /** A message, and when which process was told of it. */
  static final class Message {

    /** When it was sent, in the order of {@link FleetRules}. */
    final int number;

    final FleetProcess sender;
    final List<String> keys;
    private final String text;
    private final String channel;
    private final Map<FleetProcess, Integer> told = new HashMap<>(4);

    Message(int number, FleetProcess sender, String channel, String text) {
      this.number = number;
      this.sender = sender;
      this.channel = channel;
      this.text = text;
      this.keys = text.lines().skip(1).map(key -> named(key, channel)).toList();
    }

    /** A clear is that of the version that is told of. */
    private static String named(String key, String channel) {
      return key.equals(FleetClears.CLEARED) ? cleared(FleetClears.version(channel)) : key;
    }

    /** What tells that a version was cleared. */
    static String cleared(int version) {
      return FleetClears.CLEARED + FleetPlace.name(version);
    }

    boolean clears() {
      return keys.stream().anyMatch(key -> key.startsWith(FleetClears.CLEARED));
    }

    String channel() {
      return channel;
    }

    String text() {
      return text;
    }

    void told(FleetProcess process, int number) {
      told.putIfAbsent(process, number);
    }

    /** When {@code process} was told, in the order of {@link FleetRules}; or 0. */
    int toldAt(FleetProcess process) {
      return told.getOrDefault(process, 0);
    }
  }

  void connect(FleetBus connection) {
    connections.add(connection);
  }

  /** What it knows of who listens, as a number that differs where that does. */
  long known() {
    long known = 0;
    for (FleetBus connection : connections) {
      known = 100 * known + connection.known();
    }
    return known;
  }

  void publish(Message message) {
    connections.forEach(connection -> connection.deliver(message));
  }

  @Override
  public String toString() {
    return "broker";
  }
}
