package io.cacheme.storage.sql;

import java.util.List;

/**
 * What is to be known of a server that hands messages to its sessions by itself. Implemented by the
 * storages of this project alone.
 */
public interface SqlNotifications {

  /** The server's name of {@code channel}, which a session is told. */
  String name(String channel);

  /** What makes a session listen to all {@code names}, in one round trip. */
  String listen(List<String> names);

  /** How many bytes a message may have. */
  int maxMessageBytes();
}
