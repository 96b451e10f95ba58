package io.cacheme.storage.redis;

import java.util.HashMap;
import java.util.Map;

/**
 * Which run of which server was met last. Another one has what its file or its old master had, and
 * so perhaps entries that were removed since.
 */
final class ServerRuns {

  private static final System.Logger LOG = System.getLogger(RedisStorage.class.getName());

  private final Map<String, String> runs = new HashMap<>();
  private final boolean distrust;
  private volatile Runnable listener = () -> {};

  ServerRuns(RedisOptions options) {
    this.distrust = options.distrustsAfterRestart();
  }

  /** As {@link io.cacheme.spi.RemoteStorage#onOlderEntries}. */
  void onOlderEntries(Runnable told) {
    if (distrust) {
      listener = told;
    }
  }

  /**
   * A server was connected to, and no call was sent to it yet. Synchronized until the listener was
   * told: nor must another connection to it serve before.
   */
  synchronized void met(String storage, RedisEndpoint endpoint, ServerReport report) {
    if (report.runId().isEmpty()) {
      return;
    }
    String before = runs.put(endpoint.host().toString(), report.runId());
    if (before != null && !before.equals(report.runId())) {
      LOG.log(System.Logger.Level.WARNING, "storage \"{0}\": {1}", storage, words(endpoint));
      listener.run();
    }
  }

  private String words(RedisEndpoint endpoint) {
    return endpoint
        + " was started again, or another server has taken its place. If it came back with older"
        + " data, entries that were removed since are there again; "
        + (distrust
            ? "none of those from before is served (afterRestart=distrust)"
            : "they are served until they expire\n"
                + "    help:  run Redis with save \"\" and appendonly no, or add"
                + " afterRestart=distrust, and such entries are misses");
  }
}
