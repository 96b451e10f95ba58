package io.cacheme.storage.mongodb;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.ExpectedFailures;
import io.cacheme.testkit.FaultSettings;
import io.cacheme.testkit.KillableServer;
import io.cacheme.testkit.KilledData;
import io.cacheme.testkit.RemoteStorageFaultContract;
import io.cacheme.testservers.MongoInProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Faults of server and network while the storage is open. The server is one in this process that
 * speaks MongoDB's protocol, so a hung one is a network that lets nothing through.
 */
class MongodbFaultsTest extends RemoteStorageFaultContract {

  private static MongoInProcess mongo;

  @BeforeAll
  static void startServer() {
    mongo = MongoInProcess.start();
  }

  @AfterAll
  static void stopServer() {
    mongo.close();
  }

  @Override
  protected KillableServer server() {
    return mongo;
  }

  @Override
  protected RemoteStorage create(FaultSettings settings) {
    return MongodbStorage.builder("mongodb://127.0.0.1:" + settings.port() + "/?createSchema=true")
        .poolSize(settings.poolSize())
        .maxValueBytes(15 << 20)
        .maxOutstanding(settings.maxOutstanding())
        .silenceTimeout(settings.silenceTimeout())
        .build();
  }

  @Override
  protected ExpectedFailures failures() {
    return new ExpectedFailures(
        MongoFailure.class,
        "was silent for",
        MAX_OUTSTANDING + " unanswered calls (maxOutstanding)",
        "cannot be reached",
        "is closed");
  }

  @Override
  protected KilledData killedData() {
    return KilledData.LOST;
  }

  @Override
  protected int poolSize() {
    return 8;
  }
}
