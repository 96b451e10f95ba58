package io.cacheme.storage.postgresql;

import io.cacheme.spi.StorageUrl;
import io.vertx.pgclient.PgConnectOptions;
import java.util.regex.Pattern;

/** Which server and database, and as whom. */
final class PostgresqlAddress {

  private static final Pattern DATABASE = Pattern.compile("/[^/]{1,63}");
  private static final int DEFAULT_PORT = 5432;

  private final StorageUrl.Host host;
  private final String user;
  private final String password;
  private final String database;

  private PostgresqlAddress(StorageUrl url) {
    this.host = url.singleHost();
    String name = url.user();
    if (name == null) {
      throw url.problem(
          "names no user", "write " + url.scheme() + "://user:password@host/database");
    }
    this.user = name;
    String secret = url.password();
    this.password = secret == null ? "" : secret;
    if (!DATABASE.matcher(url.path()).matches()) {
      throw url.problem(
          "names no database", "end it with one, as in " + url.scheme() + "://user@host/database");
    }
    this.database = url.path().substring(1);
  }

  static PostgresqlAddress of(StorageUrl url) {
    return new PostgresqlAddress(url);
  }

  String database() {
    return database;
  }

  boolean hasPassword() {
    return !password.isEmpty();
  }

  PgConnectOptions connectOptions() {
    return new PgConnectOptions()
        .setHost(host.name())
        .setPort(host.portOr(DEFAULT_PORT))
        .setUser(user)
        .setPassword(password)
        .setDatabase(database);
  }
}
