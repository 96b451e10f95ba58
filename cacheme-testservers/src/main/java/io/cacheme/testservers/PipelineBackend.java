package io.cacheme.testservers;

import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.aggregation.Expression;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A backend that knows updates by a pipeline of {@code $replaceWith} stages, for one key each,
 * which the server lacks although it has their expressions. Writes go one after another, so that
 * what such an update is computed from is what it replaces.
 */
public class PipelineBackend extends MemoryBackend {

  private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findandmodify");
  private static final String STAGE = "$replaceWith";
  private static final String ID = "_id";
  private static final int DUPLICATE_KEY = 11_000;

  /** An empty one. */
  @SuppressWarnings("this-escape") // it only sets a field
  public PipelineBackend() {
    version(ServerVersion.MONGO_5_0);
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    if (!WRITES.contains(command.toLowerCase(Locale.ROOT))) {
      return super.handleCommand(channel, database, command, query);
    }
    synchronized (this) {
      return command.equals("update") && updates(query).stream().anyMatch(this::hasPipeline)
          ? updateEach(channel, database, query)
          : super.handleCommand(channel, database, command, query);
    }
  }

  private Document updateEach(Channel channel, String database, Document query) {
    Answers answers = new Answers();
    for (Document update : updates(query)) {
      try {
        Document known = hasPipeline(update) ? computed(channel, database, query, update) : update;
        answers.add(
            known == null
                ? nothing()
                : super.handleCommand(channel, database, "update", one(query, known)));
      } catch (MongoServerError e) {
        answers.add(error(e.getCode(), e.getMessageWithoutErrorCode()));
      }
    }
    return answers.all();
  }

  /** The same update with the document that its pipeline makes, or null if nothing matches. */
  private @Nullable Document computed(
      Channel channel, String database, Document query, Document update) {
    Document filter = (Document) of(update, "q");
    Document key = new Document(ID, filter.get(ID));
    Document there = find(channel, database, (String) of(query, "update"), key);
    boolean inserts = Boolean.TRUE.equals(update.get("upsert"));
    if (there != null && !new DefaultQueryMatcher().matches(there, filter)) {
      if (inserts) {
        throw new MongoServerError(DUPLICATE_KEY, "DuplicateKey", "E11000 duplicate key error");
      }
      return null;
    }
    if (there == null && !inserts) {
      return null;
    }
    Document made = there == null ? key : there;
    for (Object stage : (List<?>) of(update, "u")) {
      Object replacement = ((Document) stage).get(STAGE);
      if (replacement == null) {
        throw new MongoServerError(40_324, "Unrecognized pipeline stage");
      }
      made = (Document) Expression.evaluateDocument(replacement, made);
    }
    return new Document("q", key).append("u", made).append("upsert", inserts);
  }

  private @Nullable Document find(
      Channel channel, String database, String collection, Document key) {
    Document find = new Document("find", collection).append("filter", key).append("$db", database);
    Document answer = super.handleCommand(channel, database, "find", find);
    List<?> found = (List<?>) of((Document) of(answer, "cursor"), "firstBatch");
    return found.isEmpty() ? null : (Document) found.get(0);
  }

  private boolean hasPipeline(Document update) {
    return update.get("u") instanceof List<?>;
  }

  @SuppressWarnings("unchecked")
  private static List<Document> updates(Document query) {
    return (List<Document>) of(query, "updates");
  }

  private static Object of(Document document, String field) {
    return Objects.requireNonNull(document.get(field), field);
  }

  private static Document one(Document query, Document update) {
    Document one = new Document();
    one.putAll(query);
    one.put("updates", List.of(update));
    return one;
  }

  private static Document nothing() {
    return new Document("n", 0).append("nModified", 0);
  }

  private static Document error(int code, String message) {
    return nothing()
        .append(
            "writeErrors",
            List.of(new Document("index", 0).append("code", code).append("errmsg", message)));
  }

  /** The answers to updates that were made one by one, as one to all. */
  private static final class Answers {

    private final List<Document> upserted = new ArrayList<>();
    private final List<Document> errors = new ArrayList<>();
    private int updates;
    private int matched;
    private int modified;

    void add(Document answer) {
      matched += (Integer) of(answer, "n");
      modified += (Integer) of(answer, "nModified");
      take(answer, "upserted", upserted);
      take(answer, "writeErrors", errors);
      updates++;
    }

    Document all() {
      Document all = new Document("n", matched).append("nModified", modified);
      if (!upserted.isEmpty()) {
        all.append("upserted", upserted);
      }
      if (!errors.isEmpty()) {
        all.append("writeErrors", errors);
      }
      return all.append("ok", 1.0);
    }

    private void take(Document answer, String field, List<Document> into) {
      List<?> some = (List<?>) answer.get(field);
      if (some != null) {
        some.forEach(each -> into.add(((Document) each).append("index", updates)));
      }
    }
  }
}
