package io.cacheme.storage.sql;

import io.cacheme.help.Help;
import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.spi.StorageReplyException;
import org.jspecify.annotations.Nullable;

/** Puts failures into the words that callers see. */
final class SqlRefusal {

  private final SqlOptions options;
  private final SqlSchema schema;

  SqlRefusal(SqlOptions options, SqlSchema schema) {
    this.options = options;
    this.schema = schema;
  }

  /** What a stage of the database's failed with; anything unforeseen is named by its class only. */
  static SqlFailure failure(Throwable thrown) {
    Throwable cause = Stages.cause(thrown);
    if (cause instanceof LinkageError unlinked) {
      return new SqlFailure(unlinked, "failed: " + unlinked);
    }
    return cause instanceof SqlFailure failure
        ? failure
        : new SqlFailure(SqlFailure.Kind.FAILED, "failed: " + cause.getClass().getName());
  }

  RuntimeException explain(SqlFailure failure) {
    return switch (failure.kind()) {
      case NO_TABLE ->
          noTable(
              failure,
              "apply "
                  + schema.path()
                  + " to the database, or let the storage do it: createSchema=true");
      case WRONG_TABLE -> // the script leaves alone what is there
          noTable(
              failure,
              "name another table and let the storage make it: table=other_name&createSchema=true;"
                  + " or drop this one and apply "
                  + schema.path());
      case NO_RIGHT ->
          new StorageRejectedException(
              options + " does not let the user do what it must: " + failure.getMessage());
      case REJECTED -> new StorageRejectedException(options + " " + failure.getMessage());
      case ENTRY, RETRYABLE -> refused(failure.getMessage()); // of other keys it says nothing
      default ->
          failure.getCause() instanceof LinkageError unlinked
              ? new SqlFailure(unlinked, options + " " + failure.getMessage())
              : new SqlFailure(failure.kind(), options + " " + failure.getMessage());
    };
  }

  /** The same of what processes tell each other: entries do without. */
  RuntimeException explainTelling(SqlFailure failure) {
    return switch (failure.kind()) {
      case NO_TABLE, WRONG_TABLE, NO_RIGHT ->
          new SqlLogRefusal(
              options
                  + " cannot tell other processes: "
                  + (schema.hasLog()
                      ? noLog(failure) + "\n    help:  " + mendOfLog()
                      : failure.getMessage()));
      default -> explain(failure);
    };
  }

  /** Why there is no log, in one line. */
  String noLog(SqlFailure failure) {
    return "no use can be made of the table "
        + options.table().log()
        + ": "
        + String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  /** What is to be done about it. */
  String mendOfLog() {
    return "apply "
        + schema.path()
        + " to the database, and see that the user may SELECT, INSERT and DELETE there";
  }

  private StorageRejectedException noTable(SqlFailure failure, String help) {
    return new StorageRejectedException(
        "R04",
        Help.message(
            "R04",
            options + " has no table " + options.table() + " that it can use",
            failure.getMessage(),
            help));
  }

  StorageReplyException refused(@Nullable String what) {
    return new StorageReplyException(options + " " + what);
  }

  SqlFailure lost(String what) {
    return new SqlFailure(SqlFailure.Kind.LOST, options + " " + what);
  }

  SqlFailure failed(String what) {
    return new SqlFailure(SqlFailure.Kind.FAILED, options + " " + what);
  }
}
