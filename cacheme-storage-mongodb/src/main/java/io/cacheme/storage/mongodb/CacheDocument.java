package io.cacheme.storage.mongodb;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.Collection;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a document: {@code {_id: key, value: BinData, expire: Date, updated_at: Date}}. One
 * without {@code expire} does not expire.
 */
final class CacheDocument {

  static final String ID = "_id";
  static final String EXPIRE = "expire";
  static final String VALUE = "value";
  static final String UPDATED_AT = "updated_at";

  private CacheDocument() {}

  static BsonDocument of(StoredEntry entry, long nowMillis) {
    BsonDocument document =
        new BsonDocument(ID, new BsonString(entry.key()))
            .append(VALUE, new BsonBinary(entry.bytes()))
            .append(UPDATED_AT, new BsonDateTime(nowMillis));
    long ttl = entry.ttlMillis();
    boolean expires = ttl != RemoteStorage.NO_EXPIRY && ttl <= Long.MAX_VALUE - nowMillis;
    return expires ? document.append(EXPIRE, new BsonDateTime(nowMillis + ttl)) : document;
  }

  /** The value, or null if it has expired or is not of ours. */
  static @Nullable StoredValue value(@Nullable BsonDocument document, long nowMillis) {
    if (document == null || !document.isBinary(VALUE)) {
      return null;
    }
    byte[] bytes = document.getBinary(VALUE).getData();
    BsonValue expire = document.get(EXPIRE);
    if (expire == null) {
      return StoredValue.of(bytes);
    }
    long left = expire.isDateTime() ? expire.asDateTime().getValue() - nowMillis : 0;
    return left > 0 ? new StoredValue(bytes, left) : null;
  }

  static String key(BsonDocument document) {
    return document.getString(ID).getValue();
  }

  static BsonDocument isKey(String key) {
    return new BsonDocument(ID, new BsonString(key));
  }

  static BsonDocument isOneOf(Collection<? extends BsonValue> ids) {
    return new BsonDocument(ID, new BsonDocument("$in", new BsonArray(List.copyOf(ids))));
  }

  static BsonDocument expiredBy(long millis) {
    return new BsonDocument(EXPIRE, new BsonDocument("$lte", new BsonDateTime(millis)));
  }

  /** What a reader asks for. */
  static BsonDocument readFields() {
    return new BsonDocument(VALUE, new BsonInt32(1)).append(EXPIRE, new BsonInt32(1));
  }
}
