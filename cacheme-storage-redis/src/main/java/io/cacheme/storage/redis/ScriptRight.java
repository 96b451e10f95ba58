package io.cacheme.storage.redis;

import io.cacheme.spi.StorageReplyException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the user may run scripts, as far as the server's answers tell. */
final class ScriptRight {

  private static final System.Logger LOG = System.getLogger(RedisStorage.class.getName());

  private static final String UNKNOWN = "ERR unknown command";

  private final RedisOptions options;
  private final AtomicBoolean missing = new AtomicBoolean();
  private volatile String name = "";

  ScriptRight(RedisOptions options) {
    this.options = options;
  }

  /** Says what the storage is called. */
  void opened(String name) {
    this.name = name;
  }

  /** Whether a script was refused so far. */
  boolean isMissing() {
    return missing.get();
  }

  /** Whether {@code error}, which a script was answered, says that there are none for this user. */
  static boolean isMissing(String error) {
    return RedisRights.isMissingInScript(error) || error.startsWith(UNKNOWN);
  }

  /** Logs it, once, and answers what it is to the caller: no failure of the storage. */
  StorageReplyException missed(String error) {
    String what = "EVAL failed: " + withoutArguments(error);
    if (missing.compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "storage \"{0}\": {1}: {2}; from now on it replaces what a load had found there, as a"
              + " tombstone or an expired value, without asking what other processes have written"
              + " meanwhile, so that older values may come back until they expire{3}",
          name,
          options,
          what,
          RedisRights.SCRIPTS_HELP);
    }
    return new StorageReplyException(what + RedisRights.SCRIPTS_HELP);
  }

  /** A server that does not know a command shows what it was given. */
  private static String withoutArguments(String error) {
    int arguments = error.indexOf(", with args");
    return arguments < 0 ? error : error.substring(0, arguments);
  }
}
