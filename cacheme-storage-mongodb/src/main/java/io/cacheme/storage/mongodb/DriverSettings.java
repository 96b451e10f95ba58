package io.cacheme.storage.mongodb;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.connection.TransportSettings;
import com.mongodb.event.ClusterListener;
import com.mongodb.event.ServerMonitorListener;
import java.util.concurrent.ExecutorService;

/**
 * The driver's settings. They are built from our own parsing of the URL: {@code ConnectionString}
 * prints the password.
 */
final class DriverSettings {

  /** How soon a server that came back is found. A hello costs next to nothing. */
  private static final int HEARTBEAT_MILLIS = 500;

  /** A call is only made when there is a primary; this bridges the moment in which it is lost. */
  private static final int SELECTION_MILLIS = 100;

  private static final int MOST_CONNECTING = 16;
  private static final int IDLE_MINUTES = 5;

  private DriverSettings() {}

  static <L extends ClusterListener & ServerMonitorListener> MongoClientSettings of(
      MongoOptions options, ExecutorService io, L listener) {
    MongoClientSettings.Builder settings = MongoClientSettings.builder();
    int silence = (int) options.silenceTimeout().toMillis();
    settings
        .transportSettings(TransportSettings.asyncBuilder().executorService(io).build())
        .retryReads(false) // what is under way when a connection breaks fails, and is our own again
        .retryWrites(false)
        .readPreference(ReadPreference.primary())
        .writeConcern(options.writeConcern())
        .applyToClusterSettings(
            cluster ->
                cluster
                    .hosts(options.hosts())
                    .requiredReplicaSetName(options.replicaSet())
                    .serverSelectionTimeout(SELECTION_MILLIS, MILLISECONDS)
                    .addClusterListener(listener))
        .applyToServerSettings(
            server ->
                server
                    .heartbeatFrequency(HEARTBEAT_MILLIS, MILLISECONDS)
                    .minHeartbeatFrequency(HEARTBEAT_MILLIS / 5, MILLISECONDS)
                    .addServerMonitorListener(listener))
        .applyToConnectionPoolSettings(
            pool ->
                pool.maxSize(options.poolSize())
                    .maxConnecting(Math.min(options.poolSize(), MOST_CONNECTING))
                    .maxWaitTime(silence, MILLISECONDS)
                    .maxConnectionIdleTime(IDLE_MINUTES, MINUTES))
        .applyToSocketSettings(
            // the first is also what the driver waits for the answer to a hello
            socket ->
                socket.connectTimeout(silence, MILLISECONDS).readTimeout(silence, MILLISECONDS));
    MongoTls tls = options.tls();
    if (tls != null) {
      settings.applyToSslSettings(
          ssl ->
              ssl.enabled(true)
                  .context(tls.context())
                  .invalidHostNameAllowed(!tls.checksHostNames()));
    }
    if (options.credential() != null) {
      settings.credential(options.credential());
    }
    if (options.clientName() != null) {
      settings.applicationName(options.clientName());
    }
    return settings.build();
  }
}
