package io.cacheme.storage.mongodb;

import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.cacheme.testservers.MongoInProcess;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Two servers in this process that say of themselves what members of a replica set say. They share
 * no data.
 */
final class ReplicaSet implements AutoCloseable {

  private static final Set<String> FREE = Set.of("hello", "ping", "endsessions", "buildinfo");
  private static final int NOBODY = -1;

  private final MongoInProcess first;
  private final MongoInProcess second;
  private volatile int primary = NOBODY;
  private volatile int elections;

  ReplicaSet() {
    first = MongoInProcess.builder().backend(Member::new).start();
    second = MongoInProcess.builder().backend(Member::new).start();
  }

  String url() {
    return "mongodb://127.0.0.1:" + first.port() + ",127.0.0.1:" + second.port() + "/";
  }

  MongoInProcess first() {
    return first;
  }

  synchronized void elect(MongoInProcess member) {
    elections++;
    primary = member.port();
  }

  void electNobody() {
    primary = NOBODY;
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }

  MongoInProcess second() {
    return second;
  }

  private final class Member extends MemoryBackend {

    Member() {
      version(ServerVersion.MONGO_5_0);
    }

    @Override
    public Document handleCommand(
        Channel channel, String database, String command, Document query) {
      int port = ((InetSocketAddress) channel.localAddress()).getPort();
      if (command.equalsIgnoreCase("ismaster")) {
        return super.handleCommand(channel, database, command, query)
            .append("ismaster", port == primary)
            .append("secondary", port != primary)
            .append("setName", "rs0")
            .append("setVersion", 1)
            .append("electionId", new ObjectId("%024x".formatted(elections)))
            .append("me", "127.0.0.1:" + port)
            .append("hosts", List.of("127.0.0.1:" + first.port(), "127.0.0.1:" + second.port()));
      }
      if (port != primary && !FREE.contains(command.toLowerCase(Locale.ROOT))) {
        throw new MongoServerError(10107, "NotWritablePrimary", "not primary");
      }
      return super.handleCommand(channel, database, command, query);
    }
  }
}
