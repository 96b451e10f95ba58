package io.cacheme.storage.sqlite;

import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.storage.sql.SqlFailure.Kind;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's errors mean. */
final class SqliteErrors {

  private static final Pattern NO_TABLE = Pattern.compile("no such table");
  private static final Pattern WRONG_TABLE =
      Pattern.compile(
          "no such column|has no column named|ON CONFLICT clause does not match|cannot UPSERT a view");
  private static final Pattern PREFIX = Pattern.compile("^\\[SQLITE_\\w+\\]\\s*");

  private SqliteErrors() {}

  static SqlFailure failure(SQLException error) {
    return new SqlFailure(kind(error), words(error));
  }

  private static Kind kind(SQLException error) {
    if (NO_TABLE.matcher(text(error)).find()) {
      return Kind.NO_TABLE;
    }
    if (WRONG_TABLE.matcher(text(error)).find()) {
      return Kind.WRONG_TABLE;
    }
    return switch (code(error)) {
      case SQLITE_TOOBIG, SQLITE_MISMATCH -> Kind.ENTRY;
      default -> Kind.FAILED;
    };
  }

  /**
   * Whether it is what SQLite answers at once, without waiting, where another switches a new file's
   * journal to WAL in this moment: that it is locked, or that the old journal is gone.
   */
  static boolean isSwitchOfJournal(SQLException error) {
    return code(error) == SQLiteErrorCode.SQLITE_BUSY
        || (error instanceof SQLiteException own
            && own.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_DELETE_NOENT);
  }

  /** The primary code: those of extended ones are its low byte. */
  static SQLiteErrorCode code(SQLException error) {
    int code =
        error instanceof SQLiteException own ? own.getResultCode().code : error.getErrorCode();
    return SQLiteErrorCode.getErrorCode(code & 0xff);
  }

  static String words(SQLException error) {
    return switch (code(error)) {
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "is busy: another process wrote for longer than busyTimeout";
      case SQLITE_FULL -> "is full: there is no space left for it";
      case SQLITE_READONLY -> "is read-only";
      case SQLITE_CORRUPT, SQLITE_NOTADB -> "is damaged";
      case SQLITE_IOERR -> "cannot be read or written: " + code(error).message;
      case SQLITE_INTERRUPT -> "was interrupted";
      default -> text(error);
    };
  }

  private static String text(SQLException error) {
    return PREFIX.matcher(String.valueOf(error.getMessage())).replaceFirst("");
  }
}
