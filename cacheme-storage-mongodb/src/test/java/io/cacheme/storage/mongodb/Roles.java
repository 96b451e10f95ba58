package io.cacheme.storage.mongodb;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What roles a user has in which databases: of MongoDB's own, those that data is used by. */
final class Roles {

  private static final Set<String> READ =
      Set.of("find", "getmore", "killcursors", "listcollections", "listindexes");
  private static final Set<String> WRITE = Set.of("insert", "update", "delete", "createindexes");

  private final boolean all;
  private final Map<String, String> byDatabase = new ConcurrentHashMap<>();

  private Roles(boolean all) {
    this.all = all;
  }

  static Roles all() {
    return new Roles(true);
  }

  static Roles none() {
    return new Roles(false);
  }

  /** Counts at once, in connections that are open, too. */
  void grant(String role, String database) {
    byDatabase.put(database, role);
  }

  void revoke(String database) {
    byDatabase.remove(database);
  }

  boolean allow(String database, String command) {
    String asked = command.toLowerCase();
    return all
        || switch (byDatabase.getOrDefault(database, "")) {
          case "read" -> READ.contains(asked);
          case "readWrite" -> READ.contains(asked) || WRITE.contains(asked);
          default -> false;
        };
  }
}
