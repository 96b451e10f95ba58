package io.cacheme.examples.fleet;

import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import io.cacheme.testservers.PostgresProcess;
import io.cacheme.testservers.RedisProcess;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** The servers that a fleet shares, and what may happen to them. */
interface Stage extends AutoCloseable {

  /** Makes the tables. */
  String CREATES = "?createSchema=true";

  /** The URL by which process {@code member} reaches them. */
  String url(int member);

  /** What may happen to them. */
  Set<Fault> faults();

  /**
   * Lets it happen, on behalf of process {@code member} where it is one's; returns when it is over.
   */
  void happen(Fault fault, int member) throws InterruptedException;

  /** Lets a replica take the master's place; answers what that cost, when nobody else is master. */
  default List<LostWrite> failOver() {
    throw new IllegalArgumentException(Fault.FAILOVER + " of a server that has no replica");
  }

  @Override
  void close() throws IOException;

  /** Starts what {@code storage} names, for so many processes. */
  static Stage start(String storage, int members) throws IOException {
    return switch (storage) {
      case "redis" -> {
        RedisProcess server = RedisProcess.start();
        yield new LoneServer(server, server.url(), members);
      }
      case "sentinel" -> new SentinelStage();
      case "cluster" -> new ClusterStage();
      case "postgresql" -> {
        PostgresProcess server = PostgresProcess.start();
        yield new LoneServer(server, server.url() + CREATES, members);
      }
      case "mysql" -> mysql(MysqlKind.MYSQL, members);
      case "mariadb" -> mysql(MysqlKind.MARIADB, members);
      case "sqlite" -> new SqliteStage();
      default ->
          throw new IllegalArgumentException(
              "--storage takes redis, sentinel, cluster, postgresql, mysql, mariadb or sqlite, not \""
                  + storage
                  + "\"");
    };
  }

  private static Stage mysql(MysqlKind kind, int members) {
    MysqlProcess server = MysqlProcess.start(kind);
    return new LoneServer(server, server.url() + CREATES, members);
  }
}
