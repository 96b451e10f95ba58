package io.cacheme.storage.mysql;

import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.storage.sql.SqlFailure.Kind;
import io.netty.handler.ssl.NotSslRecordException;
import io.vertx.sqlclient.DatabaseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the error codes of MySQL and MariaDB mean. The server's own words are shown only where they
 * name tables and columns: others quote users or values.
 */
final class MysqlErrors {

  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

  private final String database;
  private final boolean tls;

  /** Those of {@code database}, spoken to with TLS or without. */
  MysqlErrors(String database, boolean tls) {
    this.database = database;
    this.tls = tls;
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
                  + " poolSize: a connection prepares up to 63");
      case 1153, 1301, 1406 -> failure(Kind.ENTRY, "takes no value of that size");
      case 1040, 1203, 1226 -> failure(Kind.LOST, "has too many connections");
      case 1053, 1077, 1079 -> failure(Kind.LOST, "is shutting down");
      case 1927, 4031 -> failure(Kind.LOST, "ended the connection");
      default -> refusal(error);
    };
  }

  /** The same of a call that is done in part, and so must not be done again. */
  SqlFailure ofPart(DatabaseException error) {
    SqlFailure failure = failure(error);
    return failure.kind() == Kind.RETRYABLE
        ? failure(Kind.ENTRY, String.valueOf(failure.getMessage()))
        : failure;
  }

  /** Whether the server ended a deadlock by undoing the statement. */
  static boolean isDeadlock(Throwable thrown) {
    return thrown instanceof DatabaseException error && error.getErrorCode() == 1213;
  }

  /** Whether the statement was undone for a column that must not be NULL. */
  static boolean isNullKey(Throwable thrown) {
    return thrown instanceof DatabaseException error && error.getErrorCode() == 1048;
  }

  /**
   * What the driver finds out by itself while it connects. A server without TLS answers in plain
   * text, which {@link PlainReplies} may hear, or the driver that listens with TLS.
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
      case 1044 -> // who has no right on any is not told which there are
          failure(
              Kind.NO_RIGHT,
              "there is no database "
                  + database
                  + ", or the user has no right on it\n    help:  end the URL's path with one that"
                  + " exists, or GRANT SELECT, INSERT, UPDATE, DELETE on it to the user");
      case 1045, 1698 ->
          rejected(
              "refused the user or the password",
              "correct the URL, or the server's users and their rights on the database"
                  + (tls
                      ? "; name clientCertificate and clientKey if the user must (REQUIRE X509)"
                      : "; add tls=true if the user must come with TLS (REQUIRE SSL)"));
      case 1049 ->
          rejected(
              "has no database " + named(error),
              "end the URL's path with a database that exists, or create it");
      case 1142, 1143, 1227, 1370 ->
          failure(
              Kind.NO_RIGHT,
              "it refused a statement for missing rights ("
                  + error.getErrorCode()
                  + ")\n    help:  GRANT SELECT, INSERT, UPDATE, DELETE on the table to the user");
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

  /** The connection's, or that which the table is in. */
  private String named(DatabaseException error) {
    Matcher named = QUOTED.matcher(String.valueOf(error.getMessage()));
    return named.find() ? named.group(1) : database;
  }

  static SqlFailure withoutTls() {
    return rejected("does not speak TLS", "leave out tls=true, or give the server a certificate");
  }

  static SqlFailure plainReply() {
    return rejected(
        "went on in plain text where TLS was asked for; it was told nothing",
        "see what is at this host and port: a server does not do that, but who is after a password");
  }

  private static SqlFailure rejected(String what, String help) {
    return failure(Kind.REJECTED, what + "\n    help:  " + help);
  }

  private static SqlFailure failure(Kind kind, String what) {
    return new SqlFailure(kind, what);
  }
}
