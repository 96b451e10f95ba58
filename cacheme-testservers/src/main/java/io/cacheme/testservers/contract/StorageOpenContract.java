package io.cacheme.testservers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testkit.StorageContexts;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every storage with a server must do when it is opened and the server is not as it should be:
 * say so, show no password, and serve by itself once it can. The test of a storage extends it and
 * starts one server for all cases, which wants a password.
 */
public abstract class StorageOpenContract extends OpenedStorages {

  private static final String HOST = "127.0.0.1";

  /** For storages' tests. */
  protected StorageOpenContract() {}

  /** Where the server listens on 127.0.0.1. */
  protected abstract int port();

  /**
   * A storage that is not open yet.
   *
   * @param login what stands before the host
   * @param address host and port
   */
  protected abstract RemoteStorage create(String login, String address);

  /** Who may log in, and who may not. */
  protected abstract Logins logins();

  /** How open fails. */
  protected abstract OpenFailures failures();

  /** How many connections a storage opens at once. One unless overridden. */
  protected int connectionsOfOpen() {
    return 1;
  }

  /** What {@code storage} says was refused: itself unless overridden. */
  protected String refused(RemoteStorage storage) {
    return storage.toString();
  }

  @Test
  void password_right_serves() {
    assertOpensAndServes(create(logins().right()));
    assertThat(logged()).isEmpty();
  }

  @Test
  void password_wrong_isRejectedWithoutShowingIt() {
    RemoteStorage storage = create(logins().wrong());

    assertThat(failureOfOpen(storage))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessage(
            "%s refused the user or the password\n    help:  %s",
            refused(storage), failures().refusedMend())
        .hasMessageContaining("://***@" + HOST + ":" + port())
        .hasMessageNotContaining(SECRET)
        .hasNoCause();
    assertThat(Await.failure(storage.get("a"))).isInstanceOf(StorageRejectedException.class);
    assertThat(logged()).isEmpty();
  }

  @Test
  void user_unknown_isRejectedWithoutShowingIt() {
    assertThat(failureOfOpen(create(logins().unknown())))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void password_missing_isRejected() {
    assertThat(failureOfOpen(create(logins().missing())))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining(failures().passwordMissing());
  }

  @Test
  void server_down_failsPlainly_thenServesOnceItIsUp() {
    try (FaultProxy proxy = proxy()) {
      proxy.refuse();
      RemoteStorage storage = create(logins().right(), proxy);
      assertThat(failureOfOpen(storage))
          .isNotInstanceOf(StorageRejectedException.class)
          .hasMessageContaining("cannot be reached")
          .hasMessageContaining("refused");
      assertThat(Await.failure(storage.get("a"))).hasMessageContaining("cannot be reached");
      proxy.heal();

      Await.until("it serves", () -> serves(storage));
      assertThat(logged()).isEmpty();
      Await.value(storage.close());
    }
  }

  @Test
  void server_downThenUpWithAnotherPassword_isLoggedOnce() {
    try (FaultProxy proxy = proxy()) {
      proxy.refuse();
      RemoteStorage storage = create(logins().wrong(), proxy);
      failureOfOpen(storage);
      proxy.heal();

      Await.until("it is rejected", () -> isRejected(storage));
      Await.until("it is logged", () -> !logged().isEmpty());
      assertThat(logged())
          .containsOnlyOnce("refused the user or the password")
          .contains("storage \"" + NAME + "\"");
      Await.value(storage.close());
    }
  }

  @Test
  void server_hangs_failsWithinTheConnectTimeout_andLeavesNoConnection() {
    try (FaultProxy proxy = proxy()) {
      proxy.blackhole();
      RemoteStorage storage = create(logins().right(), proxy);
      assertThat(failureOfOpen(storage, Duration.ofMillis(300)))
          .isNotInstanceOf(StorageRejectedException.class)
          .hasMessageContaining(failures().silent());
      Await.until("the attempt is given up", () -> proxy.connections() <= connectionsOfOpen());
      proxy.heal();

      Await.until("it serves", () -> serves(storage));
      Await.value(storage.close());
    }
  }

  @Test
  void host_unknown_failsPlainly() {
    assertThat(failureOfOpen(create(logins().right(), "nowhere.invalid")))
        .isNotInstanceOf(StorageRejectedException.class)
        .hasMessageContaining(failures().hostUnknown());
  }

  @Test
  void open_twice_isRefused() {
    RemoteStorage storage = opened(create(logins().right()));

    assertThat(Await.failure(storage.open(StorageContexts.system(NAME))))
        .hasMessageContaining("cannot be opened again");
    assertServes(storage);
  }

  @Test
  void close_whileOpening_endsBoth() {
    try (FaultProxy proxy = proxy()) {
      proxy.blackhole();
      RemoteStorage storage = create(logins().right(), proxy);
      CompletableFuture<Void> opening =
          storage.open(StorageContexts.system(NAME)).toCompletableFuture();
      Await.value(storage.close());

      assertThat(Await.failure(opening)).hasMessageContaining("is closed");
    }
  }

  private static boolean isRejected(RemoteStorage storage) {
    return Await.value(storage.get("a").handle((value, thrown) -> isRejection(thrown)));
  }

  /** Stages that depend on a failed one wrap its failure. */
  private static boolean isRejection(@Nullable Throwable thrown) {
    return thrown instanceof StorageRejectedException
        || (thrown != null && thrown.getCause() instanceof StorageRejectedException);
  }

  private FaultProxy proxy() {
    return FaultProxy.to(HOST, port());
  }

  private RemoteStorage create(String login) {
    return create(login, HOST + ":" + port());
  }

  private RemoteStorage create(String login, FaultProxy proxy) {
    return create(login, HOST + ":" + proxy.port());
  }
}
