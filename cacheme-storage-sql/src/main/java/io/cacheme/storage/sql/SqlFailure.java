package io.cacheme.storage.sql;

/**
 * A statement or a connection that failed, in words of our own: the drivers' exceptions are never
 * wrapped, for some show the URL or an argument. Without a stack trace: it is made on event loops,
 * by thousands.
 */
public final class SqlFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** A failure of the driver's own classes, which are not those that were compiled against. */
  SqlFailure(LinkageError unlinked, String message) {
    super(message, unlinked, false, false);
    this.kind = Kind.FAILED;
  }

  /**
   * A failure.
   *
   * @param kind what follows from it
   * @param message what the database did, as in "is read-only"; it is shown after the storage's URL
   */
  public SqlFailure(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  /** There is a table, and it is not as it must be: {@code found}, as in "its column key is …". */
  public static SqlFailure wrongTable(String found) {
    return new SqlFailure(Kind.WRONG_TABLE, found);
  }

  /** What follows from it. */
  public Kind kind() {
    return kind;
  }

  /** What follows from a failure. */
  public enum Kind {
    /** The connection is gone or could not be made: connect again, later. */
    LOST,
    /** The server refuses the configuration: a retry helps only after somebody has mended it. */
    REJECTED,
    /** The user lacks a right. */
    NO_RIGHT,
    /** The table, or something of it that the script adds, is not there. */
    NO_TABLE,
    /** There is a table of that name, and it is not as it must be. */
    WRONG_TABLE,
    /** A deadlock and the like: the statement has done nothing and may be run again. */
    RETRYABLE,
    /** The server takes no such entry: it would have taken another. */
    ENTRY,
    /** The statement failed; the session is as good as before. */
    FAILED
  }
}
