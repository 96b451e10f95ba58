package io.cacheme.storage.mysql;

import io.cacheme.spi.StorageUrl;
import io.cacheme.storage.sql.vertx.VertxTls;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.SslMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which server and database, and as whom. */
final class MysqlAddress {

  private static final Pattern DATABASE = Pattern.compile("/[^/]{1,64}");
  private static final int DEFAULT_PORT = 3306;

  private final StorageUrl.Host host;
  private final String user;
  private final String password;
  private final String database;

  private MysqlAddress(StorageUrl url) {
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

  static MysqlAddress of(StorageUrl url) {
    return new MysqlAddress(url);
  }

  String database() {
    return database;
  }

  /** For the driver, which then tries once, and prepares each statement once a connection. */
  MySQLConnectOptions connectOptions(@Nullable VertxTls tls) {
    MySQLConnectOptions options =
        new MySQLConnectOptions()
            .setHost(host.name())
            .setPort(host.portOr(DEFAULT_PORT))
            .setUser(user)
            .setPassword(password)
            .setDatabase(database)
            .setCachePreparedStatements(true);
    options.setReconnectAttempts(0);
    if (tls == null) {
      return options.setSslMode(SslMode.DISABLED);
    }
    // the driver's VERIFY_CA takes no authorities of the JDK; what to verify is in the options too
    options.setSslMode(tls.checksHost() ? SslMode.VERIFY_IDENTITY : SslMode.REQUIRED);
    return options.setSslOptions(tls.sslOptions());
  }
}
