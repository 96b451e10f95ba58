package io.cacheme.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.cacheme.help.Help;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.MongoInProcess;
import io.cacheme.testservers.TestServers;
import io.netty.channel.Channel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the storage wants of its collection, and {@code sql/mongo.js}. */
class MongodbSchemaTest {

  private final String collection = "c" + UUID.randomUUID().toString().replace("-", "");
  private RemoteStorage storage;

  @AfterEach
  void close() {
    if (storage != null) {
      Await.value(storage.close());
    }
  }

  @Test
  void script_inTheJar_isTheOneInTheRepository() throws Exception {
    assertThat(MongoSchema.script()).isEqualTo(Files.readString(Path.of("../sql/mongo.js")));
  }

  @Test
  void script_makesTheIndexThatTheServerSweepsBy() {
    assertThat(MongoSchema.parse(MongoSchema.script()))
        .containsExactly(
            BsonDocument.parse(
                "{createIndexes: 'cacheme_data', indexes:"
                    + " [{key: {expire: 1}, name: 'expire', expireAfterSeconds: 0}]}"));
    assertThat(MongoSchema.commands("mine").get(0).getString("createIndexes").getValue())
        .isEqualTo("mine");
  }

  @Test
  void parse_otherStatements_areRefused() {
    assertThat(MongoSchema.parse("// none\n")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> MongoSchema.parse("use cacheme"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MongoSchema.parse("db.runCommand({\"ping\": 1})"));
  }

  @Test
  void indexMissing_isRejected_namesTheScript() {
    assertThat(failureOfOpen("createSchema=false"))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("has no index on \"expire\" in cacheme_test." + collection)
        .hasMessageContaining("[R04]")
        .hasMessageContaining("run sql/mongo.js with mongosh, or set createSchema=true")
        .hasMessageContaining(Help.at("R04"));
  }

  @Test
  void createSchema_onceDone_isNotNeededAgain() {
    open("createSchema=true");
    Await.value(storage.put("a", new byte[] {1}, 60_000));
    Await.value(storage.close());
    open("createSchema=true");
    Await.value(storage.close());
    open("createSchema=false");

    assertThat(Await.value(storage.get("a")).bytes()).containsExactly(1);
  }

  @Test
  void collation_onTheCollection_isRejected() {
    try (MongoInProcess mongo = MongoInProcess.builder().backend(Folding::new).start()) {
      storage =
          MongodbStorage.builder(mongo.url()).collection(collection).createSchema(true).build();

      assertThat(Await.failure(storage.open(StorageContexts.system("schema"))))
          .isInstanceOf(StorageRejectedException.class)
          .hasMessageContaining("has a collation on cacheme." + collection);
      Await.value(storage.close());
    }
  }

  @Test
  void index_isKnownByItsFieldsAndItsTime() {
    assertThat(removesExpired("{key: {expire: 1}, expireAfterSeconds: 0}")).isTrue();
    assertThat(removesExpired("{key: {expire: 1.0}, expireAfterSeconds: 60.0}")).isTrue();
    assertThat(removesExpired("{key: {expire: 1}}")).isFalse();
    assertThat(removesExpired("{key: {_id: 1}}")).isFalse();
    assertThat(removesExpired("{key: {expire: 'hashed'}, expireAfterSeconds: 0}")).isFalse();
    assertThat(removesExpired("{key: {expire: 1, a: 1}, expireAfterSeconds: 0}")).isFalse();
  }

  private void open(String options) {
    storage = storageOf(options);
    Await.value(storage.open(StorageContexts.system("schema")));
  }

  private Throwable failureOfOpen(String options) {
    storage = storageOf(options);
    return Await.failure(storage.open(StorageContexts.system("schema")));
  }

  private RemoteStorage storageOf(String options) {
    return MongodbStorage.builder(TestServers.mongodb().url("cacheme_test", options))
        .collection(collection)
        .build();
  }

  private static boolean removesExpired(String index) {
    return MongoSchema.removesExpired(BsonDocument.parse(index));
  }

  /** Says of each collection that it folds upper and lower case. */
  private static final class Folding extends MemoryBackend {

    Folding() {
      version(ServerVersion.MONGO_5_0);
    }

    @Override
    public Document handleCommand(
        Channel channel, String database, String command, Document query) {
      Document answer = super.handleCommand(channel, database, command, query);
      if (command.equals("listCollections")) {
        List<?> batch = (List<?>) ((Document) answer.get("cursor")).get("firstBatch");
        for (Object each : batch) {
          Document collation = new Document("locale", "en").append("strength", 2);
          ((Document) each).put("options", new Document("collation", collation));
        }
      }
      return answer;
    }
  }
}
