package io.cacheme.storage.redis;

/** What a Redis answers that lets a user do less than the storage needs, and what mends it. */
final class RedisRights {

  private static final String NO_RIGHT = "NOPERM";

  /** A line of help where scripts are refused. */
  static final String SCRIPTS_HELP =
      "\n    help:  let the user run scripts, and what they run: ACL SETUSER name +eval +get +set"
          + " +time; then start again";

  /** A line of help where other processes can be told nothing, or cannot tell. */
  static final String BUS_HELP =
      "\n    help:  let the user tell other processes, and be told: ACL SETUSER name +publish"
          + " +subscribe +unsubscribe &PREFIX:* (the prefix of the Cacheme, \"cacheme\" unless set), or &*";

  private RedisRights() {}

  static boolean isMissing(String error) {
    return error.startsWith(NO_RIGHT);
  }

  /** Whether it is the key that the user may not use, and not the command that it may not run. */
  static boolean isOfTheKey(String error) {
    return isMissing(error) && error.contains(" permissions to access ");
  }

  /** Whether {@code error}, which a script was answered, is about commands that it may not run. */
  static boolean isMissingInScript(String error) {
    return !isOfTheKey(error)
        && (isMissing(error)
            || error.contains("ACL failure in script")
            || error.contains("The user executing the script can't run"));
  }

  /** A line of help, or nothing where no right is missing. */
  static String help(String error) {
    if (!isMissing(error)) {
      return "";
    }
    return isOfTheKey(error)
        ? "\n    help:  let the user use the nodes' keys: ACL SETUSER name ~PATTERN, which their"
            + " templates must match, or ~*"
        : "\n    help:  let the user run what the storage needs: ACL SETUSER name +get +mget +set"
            + " +unlink +time +eval; +select with a database; in a cluster +cluster|slots +ping +asking";
  }
}
