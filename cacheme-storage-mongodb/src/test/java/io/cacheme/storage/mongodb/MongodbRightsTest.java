package io.cacheme.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.spi.StoredEntry;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.MongoInProcess;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A user who is let in and has too few roles, and the mend of the message. The server in this
 * process has no roles: {@link Roles} judges, and answers as MongoDB does.
 */
class MongodbRightsTest {

  private static final Pattern MEND =
      Pattern.compile("help:  give the user the role (\\w+) on database (\\w+): ");

  private final Roles roles = Roles.none();
  private MongoInProcess server;

  @BeforeEach
  void start() {
    server =
        MongoInProcess.builder()
            .backend(() -> new ScramBackend("few", "canary", "people", roles))
            .start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', cacheme, true",
    "read, cacheme, true",
    "readWrite, other, true",
    "'', '', false"
  })
  void roleMissing_isRejected_andTheMendServes(String role, String database, boolean createSchema) {
    roles.grant(role, database);

    RemoteStorage storage = create(createSchema);
    Throwable refused = Await.failure(storage.open(StorageContexts.system("rights")));
    Await.value(storage.close());

    assertThat(refused).isInstanceOf(StorageRejectedException.class);
    mend(refused);
    assertServes();
  }

  @Test
  void roleThatOnlyReads_isRejected_whereTheIndexExists_andTheMendServes() {
    roles.grant("readWrite", "cacheme");
    assertServes();
    roles.grant("read", "cacheme");

    RemoteStorage storage = create(false);
    Throwable refused = Await.failure(storage.open(StorageContexts.system("rights")));
    Await.value(storage.close());

    assertThat(refused).isInstanceOf(StorageRejectedException.class);
    mend(refused);
    assertServes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "getAll", "put", "putAll", "remove"})
  void roleRevoked_callsSayWhatToGrant_andTheMendServes(String call) {
    roles.grant("readWrite", "cacheme");
    RemoteStorage storage = create(true);
    Await.value(storage.open(StorageContexts.system("rights")));
    roles.revoke("cacheme");

    Throwable refused = Await.failure(call(storage, call));

    assertThat(refused).isNotInstanceOf(StorageReplyException.class);
    mend(refused);
    Await.value(call(storage, call));
    Await.value(storage.close());
  }

  /** Does what the message advises. */
  private void mend(Throwable refused) {
    assertThat(refused)
        .hasMessageStartingWith("mongodb://***@127.0.0.1:" + server.port() + "/cacheme?")
        .hasMessageContaining(" does not let the user do what the storage needs in cacheme.cach")
        .hasMessageEndingWith(": db.grantRolesToUser in its authSource")
        .hasMessageNotContaining("canary")
        .hasMessageNotContaining("few");
    MatchResult mend = MEND.matcher(refused.getMessage()).results().findFirst().orElseThrow();
    roles.grant(mend.group(1), mend.group(2));
  }

  private RemoteStorage create(boolean createSchema) {
    return MongodbStorage.builder(
            "mongodb://few:canary@127.0.0.1:" + server.port() + "/cacheme?authSource=people")
        .createSchema(createSchema)
        .build();
  }

  private void assertServes() {
    RemoteStorage storage = create(true);
    Await.value(storage.open(StorageContexts.system("rights")));
    Await.value(storage.put("a", new byte[] {1}, 60_000));
    assertThat(Await.value(storage.get("a")).bytes()).containsExactly(1);
    Await.value(storage.remove("a"));
    Await.value(storage.close());
  }

  private static CompletionStage<?> call(RemoteStorage storage, String call) {
    StoredEntry one = new StoredEntry("a", new byte[] {1}, 60_000);
    StoredEntry other = new StoredEntry("b", new byte[] {1}, 60_000);
    return switch (call) {
      case "get" -> storage.get("a");
      case "getAll" -> storage.getAll(List.of("a", "b"));
      case "put" -> storage.put("a", one.bytes(), 60_000);
      case "putAll" -> storage.putAll(List.of(one, other));
      default -> storage.remove("a");
    };
  }
}
