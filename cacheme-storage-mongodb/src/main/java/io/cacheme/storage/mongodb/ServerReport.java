package io.cacheme.storage.mongodb;

import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import com.mongodb.connection.ServerType;
import io.cacheme.spi.StorageRejectedException;
import org.jspecify.annotations.Nullable;

/** Reads what the driver knows of the servers while none of them is a primary. */
final class ServerReport {

  private ServerReport() {}

  /** Whether each server was asked and has answered, or could not be. */
  static boolean isComplete(ClusterDescription servers) {
    return servers.getServerDescriptions().stream()
        .allMatch(
            server -> server.getException() != null || server.getType() != ServerType.UNKNOWN);
  }

  /** Why there is no primary. What must be mended comes before what may pass. */
  static RuntimeException why(MongoOptions options, ClusterDescription servers) {
    @Nullable RuntimeException first = null;
    boolean someAnswer = false;
    for (ServerDescription server : servers.getServerDescriptions()) {
      someAnswer |= server.getType() != ServerType.UNKNOWN;
      Throwable thrown = server.getException();
      RuntimeException why = thrown == null ? null : MongoRefusal.explain(options, thrown);
      if (why instanceof StorageRejectedException) {
        return why;
      }
      if (first == null) {
        first = why;
      }
    }
    if (someAnswer) {
      return new MongoFailure(options + " has no primary among the hosts it names");
    }
    if (first != null) {
      return first;
    }
    return new MongoFailure(
        options
            + (servers.getServerDescriptions().isEmpty()
                ? " has no host of replica set " + options.replicaSet()
                : " is not connected yet"));
  }
}
