package io.cacheme.storage.redis;

/** What a Redis answers that lets a user do less than the storage needs, and what mends it. */
final class RedisRights {

  private static final String NO_RIGHT = "NOPERM";
  private static final String READ_ONLY = "READONLY ";

  /** A line of help where scripts are refused. */
  static final String SCRIPTS_HELP =
      "\n    help:  let the user run scripts, and what they run: ACL SETUSER name +eval +get +set"
          + " +time; then start again";

  private RedisRights() {}

  /** A line of help where {@code channel} can not be used, or nothing where no right is missing. */
  static String busHelp(String error, String channel) {
    if (!isMissing(error)) {
      return "";
    }
    return error.contains(" channel")
        ? "\n    help:  let the user tell other processes, and be told, by channels that begin with"
            + " the prefix: ACL SETUSER name &"
            + prefix(channel)
            + ":*"
        : "\n    help:  let the user tell other processes, and be told: ACL SETUSER name +publish"
            + " +subscribe";
  }

  /** What {@code channel} has before its first part of our own. */
  static String prefix(String channel) {
    int end = channel.indexOf(":%");
    return end < 0 ? "cacheme" : channel.substring(0, end);
  }

  /** Whether a server that answers a write by {@code error} would refuse all. */
  static boolean takesNoWrites(String error) {
    return error.startsWith(READ_ONLY)
        || error.startsWith("NOREPLICAS ")
        || error.startsWith("MOVED ")
        || error.startsWith("CLUSTERDOWN ")
        || error.startsWith("MASTERDOWN ");
  }

  /** Whether {@code failure}, of a write, is that of a node which has the slot no more. */
  static boolean isElsewhere(Throwable failure) {
    return String.valueOf(failure.getMessage()).contains(" failed: MOVED ");
  }

  /** Whether {@code error} is what a replica answers a write by. */
  static boolean isOfReplica(String error) {
    return error.startsWith(READ_ONLY);
  }

  /** Whether {@code failure}, of a write, is a replica's. */
  static boolean isReadOnly(Throwable failure) {
    return String.valueOf(failure.getMessage()).contains(" failed: " + READ_ONLY);
  }

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
