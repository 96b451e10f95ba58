package io.cacheme.storage.sql;

/** What is to be known of a server that hands messages to its sessions by itself. */
public interface SqlNotifications {

  /** The server's name of {@code channel}, which a session is told. */
  String name(String channel);

  /** The statement by which a session listens to what is named {@code name}. */
  String listen(String name);

  /** How many bytes a message may have. */
  int maxMessageBytes();
}
