package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.spi.StorageContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A driver of another version is no outage: the start fails, and says which there is. */
class LinkageTest {

  @RegisterExtension final Engine engine = new Engine();

  private static NoClassDefFoundError missing() {
    return new NoClassDefFoundError("io/lettuce/core/MaintNotificationsConfig");
  }

  /** How a storage fails to be opened. */
  enum How {
    THROWS(
        () -> {
          throw missing();
        }),
    FAILS(() -> CompletableFuture.failedFuture(missing())),
    FAILS_WRAPPED(
        () -> CompletableFuture.failedFuture(new RuntimeException("in a loop", missing()))),
    INITIALIZER(() -> CompletableFuture.failedFuture(new ExceptionInInitializerError(missing())));

    private final Supplier<CompletionStage<Void>> opening;

    How(Supplier<CompletionStage<Void>> opening) {
      this.opening = opening;
    }
  }

  private FakeRemote remote(How how) {
    FakeRemote remote = new FakeRemote("redis", engine.journal);
    remote.onOpen = context -> how.opening.get();
    return remote;
  }

  @ParameterizedTest
  @EnumSource
  void build_driverCannotBeLinked_failsAndNamesVersions(How how) {
    FakeRemote remote = remote(how);
    assertThatThrownBy(
            () -> engine.builder().storage("a", engine.disk).storage("redis", remote).build())
        .isInstanceOfSatisfying(
            CachemeConfigurationException.class,
            refusal -> assertThat(refusal.code()).isEqualTo("R20"))
        .hasMessageContainingAll(
            "storage \"redis\" (fake://redis) cannot be linked: ",
            "[R20]\n    found: ",
            "io.lettuce:lettuce-core 6.4.2 to 7.7.0 is known to work, and found is 7.7.0",
            "mvn dependency:tree")
        .hasCauseInstanceOf(LinkageError.class);
    assertThat(remote.closed).isEqualTo(1);
    assertThat(engine.disk.closed).isEqualTo(1);
    assertThat(engine.log.warnings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void registerStorage_driverCannotBeLinked_failsAndTheNameIsFreeAgain(How how) {
    FakeRemote remote = remote(how);
    assertFailure(engine.cacheme().registerStorage("late", remote))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContaining("[R20]");
    assertThat(remote.closed).isEqualTo(1);
    assertThat(engine.cacheme().registerStorage("late", new FakeRemote("late", engine.journal)))
        .isCompleted();
  }

  @Test
  void call_driverCannotBeLinked_isLoggedWithTheVersions() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), new Source());
    engine.redis.on("get", call -> call.fail(missing()));
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.log.warnings())
        .singleElement()
        .asString()
        .contains(
            "MaintNotificationsConfig, which no retry will mend",
            "lettuce-core 6.4.2 to 7.7.0 is known to work, and found is 7.7.0");
  }

  /** Though the driver's classes all link. */
  @Test
  void build_driverIsTooOld_failsAndNeverOpensIt(@TempDir Path folder) throws Exception {
    try (OldDriver old = OldDriver.in(folder, "old-driver-1.9.0.jar")) {
      assertThatThrownBy(() -> engine.builder().storage("redis", old.storage()).build())
          .isInstanceOfSatisfying(
              CachemeConfigurationException.class,
              refusal -> assertThat(refusal.code()).isEqualTo("R20"))
          .hasMessageContainingAll(
              "storage \"redis\" (old storage) cannot be opened: its driver is too old [R20]",
              "\n    found: a.test:old-driver 2.1 to 3.4.0 is known to work, and found is 1.9.0");
    }
  }

  /**
   * Newer ones are for linking to decide, and in a jar of everything the number would be another
   * product's.
   */
  @ParameterizedTest
  @ValueSource(strings = {"old-driver-2.1.jar", "old-driver-4.0.0.jar", "application-1.9.0.jar"})
  void build_driverIsNotKnownToBeTooOld_isOpened(String jar, @TempDir Path folder)
      throws Exception {
    try (OldDriver old = OldDriver.in(folder, jar)) {
      assertThatThrownBy(() -> engine.builder().storage("redis", old.storage()).build())
          .hasMessageContaining("was opened");
    }
  }

  @Test
  void open_isToldTheLimit() {
    FakeRemote remote = new FakeRemote("redis", engine.journal);
    StorageContext[] told = {null};
    remote.onOpen =
        context -> {
          told[0] = context;
          return CompletableFuture.completedFuture(null);
        };
    engine.builder().storage("redis", remote).build().close();
    assertThat(told[0].connectTimeout()).isEqualTo(Duration.ofSeconds(3));
  }
}
