package io.cacheme.storage.mongodb;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.cacheme.help.Help;
import io.cacheme.spi.StorageRejectedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a server before it serves: what time it is, that it lets us in, that the
 * collection tells all keys apart, that it removes what has expired, and that it lets us write.
 */
final class SchemaCheck {

  private final MongoOptions options;
  private final MongoLink link;
  private final MongoDatabase database;

  SchemaCheck(MongoOptions options, MongoLink link) {
    this.options = options;
    this.link = link;
    this.database = link.database();
  }

  /** Fails with {@link StorageRejectedException} where the server or its schema says no. */
  CompletionStage<@Nullable Void> run() {
    return time()
        .thenCompose(known -> created())
        .thenCompose(created -> collation())
        .thenCompose(plain -> index())
        .thenCompose(indexed -> writable());
  }

  /** The driver looks at the servers, too, but says what it saw only from the second time on. */
  private CompletionStage<@Nullable Void> time() {
    BsonDocument command = new BsonDocument("isMaster", new BsonInt32(1)); // also before 4.4
    return link.last(database.runCommand(command, BsonDocument.class), this::explain)
        .thenApply(
            said -> {
              if (said != null) {
                link.learnTime(said);
              }
              return null;
            });
  }

  private CompletionStage<@Nullable Void> created() {
    CompletionStage<@Nullable Void> done = CompletableFuture.completedFuture(null);
    if (!options.createSchema()) {
      return done;
    }
    for (BsonDocument command : MongoSchema.commands(options.collection())) {
      done =
          done.thenCompose(
              before ->
                  link.last(database.runCommand(command, BsonDocument.class), this::explain)
                      .thenApply(answer -> null));
    }
    return done;
  }

  private CompletionStage<@Nullable Void> collation() {
    BsonDocument filter = new BsonDocument("name", new BsonString(options.collection()));
    return link.all(database.listCollections(BsonDocument.class).filter(filter), this::explain)
        .thenApply(
            collections -> {
              collections.forEach(this::requirePlain);
              return null;
            });
  }

  /** With another collation than the binary one, {@code a} and {@code A} may be one key. */
  private void requirePlain(BsonDocument collection) {
    boolean ours = new BsonString(options.collection()).equals(collection.get("name"));
    BsonDocument settings = collection.getDocument("options", new BsonDocument());
    if (ours && settings.containsKey("collation")) {
      throw MongoRefusal.rejected(
          options,
          "has a collation on " + options.namespace() + ", so that different keys could be one",
          "use a collection that was made without one");
    }
  }

  private CompletionStage<@Nullable Void> index() {
    return link.all(
            database.getCollection(options.collection()).listIndexes(BsonDocument.class),
            this::explain)
        .thenApply(
            indexes -> {
              requireIndex(indexes);
              return null;
            });
  }

  /** A server looks at the user's rights before it finds nothing to remove. */
  private CompletionStage<@Nullable Void> writable() {
    BsonDocument nothing = CacheDocument.isOneOf(List.of());
    return link.last(
            database.getCollection(options.collection()).deleteMany(nothing), this::explain)
        .thenApply(deleted -> null);
  }

  private void requireIndex(List<BsonDocument> indexes) {
    if (indexes.stream().noneMatch(MongoSchema::removesExpired)) {
      throw new StorageRejectedException(
          "R04",
          Help.message(
              "R04",
              options
                  + " has no index on \"expire\" in "
                  + options.namespace()
                  + " that removes what has expired",
              null,
              "run sql/mongo.js with mongosh, or set createSchema=true"));
    }
  }

  private RuntimeException explain(Throwable thrown) {
    return MongoRefusal.ofSetup(options, thrown);
  }
}
