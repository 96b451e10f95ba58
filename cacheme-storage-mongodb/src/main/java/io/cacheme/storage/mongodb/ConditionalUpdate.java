package io.cacheme.storage.mongodb;

import io.cacheme.spi.ConditionalEntry;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An upsert that keeps an entry by the server's clock. Where the key's document does not match the
 * filter, the server tries to insert another one, which fails with a duplicate key. What a filter
 * cannot say of a document that is not there yet, the update does: it converts a text that is no
 * date, which fails, too. So each of many updates says for itself that it was refused.
 *
 * @param key the key
 * @param filter what the key's document must be, if there is one
 * @param pipeline what it becomes
 */
record ConditionalUpdate(String key, BsonDocument filter, List<BsonDocument> pipeline) {

  /** What a claim is kept as until it is used, or another write takes the document's place. */
  private static final String CLAIM = "claim";

  /** What a statement may be, less what is in it beside values. */
  private static final int STATEMENT_BYTES = (16 << 20) - (4 << 10);

  /** A time to live after which nobody is there any more, and that can be added to any date. */
  private static final long FOR_EVER = Long.MAX_VALUE / 2;

  private static final BsonString NOW = new BsonString("$$NOW");
  private static final BsonString OLD_VALUE = new BsonString("$" + CacheDocument.VALUE);

  /** Keeps {@code entry} where its key is unchanged, until {@code deadline} on the server. */
  static ConditionalUpdate of(ConditionalEntry entry, long deadline) {
    byte[] seen = entry.seen();
    return of(entry, deadline, seen == null ? null : equal(OLD_VALUE, new BsonBinary(seen)));
  }

  /** The same where it is unchanged since {@code claim} was left in its document. */
  static ConditionalUpdate of(ConditionalEntry entry, long deadline, ObjectId claim) {
    return of(entry, deadline, equal(new BsonString("$" + CLAIM), new BsonObjectId(claim)));
  }

  /** Keeps {@code bytes} whatever is there. */
  static ConditionalUpdate always(String key, byte[] bytes, long ttlMillis) {
    return new ConditionalUpdate(key, CacheDocument.isKey(key), become(bytes, ttlMillis, NOW));
  }

  /** Whether what was seen and what is to be kept are too much for one statement. */
  static boolean isTooLarge(ConditionalEntry entry) {
    byte[] seen = entry.seen();
    return seen != null && (long) seen.length + entry.bytes().length > STATEMENT_BYTES;
  }

  /** The document that has what {@code entry} must be seen as, for {@link #leaving} a claim. */
  static BsonDocument seen(ConditionalEntry entry, byte[] seen) {
    return with(entry.key(), expression(equal(OLD_VALUE, new BsonBinary(seen))));
  }

  static BsonDocument leaving(ObjectId claim) {
    return new BsonDocument("$set", new BsonDocument(CLAIM, new BsonObjectId(claim)));
  }

  private static ConditionalUpdate of(
      ConditionalEntry entry, long deadline, @Nullable BsonDocument same) {
    List<BsonValue> allowed = new ArrayList<>();
    if (same == null || entry.orNone()) {
      allowed.add(new BsonDocument("$nor", new BsonArray(List.of(live()))));
    }
    if (same != null) {
      allowed.add(and(live(), expression(same)));
    }
    return new ConditionalUpdate(
        entry.key(),
        with(entry.key(), new BsonDocument("$or", new BsonArray(allowed))),
        become(entry.bytes(), entry.ttlMillis(), nowUnless(refusals(entry, deadline))));
  }

  /** What a reader takes for a value, by the server's clock. */
  private static BsonDocument live() {
    BsonDocument left =
        expression(operator("$gt", new BsonString("$" + CacheDocument.EXPIRE), NOW));
    return isA(CacheDocument.VALUE, BsonType.BINARY)
        .append(
            "$or",
            new BsonArray(
                List.of(
                    new BsonDocument(
                        CacheDocument.EXPIRE, new BsonDocument("$exists", BsonBoolean.FALSE)),
                    and(isA(CacheDocument.EXPIRE, BsonType.DATE_TIME), left))));
  }

  /** What refuses an entry although the filter lets it pass, or there is nothing to filter. */
  private static List<BsonValue> refusals(ConditionalEntry entry, long deadline) {
    List<BsonValue> refusals = new ArrayList<>();
    if (deadline != Long.MAX_VALUE) {
      refusals.add(operator("$gt", NOW, new BsonDateTime(deadline)));
    }
    if (entry.seen() != null && !entry.orNone()) {
      refusals.add(equal(operator("$ifNull", OLD_VALUE, BsonNull.VALUE), BsonNull.VALUE));
    }
    return refusals;
  }

  private static BsonValue nowUnless(List<BsonValue> refusals) {
    if (refusals.isEmpty()) {
      return NOW;
    }
    BsonDocument isRefused = new BsonDocument("$or", new BsonArray(refusals));
    return new BsonDocument(
        "$toDate", operator("$cond", isRefused, new BsonString("refused"), NOW));
  }

  private static List<BsonDocument> become(byte[] bytes, long ttlMillis, BsonValue updatedAt) {
    BsonDocument document =
        new BsonDocument(CacheDocument.ID, new BsonString("$" + CacheDocument.ID))
            .append(CacheDocument.VALUE, new BsonBinary(bytes))
            .append(CacheDocument.UPDATED_AT, updatedAt);
    if (ttlMillis < FOR_EVER) {
      document.append(CacheDocument.EXPIRE, operator("$add", NOW, new BsonInt64(ttlMillis)));
    }
    return List.of(new BsonDocument("$replaceWith", document));
  }

  private static BsonDocument with(String key, BsonDocument condition) {
    BsonDocument filter = CacheDocument.isKey(key);
    filter.putAll(condition);
    return filter;
  }

  private static BsonDocument isA(String field, BsonType type) {
    return new BsonDocument(field, new BsonDocument("$type", new BsonInt32(type.getValue())));
  }

  private static BsonDocument and(BsonDocument one, BsonDocument other) {
    return new BsonDocument("$and", new BsonArray(List.of(one, other)));
  }

  private static BsonDocument expression(BsonDocument expression) {
    return new BsonDocument("$expr", expression);
  }

  private static BsonDocument equal(BsonValue one, BsonValue other) {
    return operator("$eq", one, other);
  }

  private static BsonDocument operator(String name, BsonValue... operands) {
    return new BsonDocument(name, new BsonArray(List.of(operands)));
  }
}
