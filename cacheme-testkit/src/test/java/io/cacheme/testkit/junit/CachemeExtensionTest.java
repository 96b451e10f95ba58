package io.cacheme.testkit.junit;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.cacheme.CacheClosedException;
import io.cacheme.Cacheme;
import io.cacheme.CachemeConfigurationException;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.testkit.LoadLog;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.NoOpRemoteStorage;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The extension, by test classes that are run here. They have the global Cacheme to themselves. */
@ResourceLock(CachemeTest.LOCK)
@ResourceLock(Resources.GLOBAL)
class CachemeExtensionTest {

  private static final DynamicType<String> WORD =
      DynamicNode.type("word", "v1", String.class)
          .tier("local", Duration.ofSeconds(30))
          .tier("my-redis", Duration.ofMinutes(10));

  /** What the classes below have seen. */
  private static final List<Cacheme> SEEN = new CopyOnWriteArrayList<>();

  private static final AtomicInteger LOADS = new AtomicInteger();

  private final Cacheme outside = Cacheme.builder().build();

  @BeforeEach
  void begin() {
    SEEN.clear();
    LOADS.set(0);
    Cacheme.getAndSetGlobal(outside);
  }

  @AfterEach
  void end() {
    Cacheme.getAndSetGlobal(null);
    outside.close();
  }

  private static String get(String key) {
    return WORD.cache()
        .sync()
        .get(WORD.key(key), node -> completedFuture(key + LOADS.incrementAndGet()));
  }

  private static Events run(Class<?>... classes) {
    EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
    for (Class<?> each : classes) {
      kit.selectors(selectClass(each));
    }
    return kit.execute().testEvents();
  }

  private static void assertPass(int tests, Class<?>... classes) {
    Events events = run(classes);
    assertThat(failures(events)).isEmpty();
    assertThat(events.succeeded().count()).isEqualTo(tests);
  }

  private static List<Throwable> failures(Events events) {
    return events
        .failed()
        .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .toList();
  }

  @CachemeTest
  static class Two {

    @BeforeEach
    void sameBefore(Cacheme cacheme) {
      SEEN.add(cacheme);
    }

    @Test
    void one(Cacheme cacheme) {
      SEEN.add(cacheme);
      assertThat(Cacheme.global()).isSameAs(cacheme);
      assertThat(get("tea")).isEqualTo("tea1");
    }

    @Test
    void other() {
      SEEN.add(Cacheme.global());
      LOADS.set(6);
      assertThat(get("tea")).as("nothing is left of another test").isEqualTo("tea7");
    }
  }

  @Test
  void eachTest_hasACachemeOfItsOwn_whichIsGlobalAndThenClosed() {
    assertPass(2, Two.class);

    assertThat(SEEN).hasSize(4);
    assertThat(SEEN.get(0)).isSameAs(SEEN.get(1));
    assertThat(SEEN.get(2)).isSameAs(SEEN.get(3)).isNotSameAs(SEEN.get(0));
    for (Cacheme used : SEEN) {
      assertThat(WORD.cache(used).get(WORD.key("tea"), node -> completedFuture("late")))
          .failsWithin(Duration.ofSeconds(5))
          .withThrowableOfType(Exception.class)
          .withCauseInstanceOf(CacheClosedException.class);
    }
  }

  @Test
  void after_whatWasGlobalIsSoAgain_andOpen() {
    assertPass(2, Two.class);

    assertThat(Cacheme.global()).isSameAs(outside);
    assertThat(outside.registerStorage("local", new io.cacheme.testkit.InMemoryLocalStorage()))
        .isCompleted();
  }

  @Test
  void after_thereWasNone_thereIsNone() {
    Cacheme.getAndSetGlobal(null);

    assertPass(2, Two.class);

    assertThat(Cacheme.getAndSetGlobal(null)).isNull();
  }

  @CachemeTest
  static class ClosesItself {

    @Test
    void closes(Cacheme cacheme) {
      cacheme.close();
    }

    @Test
    void setsAnother() {
      Cacheme another = Cacheme.builder().build();
      Cacheme.setGlobal(another);
      another.close();
    }

    @Test
    void fails() {
      throw new IllegalStateException("as it is to");
    }
  }

  @Test
  void after_testClosedOrReplacedOrFailed_allTheSame() {
    assertThat(failures(run(ClosesItself.class)))
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessage("as it is to"));

