package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Loader;
import io.cacheme.NodeCache;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads of the cache know nothing of the threads that happened to make them. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class InheritanceTest {

  private static final InheritableThreadLocal<String> USER = new InheritableThreadLocal<>();
  private static final ThreadLocal<String> OWN = new ThreadLocal<>();

  /** What a thread sees that it should not. */
  private record Seen(String user, ClassLoader loader) {

    static Seen here() {
      return new Seen(USER.get(), Thread.currentThread().getContextClassLoader());
    }
  }

  /** The class loader of an application that may be undeployed. */
  private static final ClassLoader FOREIGN = new URLClassLoader("foreign", new URL[0], null);

  @RegisterExtension final House house = new House();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final AtomicInteger loads = new AtomicInteger();

  static Stream<Arguments> tiersAndBlocking() {
    return Stream.of(Tiers.values())
        .flatMap(tiers -> Stream.of(true, false).map(blocking -> Arguments.of(tiers, blocking)));
  }

  private String look(Item item) {
    loads.incrementAndGet();
    if (!Thread.currentThread().getName().startsWith("user-")) { // who may see what is its own
      seen.add(Seen.here());
    }
    return "loaded";
  }

  private NodeCache<Item, String> items(Tiers tiers, boolean blocking) {
    return house.bind(
        Specs.item(tiers),
        blocking
            ? Loader.<Item, String>blocking(this::look)
            : item -> CompletableFuture.completedFuture(look(item)));
  }

  private static <T> T as(String user, Callable<T> call) {
    return Callers.start(
            user,
            () -> {
              USER.set(user);
              Thread.currentThread().setContextClassLoader(FOREIGN);
              return call.call();
            })
        .value();
  }

  private void assertNothingSeen() {
    assertThat(seen).extracting(Seen::user).allMatch(Objects::isNull);
    assertThat(seen).extracting(Seen::loader).doesNotContain(FOREIGN);
  }

  @ParameterizedTest
  @MethodSource("tiersAndBlocking")
  void get_manyCallers_loadsSeeNobodysInheritableContext(Tiers tiers, boolean blocking) {
    NodeCache<Item, String> items = items(tiers, blocking);
    for (int i = 0; i < 50; i++) {
      Item item = Item.of(i);
      Callers.value(as("user-" + i, () -> items.get(item)));
    }
    assertThat(loads).hasValue(50);
    assertNothingSeen();
  }

  @ParameterizedTest
  @MethodSource("tiersAndBlocking")
  void get_builtByAThreadWithContext_loadsDoNotSeeIt(Tiers tiers, boolean blocking) {
    NodeCache<Item, String> items = as("builder", () -> items(tiers, blocking));
    Callers.value(items.get(Item.of(7)));
    assertThat(seen).hasSize(1);
    assertNothingSeen();
  }

  @ParameterizedTest
  @EnumSource
  void get_manyCallers_continuationsSeeNobodysInheritableContext(Tiers tiers) {
    HeldLoads<Item> held = new HeldLoads<>();
    NodeCache<Item, String> items = house.bind(Specs.item(tiers), held.asynchronous());
    for (int i = 0; i < 20; i++) {
      Item item = Item.of(i);
      var done = as("user-" + i, () -> items.get(item).thenAccept(value -> seen.add(Seen.here())));
      HeldLoads.Load load = held.next();
      Callers.call("source", load::succeed);
      Callers.value(done);
    }
    assertThat(seen).hasSize(20);
    assertNothingSeen();
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_blockingLoad_seesAllOfItsCaller(Tiers tiers) {
    NodeCache<Item, String> items =
        house.bind(
            Specs.item(tiers),
            Loader.<Item, String>blocking(item -> OWN.get() + " and " + look(item)));
    String value =
        as(
            "ann",
            () -> {
              OWN.set("ann's own");
              return items.sync().get(Item.of(7));
            });
    assertThat(value).isEqualTo("ann's own and loaded");
    assertThat(seen).containsExactly(new Seen("ann", FOREIGN));
  }
}
