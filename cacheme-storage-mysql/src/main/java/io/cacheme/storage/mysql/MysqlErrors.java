package io.cacheme.storage.mysql;

import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.storage.sql.SqlFailure.Kind;
import io.netty.handler.ssl.NotSslRecordException;
import io.vertx.sqlclient.DatabaseException;

/**
 * What the error codes of MySQL and MariaDB mean. The server's own words are shown only where they
 * name tables and columns: others quote users or values.
 */
final class MysqlErrors {

  private final String database;

  MysqlErrors(String database) {
    this.database = database;
  }

  SqlFailure failure(DatabaseException error) {
    return switch (error.getErrorCode()) {
      case 1146, 1051 -> failure(Kind.NO_TABLE, String.valueOf(error.getMessage()));
      case 1054, 1072 -> // no such column
          failure(Kind.WRONG_TABLE, String.valueOf(error.getMessage()));
      case 1205 -> failure(Kind.RETRYABLE, "waited too long for a row that others hold");
      case 1213 -> failure(Kind.RETRYABLE, "ended a deadlock at the cost of this statement");
      case 1290, 1792, 1836 -> failure(Kind.FAILED, "is read-only");
      case 1114, 1021, 3 -> failure(Kind.FAILED, "has no more space");
      case 1461 ->
          failure(
              Kind.FAILED,
              "has too many prepared statements\n    help:  raise max_prepared_stmt_count, or lower"
                  + " poolSize: a connection prepares up to 31");
      case 1153, 1301, 1406 -> failure(Kind.ENTRY, "takes no value of that size");
      case 1040, 1203, 1226 -> failure(Kind.LOST, "has too many connections");
      case 1053, 1077, 1079 -> failure(Kind.LOST, "is shutting down");
      case 1927, 4031 -> failure(Kind.LOST, "ended the connection");
      default -> refusal(error);
    };
  }

  /**
   * What the driver finds out by itself while it connects. A server without TLS answers in plain
   * text, which comes before or after the driver listens with TLS.
   */
  Throwable loginFailure(Throwable thrown) {
    if (thrown instanceof UnsupportedOperationException) { // MySQL asks unknown users for any login
      return rejected(
          "does not know the user, or wants a login that is not spoken here",
          "correct the URL, or identify the user by caching_sha2_password or mysql_native_password");
    }
    return thrown instanceof NotSslRecordException ? withoutTls() : thrown;
  }

  private SqlFailure refusal(DatabaseException error) {
    return switch (error.getErrorCode()) {
      case 1044, 1045, 1698 ->
          rejected(
              "refused the user or the password",
              "correct the URL, or the server's users and their rights on the database");
      case 1049 ->
          rejected(
              "has no database " + database,
              "end the URL's path with a database that exists, or create it");
      case 1142, 1143, 1227, 1370 ->
          rejected(
              "does not let the user do what it must",
              "GRANT SELECT, INSERT, UPDATE, DELETE on the table to the user");
      case 1129, 1130 ->
          rejected("accepts no connection from here", "see the hosts of the server's users");
      case 1820, 1862, 3118, 4151 ->
          rejected("has locked the user, or wants another password", "mend that on the server");
      case 1043 -> withoutTls();
      case 1064 ->
          rejected(
              "does not know a statement of the storage's",
              "use MySQL 8.0 or MariaDB 10.6 or later");
      case 3159 -> rejected("wants TLS", "add tls=true to the URL");
      default ->
          failure(
              Kind.FAILED,
              "answered with error " + error.getErrorCode() + " (" + error.getSqlState() + ")");
    };
  }

  private static SqlFailure withoutTls() {
    return rejected("does not speak TLS", "leave out tls=true, or give the server a certificate");
  }

  private static SqlFailure rejected(String what, String help) {
    return failure(Kind.REJECTED, what + "\n    help:  " + help);
  }

  private static SqlFailure failure(Kind kind, String what) {
    return new SqlFailure(kind, what);
  }
}