    assertThat(Cacheme.global()).isSameAs(outside);
    assertPass(2, Two.class);
  }

  @CachemeTest
  static class Storages {

    @BeforeEach
    void beginToCount() {
      LOADS.set(0);
    }

    @Test
    void expireByTheClock(ManualScheduler scheduler, TestStorages storages, LoadLog log) {
      assertThat(get("tea")).isEqualTo("tea1");
      assertThat(storages.remote("my-redis").keys()).containsExactly("cacheme:word:tea:v1");

      scheduler.advance(Duration.ofSeconds(31));
      assertThat(get("tea")).isEqualTo("tea1");
      assertThat(storages.calls("my-redis").count(StorageOperation.GET)).isEqualTo(2);

      scheduler.advance(Duration.ofMinutes(10));
      assertThat(get("tea")).isEqualTo("tea2");
      assertThat(log.loaded()).containsExactly(WORD.key("tea"), WORD.key("tea"));
    }

    @Test
    void compareBeforeTheyWrite(TestStorages storages, Cacheme cacheme) {
      CompletableFuture<String> load = new CompletableFuture<>();
      CompletableFuture<String> asked = WORD.cache().get(WORD.key("tea"), node -> load);
      try (Cacheme another =
          Cacheme.builder()
              .storage("local", new io.cacheme.testkit.InMemoryLocalStorage())
              .storage("my-redis", storages.remote("my-redis").another())
              .build()) {
        WORD.cache(another).sync().invalidate(WORD.key("tea"));
      }
      load.complete("older");

      assertThat(asked).isCompletedWithValue("older");
      assertThat(cacheme.cache(WORD.spec()).stats().tiers().get(1).refusedCount()).isEqualTo(1);
    }

    @Test
    void clockIsThatOfTheScheduler(ManualTimeSource time, ManualScheduler scheduler) {
      long before = time.epochMillis();
      scheduler.advance(Duration.ofSeconds(5));
      assertThat(time.epochMillis()).isEqualTo(before + 5_000);
    }

    @Test
    void failAndHeal(TestStorages storages, ManualScheduler scheduler) {
      storages.fail("my-redis");
      assertThat(get("tea")).isEqualTo("tea1");
      assertThat(storages.remote("my-redis").keys()).isEmpty();

      storages.heal("my-redis");
      scheduler.advance(Duration.ofMinutes(1));
      assertThat(get("tea")).isEqualTo("tea2");
      assertThat(storages.remote("my-redis").keys()).hasSize(1);
    }

    @Test
    void hang_endsByTheClock(TestStorages storages, ManualScheduler scheduler) {
      storages.hang("my-redis");
      CompletableFuture<String> tea =
          WORD.cache().get(WORD.key("tea"), node -> completedFuture("tea"));
      assertThat(tea).isNotDone();
      scheduler.advance(Duration.ofSeconds(1));
      assertThat(tea).isCompletedWithValue("tea");
    }

    @Test
    void hang_endsByHeal(TestStorages storages) {
      storages.hang("my-redis");
      CompletableFuture<String> tea =
          WORD.cache().get(WORD.key("tea"), node -> completedFuture("tea"));
      assertThat(tea).isNotDone();
      storages.heal("my-redis");
      assertThat(tea).isCompletedWithValue("tea");
    }

    @Test
    void hang_leftBehind_isLetGo(TestStorages storages) {
      storages.hang("my-redis");
      assertThat(WORD.cache().get(WORD.key("tea"), node -> completedFuture("tea"))).isNotDone();
    }

    @Test
    void replace_beforeANodeNamesIt(TestStorages storages, ManualScheduler scheduler) {
      storages.replace("my-redis", new NoOpRemoteStorage());
      assertKeepsNothing(storages, scheduler);
    }

    @Test
    void replace_afterANodeNamedIt(TestStorages storages, ManualScheduler scheduler) {
      get("tea");
      storages.replace("my-redis", new NoOpRemoteStorage());
      storages.replace("my-redis", new NoOpRemoteStorage());
      storages.local("local").evictAll();
      LOADS.set(0);
      assertKeepsNothing(storages, scheduler);
    }

    private static void assertKeepsNothing(TestStorages storages, ManualScheduler scheduler) {
      assertThat(get("tea")).isEqualTo("tea1");
      scheduler.advance(Duration.ofSeconds(31));
      assertThat(get("tea")).isEqualTo("tea2");
      assertThatThrownBy(() -> storages.remote("my-redis"))
          .hasMessageContaining("was replaced by the test");
    }

    @Test
    void replace_byOneOfAnotherKind_isRefusedAndTheOldOneStays(TestStorages storages) {
      get("tea");
      assertThatThrownBy(() -> storages.replace("local", new NoOpRemoteStorage()))
          .isInstanceOf(CachemeConfigurationException.class);
      assertThat(storages.local("local").size()).isEqualTo(1);
    }

    @Test
    void wrongKind_saysHow(TestStorages storages) {
      assertThatThrownBy(() -> storages.local("my-redis"))
          .hasMessageContainingAll("is a remote one", "remote(\"my-redis\")");
      assertThatThrownBy(() -> storages.remote("local-2"))
          .hasMessageContainingAll("is a heap", "local(\"local-2\")");
      assertThatThrownBy(() -> storages.heal("local")).hasMessageContaining("is a heap");
    }
  }

  @Test
  void storages_standInForThoseThatNodesName() {
    assertPass(11, Storages.class);
  }

  @CachemeTest(local = "hot")
  static class NamedHeap implements CachemeSetup {

    private final NoOpRemoteStorage given = new NoOpRemoteStorage();
    private final List<String> order = new ArrayList<>();

    @Override
    public void configure(Cacheme.Builder builder) {
      order.add("outer");
      builder.prefix("shop").storage("given", given);
    }

    @Test
    void isAHeap(TestStorages storages) {
      DynamicType<String> hot =
          DynamicNode.type("hot", "v1", String.class).tier("hot", Duration.ofSeconds(1));
      hot.cache().sync().put(hot.key("a"), "b");
      assertThat(storages.local("hot").size()).isEqualTo(1);
    }

    @Test
    void setsTheBuilder(TestStorages storages) {
      get("tea");
      assertThat(storages.remote("my-redis").keys()).containsExactly("shop:word:tea:v1");
      assertThatThrownBy(() -> storages.replace("given", new NoOpRemoteStorage()))
          .hasMessageContaining("there is a storage \"given\" already");
    }

    @Nested
    class Inner implements CachemeSetup {

      @Override
      public void configure(Cacheme.Builder builder) {
        order.add("inner");
        builder.prefix("inner");
      }

      @Test
      void comesAfterTheOuter(TestStorages storages) {
        get("tea");
        assertThat(order).containsExactly("outer", "inner");
        assertThat(storages.remote("my-redis").keys()).containsExactly("inner:word:tea:v1");
        assertThat(storages.local("hot").size()).isZero();
      }
    }
  }

  @Test
  void setup_andNestedClasses() {
    assertPass(3, NamedHeap.class);
  }

  static class OneMethod {

    @Test
    @CachemeTest
    void annotated(Cacheme cacheme) {
      assertThat(Cacheme.global()).isSameAs(cacheme);
    }

    @Test
    void other() {
      SEEN.add(Cacheme.global());
    }
  }

  @Test
  void method_aloneCanBeAnnotated() {
    assertPass(2, OneMethod.class);
    assertThat(SEEN).containsExactly(outside);
  }

  @CachemeTest
  static class ByConstructor {

    ByConstructor(Cacheme cacheme) {
      SEEN.add(cacheme);
    }

    @Test
    void never() {}
  }

  @CachemeTest
  static class TwoExtensions {

    @RegisterExtension static final CachemeExtension ANOTHER = new CachemeExtension();

    @Test
    void never() {}
  }

  @Test
  void twoExtensions_ofOneTest_areRefused_andNoOtherTest() {
    assertThat(failures(run(TwoExtensions.class)))
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .hasMessageContainingAll("never() has two", "take away @RegisterExtension"));

    assertThat(Cacheme.global()).isSameAs(outside);
    assertPass(2, Two.class);
  }

  @Test
  void constructor_cannotHaveOne_andSaysWhoCan() {
    assertThat(failures(run(ByConstructor.class)))
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .hasMessageContainingAll("none yet for", "a method with @BeforeEach"));
    assertPass(2, Two.class);
  }

  @CachemeTest
  static class BadSetup implements CachemeSetup {

    @Override
    public void configure(Cacheme.Builder builder) {
      builder.prefix("not a prefix");
    }

    @Test
    void never() {}
  }

  @Test
  void setup_thatFails_failsTheTestAndNoOther() {
    assertThat(failures(run(BadSetup.class)))
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessageContaining("not a prefix"));
    assertThat(Cacheme.global()).isSameAs(outside);
    assertPass(2, Two.class);
  }

  @ExtendWith(CachemeExtension.class)
  static class WithoutLock {

    @Test
    void tries() {}
  }

  @CachemeTest
  static class WhileAnotherRuns {

    @Test
    void otherIsRefused(Cacheme cacheme) {
      assertThat(failures(run(WithoutLock.class)))
          .singleElement()
          .satisfies(
              failure ->
                  assertThat(failure)
                      .hasMessageContainingAll("tries()", "otherIsRefused", "CachemeTest.LOCK"));
      assertThat(Cacheme.global()).isSameAs(cacheme);
    }
  }

  @Test
  void twoAtATime_withoutTheLock_areRefused() {
    assertPass(1, WhileAnotherRuns.class);
  }

  @CachemeTest
  abstract static class Crowd {

    @RepeatedTest(20)
    void isAlone(Cacheme cacheme) {
      assertThat(get("tea")).endsWith("" + LOADS.get());
      assertThat(Cacheme.global()).isSameAs(cacheme);
    }
  }

  static class Crowd1 extends Crowd {}

  static class Crowd2 extends Crowd {}

  static class Crowd3 extends Crowd {}

  @Test
  void parallelTests_waitForOneAnother() {
    Events events =
        EngineTestKit.engine("junit-jupiter")
            .selectors(
                selectClass(Crowd1.class), selectClass(Crowd2.class), selectClass(Crowd3.class))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
            .execute()
            .testEvents();

    assertThat(failures(events)).isEmpty();
    assertThat(events.succeeded().map(Event::getTestDescriptor)).hasSize(60);
  }
}
