package io.cacheme.storage.postgresql;

import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.storage.sql.SqlFailure.Kind;
import io.cacheme.storage.sql.vertx.SqlAddress;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.DatabaseException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's error codes mean. */
final class PostgresqlErrors {

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("42P01", Kind.NO_TABLE), // undefined_table
          Map.entry("3F000", Kind.NO_TABLE), // invalid_schema_name
          Map.entry("42703", Kind.WRONG_TABLE), // undefined_column
          Map.entry("42P10", Kind.WRONG_TABLE), // no unique index on the key
          Map.entry("42804", Kind.WRONG_TABLE), // datatype_mismatch
          Map.entry("42883", Kind.WRONG_TABLE), // undefined_function: no such comparison
          Map.entry("428C9", Kind.WRONG_TABLE), // generated_always
          Map.entry("42809", Kind.WRONG_TABLE), // wrong_object_type: a view
          Map.entry("55000", Kind.WRONG_TABLE), // a view that takes no rows
          Map.entry("40P01", Kind.RETRYABLE), // deadlock_detected
          Map.entry("40001", Kind.RETRYABLE), // serialization_failure
          Map.entry("28P01", Kind.REJECTED), // invalid_password
          Map.entry("28000", Kind.REJECTED), // invalid_authorization_specification
          Map.entry("3D000", Kind.REJECTED), // invalid_catalog_name
          Map.entry("42501", Kind.NO_RIGHT), // insufficient_privilege
          Map.entry("53300", Kind.LOST), // too_many_connections
          Map.entry("57P01", Kind.LOST), // admin_shutdown
          Map.entry("57P02", Kind.LOST), // crash_shutdown
          Map.entry("57P03", Kind.LOST)); // cannot_connect_now

  /** What is to be done about a pooler that cannot keep what is prepared. */
  static final String POOLER_HELP =
      "\n    help:  add prepared=false to the URL, or have it keep sessions (PgBouncer: pool_mode ="
          + " session)";

  private static final String NOTIFY = "pg_notify";

  private final SqlAddress address;

  PostgresqlErrors(SqlAddress address) {
    this.address = address;
  }

  /** What the driver found out by itself while it connected, and says by its exception alone. */
  @Nullable SqlFailure refusal(Throwable thrown) {
    if (String.valueOf(thrown.getMessage()).contains("does not handle SSL")) {
      return new SqlFailure(
          Kind.REJECTED,
          "does not speak TLS\n    help:  leave out tls=true, or set ssl = on in the server");
    }
    if (thrown instanceof IllegalArgumentException && !address.hasPassword()) { // of SCRAM
      return new SqlFailure(
          Kind.REJECTED,
          "wants a password\n    help:  write it before the host: user:password@host");
    }
    return null;
  }

  SqlFailure failure(DatabaseException error) {
    String state = Objects.requireNonNullElse(error.getSqlState(), "");
    return new SqlFailure(KINDS.getOrDefault(state, byClass(state)), words(state, error));
  }

  /** Of a class of errors: 22 is data_exception, 54 program_limit_exceeded. */
  private static Kind byClass(String state) {
    return state.startsWith("22") || state.startsWith("54") ? Kind.ENTRY : Kind.FAILED;
  }

  private String words(String state, DatabaseException error) {
    return switch (state) {
      case "42P01", "3F000", "42703", "42P10", "42804", "42883", "428C9", "42809", "55000" ->
          text(error);
      case "28P01", "28000" ->
          "refused the user or the password"
              + "\n    help:  correct the URL, or the server's users and pg_hba.conf, which may ask"
              + " for tls=true, or for clientCertificate and clientKey with it";
      case "3D000" ->
          "has no database "
              + address.database()
              + "\n    help:  end the URL's path with a database that exists, or create it";
      case "42501" -> text(error) + rightHelp(error);
      case "54000" -> "answered: " + text(error) + limitHelp(error);
      case "26000", "42P05" -> // invalid_sql_statement_name, duplicate_prepared_statement
          "lost or mixed up a prepared statement, as a pooler does that changes the server's session"
              + POOLER_HELP;
      case "53300" ->
          "has too many connections\n    help:  make poolSize smaller, or the server's"
              + " max_connections larger";
      case "25006" -> "is read-only";
      case "57014" -> "took longer than silenceTimeout over a statement";
      default -> "answered: " + text(error) + " (" + state + ")";
    };
  }

  /** Whether a message found no room in the server's queue. */
  static boolean isQueueFull(Throwable thrown) {
    return thrown instanceof PgException error
        && "54000".equals(error.getSqlState())
        && text(error).contains("NOTIFY");
  }

  private static String rightHelp(DatabaseException error) {
    return text(error).contains(NOTIFY)
        ? "\n    help:  GRANT EXECUTE ON FUNCTION pg_notify(text, text) to the user"
        : "\n    help:  GRANT SELECT, INSERT, UPDATE, DELETE on the table, and USAGE on its schema,"
            + " to the user";
  }

  /** Of program_limit_exceeded; what others cause can be mended. */
  private static String limitHelp(DatabaseException error) {
    return isQueueFull(error)
        ? "\n    help:  a session that listens, perhaps another application's, stays in a"
            + " transaction, so that no message can be dropped from the server's queue: see"
            + " pg_notification_queue_usage(), find it by state and xact_start in pg_stat_activity,"
            + " and end it by pg_terminate_backend"
        : " (54000)";
  }

  /** The message proper; an error's details, which may quote a row, are left out. */
  private static String text(DatabaseException error) {
    String text = error instanceof PgException answered ? answered.getErrorMessage() : null;
    return text == null ? "an error without a message" : text;
  }
}
