package io.cacheme.storage.sql.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.storage.sql.SqlLimits;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.net.NetClientInternal;
import io.vertx.core.net.NetClient;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What Vert.x makes for a connection ends with it, and with the database. */
class VertxDatabaseTest {

  private final List<NetClient> clients = new ArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @Test
  void connect_fails_whatWasMadeEnds() {
    VertxDatabase database =
        connectingBy(vertx -> Future.failedFuture("is down, " + client(vertx)));

    assertThat(Await.failure(database.connect())).isInstanceOf(SqlFailure.class);

    assertEnded();
    Await.value(database.close());
  }

  /** Else the JVM would let go of it when all threads have ended, and Netty log it with a stack. */
  @Test
  void close_aConnectionIsBegunMeanwhile_whatIsMadeEnds() throws InterruptedException {
    VertxDatabase database =
        connectingBy(
            vertx -> {
              begun.countDown();
              await(goOn);
              client(vertx);
              return Future.future(never -> {});
            });
    database.connect();
    await(begun);

    CompletionStage<?> closed = database.close();
    goOn.countDown();
    Await.value(closed);

    assertEnded();
  }

  @Test
  void connect_isClosed_nothingIsMade() {
    VertxDatabase database = connectingBy(vertx -> Future.failedFuture("is down" + client(vertx)));
    Await.value(database.close());

    assertThat(Await.failure(database.connect())).hasMessage("is closed");
    assertThat(clients).isEmpty();
  }

  private void assertEnded() {
    assertThat(clients).hasSize(1);
    assertThat(((NetClientInternal) clients.get(0)).closeFuture().toCompletionStage())
        .succeedsWithin(Await.PATIENCE);
  }

  private NetClient client(Vertx vertx) {
    NetClient client = vertx.createNetClient();
    clients.add(client);
    return client;
  }

  private static VertxDatabase connectingBy(Function<Vertx, Future<?>> connect) {
    VertxDatabase database = new VertxDatabase(dialect(connect), 1, SqlLimits.DEFAULT);
    database.open(StorageContexts.system("vertx"));
    return database;
  }

  private static VertxDialect dialect(Function<Vertx, Future<?>> connect) {
    return (VertxDialect)
        Proxy.newProxyInstance(
            VertxDialect.class.getClassLoader(),
            new Class<?>[] {VertxDialect.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "product", "server" -> "any";
                  case "connect" -> connect.apply((Vertx) arguments[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
