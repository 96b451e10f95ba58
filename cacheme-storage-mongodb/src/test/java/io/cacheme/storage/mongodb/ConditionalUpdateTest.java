package io.cacheme.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.RemoteStorage;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** The statements, as MongoDB gets them. */
class ConditionalUpdateTest {

  private static final byte[] NEW = {1, 2};
  private static final byte[] SEEN = {3};

  @Test
  void nothingSeen() {
    ConditionalUpdate update =
        ConditionalUpdate.of(ConditionalEntry.ifNone("k", NEW, 1_000), Long.MAX_VALUE);

    assertThat(update.filter())
        .isEqualTo(BsonDocument.parse("{_id: 'k', $or: [{$nor: [" + live() + "]}]}"));
    assertThat(update.pipeline())
        .isEqualTo(
            List.of(
                BsonDocument.parse(
                    "{$replaceWith: {_id: '$_id', value: {$binary: {base64: 'AQI=', subType: '00'}},"
                        + " updated_at: '$$NOW',"
                        + " expire: {$add: ['$$NOW', {$numberLong: '1000'}]}}}")));
  }

  @Test
  void bytesSeen_withADeadline_orRefused() {
    ConditionalUpdate update =
        ConditionalUpdate.of(
            ConditionalEntry.ifSeen("k", NEW, RemoteStorage.NO_EXPIRY, SEEN).orElseRefused(),
            1_700_000_000_000L);

    assertThat(update.filter())
        .isEqualTo(
            BsonDocument.parse(
                "{_id: 'k', $or: [{$and: ["
                    + live()
                    + ", {$expr: {$eq: ['$value', {$binary: {base64: 'Aw==', subType: '00'}}]}}]}]}"));
    assertThat(update.pipeline())
        .isEqualTo(
            List.of(
                BsonDocument.parse(
                    "{$replaceWith: {_id: '$_id', value: {$binary: {base64: 'AQI=', subType: '00'}},"
                        + " updated_at: {$toDate: {$cond: [{$or: ["
                        + "{$gt: ['$$NOW', {$date: {$numberLong: '1700000000000'}}]},"
                        + " {$eq: [{$ifNull: ['$value', null]}, null]}]}, 'refused', '$$NOW']}}}}")));
  }

  @Test
  void bytesSeen_orNone_mayBeEither() {
    ConditionalUpdate update =
        ConditionalUpdate.of(ConditionalEntry.ifSeen("k", NEW, 1_000, SEEN), Long.MAX_VALUE);

    assertThat(update.filter().getArray("$or")).hasSize(2);
  }

  private static String live() {
    return "{value: {$type: 5}, $or: [{expire: {$exists: false}}, {$and: [{expire: {$type: 9}},"
        + " {$expr: {$gt: ['$expire', '$$NOW']}}]}]}";
  }
}
