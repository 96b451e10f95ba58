package io.cacheme.storage.sql.vertx;

import io.cacheme.spi.StorageUrl;
import io.vertx.sqlclient.SqlConnectOptions;

/** Which server and database, and as whom, as {@code scheme://user:password@host:port/database}. */
public final class SqlAddress {

  private final StorageUrl.Host host;
  private final int port;
  private final String user;
  private final String password;
  private final String database;

  private SqlAddress(StorageUrl url, int defaultPort, int longestName) {
    this.host = url.singleHost();
    this.port = host.portOr(defaultPort);
    String name = url.user();
    if (name == null) {
      throw url.problem(
          "names no user", "write " + url.scheme() + "://user:password@host/database");
    }
    this.user = name;
    String secret = url.password();
    this.password = secret == null ? "" : secret;
    String path = url.path();
    if (path.length() < 2 || path.length() > longestName + 1 || path.indexOf('/', 1) >= 0) {
      throw url.problem(
          "names no database", "end it with one, as in " + url.scheme() + "://user@host/database");
    }
    this.database = path.substring(1);
  }

  /**
   * The address in {@code url}.
   *
   * @param defaultPort where the URL names none
   * @param longestName how many characters a database's name may have
   * @throws IllegalArgumentException if it names no user, no database or not one host
   */
  public static SqlAddress of(StorageUrl url, int defaultPort, int longestName) {
    return new SqlAddress(url, defaultPort, longestName);
  }

  /** The database's name. */
  public String database() {
    return database;
  }

  /** Whether there is a password. */
  public boolean hasPassword() {
    return !password.isEmpty();
  }

  /** Writes it into the driver's {@code options}, and answers these. */
  public <O extends SqlConnectOptions> O in(O options) {
    options.setHost(host.name()).setPort(port).setUser(user).setPassword(password);
    options.setDatabase(database);
    return options;
  }

  /** The server and the database; no credentials. */
  @Override
  public String toString() {
    return host.name() + ":" + port + "/" + database;
  }
}
