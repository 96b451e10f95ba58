package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cacheme.RemovalListener.Removal;
import io.cacheme.internal.events.ToldRemoval;
import io.cacheme.storage.local.HeapStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who listens is told what heaps let go of, of one node, and why. */
class RemovalListenerTest {

  @RegisterExtension final Engine engine = new Engine();
  private static final int MOST_WAITING = 65_536;
  private final Source source = new Source();
  private final List<Removal<Thing, String>> removals =
      Collections.synchronizedList(new ArrayList<>());

  private NodeCache<Thing, String> bind(NodeSpec<Thing, String> spec) {
    engine.with(builder -> builder.removalListener(spec, removals::add));
    return engine.bind(spec, source);
  }

  private void assertTold(Object... nodeValueAndCause) {
    assertThat(removals)
        .extracting(Removal::node, Removal::value, Removal::cause, Removal::tier)
        .containsExactly(
            tuple(nodeValueAndCause[0], nodeValueAndCause[1], nodeValueAndCause[2], "local"));
  }

  @Test
  void invalidate_isExplicit() {
    NodeCache<Thing, String> cache = bind(Thing.heap());
    cache.put(Thing.of(1), "one");
    cache.invalidate(Thing.of(2)); // which is not there
    assertThat(removals).isEmpty();
    cache.invalidate(Thing.of(1));
    assertTold(Thing.of(1), "one", RemovalCause.EXPLICIT);
  }

  @Test
  void put_replaces() {
    NodeCache<Thing, String> cache = bind(Thing.heap());
    cache.put(Thing.of(1), "one");
    cache.put(Thing.of(1), "other");
    assertTold(Thing.of(1), "one", RemovalCause.REPLACED);
  }

  @Test
  void expiry_isTold_whenItIsFoundOut() {
    NodeCache<Thing, String> cache = bind(Thing.heap());
    cache.put(Thing.of(1), "one");
    engine.clock.advance(Thing.LOCAL_TTL);
    assertThat(removals).isEmpty();
    cache.getIfPresent(Thing.of(1));
    assertTold(Thing.of(1), "one", RemovalCause.EXPIRED);
  }

  @Test
  void clear_isTold_ofAllThereWas() {
    NodeCache<Thing, String> cache = bind(Thing.heap());
    cache.put(Thing.of(1), "one");
    cache.put(Thing.of(2), "two");
    cache.clear();
    assertThat(removals)
        .extracting(Removal::node, Removal::cause)
        .containsExactlyInAnyOrder(
            tuple(Thing.of(1), RemovalCause.CLEARED), tuple(Thing.of(2), RemovalCause.CLEARED));
    assertThat(engine.local.size()).isZero();
    cache.put(Thing.of(1), "one again");
    assertThat(removals).hasSize(2);
  }

  @Test
  void endOfAGroup_isOutdated_whenItIsFoundOut() {
    NodeSpec<Thing, String> spec =
        Thing.spec()
            .group("parity:{}", (thing, key) -> key.number(thing.id() % 2))
            .tier("local", Thing.LOCAL_TTL)
            .build();
    NodeCache<Thing, String> cache = bind(spec);
    cache.put(Thing.of(1), "one");
    cache.invalidateGroup(NodeGroup.of(spec, 0, key -> key.number(1)));
    cache.get(Thing.of(1));
    assertTold(Thing.of(1), "one", RemovalCause.OUTDATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"local://tlfu?size=10", "local://lru?size=10"})
  void size_isToldOfEachOneThatMadeRoom(String url) throws Exception {
    NodeSpec<Thing, String> spec = Thing.spec().tier("local", null).build();
    BlockingQueue<Removal<Thing, String>> told = new LinkedBlockingQueue<>();
    try (Cacheme cacheme =
        Cacheme.builder().storage("local", url).removalListener(spec, told::add).build()) {
      NodeCache<Thing, String> cache = cacheme.bind(spec, Loads.by(source));
      for (int id = 0; id < 100; id++) {
        cache.put(Thing.of(id), "v" + id);
      }
      for (int i = 0; i < 90; i++) {
        Removal<Thing, String> removal = told.poll(20, TimeUnit.SECONDS);
        assertThat(removal).as("removal %s", i).isNotNull();
        assertThat(removal.cause()).isEqualTo(RemovalCause.SIZE);
        assertThat(removal.value()).isEqualTo("v" + removal.node().id());
      }
      assertThat(cache.asMap()).hasSize(10);
      assertThat(told).isEmpty();
    }
  }

  @Test
  void eachNode_hearsOfItsOwnOnly() {
    DynamicType<String> reports =
        DynamicNode.type("report", "v1", String.class).tier("local", Duration.ofMinutes(1));
    List<Removal<DynamicNode<String>, String>> ofReports = new CopyOnWriteArrayList<>();
    engine.with(builder -> builder.removalListener(reports.spec(), ofReports::add));
    DynamicType<String> others =
        DynamicNode.type("other", "v1", String.class).tier("local", Duration.ofMinutes(1));
    NodeCache<Thing, String> things = bind(Thing.heap());
    NodeCache<DynamicNode<String>, String> cache = reports.cache(engine.cacheme());
    NodeCache<DynamicNode<String>, String> other = others.cache(engine.cacheme());
    things.put(Thing.of(1), "thing");
    cache.put(reports.key("a"), "report");
    other.put(others.key("a"), "other");
    things.invalidate(Thing.of(1));
    cache.invalidate(reports.key("a"));
    other.invalidate(others.key("a"));

    assertThat(removals).extracting(Removal::value).containsExactly("thing");
    assertThat(ofReports).extracting(Removal::value).containsExactly("report");
  }

  @Test
  void eachHeap_isNamed() {
    NodeCache<Thing, String> cache =
        bind(
            Thing.spec()
                .tier("local", Duration.ofSeconds(10))
                .tier("local-2", Duration.ofSeconds(60))
                .build());
    cache.put(Thing.of(1), "one");
    cache.invalidate(Thing.of(1));
    assertThat(removals).extracting(Removal::tier).containsExactly("local", "local-2");
  }

  /** By a listener that throws that each time. */
  private void assertToldOfAll(RuntimeException thrown) {
    NodeSpec<Thing, String> spec = Thing.heap();
    engine.with(
        builder ->
            builder.removalListener(
                spec,
                removal -> {
                  removals.add(removal);
                  throw thrown;
                }));
    NodeCache<Thing, String> cache = engine.bind(spec, source);
    cache.put(Thing.of(1), "one");
    assertThat(cache.invalidate(Thing.of(1))).isCompleted();
    cache.put(Thing.of(1), "two");
    assertThat(cache.invalidate(Thing.of(1))).isCompleted();
    assertThat(removals).hasSize(2);
  }

  @Test
  void aListenerThatThrows_isLogged_andHurtsNobody() {
    assertToldOfAll(new IllegalStateException("a listener's"));
    assertThat(engine.log.warnings())
        .singleElement()
        .asString()
        .contains("the removal listener of Thing failed", "a listener's")
        .doesNotContain("one");
  }

  @Test
  void aListenerThatThrowsWhatCannotSayWhy_isToldOfTheNext() {
    assertToldOfAll(new Unspeakable());
    assertThat(engine.log.warnings()).singleElement().asString().contains("Unspeakable");
  }

  @Test
  void moreThanWait_areNotTold_andTheLogSaysSo() {
    NodeSpec<Thing, String> spec = Thing.heap();
    List<Runnable> callbacks = new CopyOnWriteArrayList<>();
    engine.with(
        builder -> builder.completionExecutor(callbacks::add).removalListener(spec, removals::add));
    NodeCache<Thing, String> cache = engine.cacheme().bind(spec, Loads.by(source));
    for (int i = 0; i <= MOST_WAITING + 2; i++) { // the first replaces nothing
      cache.put(Thing.of(1), "secret " + i);
    }
    assertThat(removals).isEmpty();
    runAll(callbacks);

    assertThat(removals)
        .hasSize(MOST_WAITING)
        .allMatch(one -> one.cause() == RemovalCause.REPLACED);
    assertThat(removals.get(MOST_WAITING - 1).value()).isEqualTo("secret " + (MOST_WAITING - 1));
    assertThat(engine.log.warnings())
        .singleElement()
        .asString()
        .contains("the removal listener of Thing is slower than removals come", "65536 wait")
        .doesNotContain("secret");

    cache.put(Thing.of(1), "last"); // there is room again
    runAll(callbacks);
    assertThat(removals).hasSize(MOST_WAITING + 1);
  }

  private static void runAll(List<Runnable> callbacks) {
    while (!callbacks.isEmpty()) {
      callbacks.remove(0).run();
    }
  }

  @Test
  void aListener_mayCallTheCache() {
    NodeSpec<Thing, String> spec = Thing.heap();
    List<NodeCache<Thing, String>> cache = new CopyOnWriteArrayList<>();
    engine.with(
        builder ->
            builder.removalListener(
                spec,
                removal -> {
                  removals.add(removal);
                  if (removal.node().id() < 5) {
                    cache.get(0).put(Thing.of(removal.node().id() + 1), "next");
                    cache.get(0).invalidate(Thing.of(removal.node().id() + 1));
                  }
                }));
    cache.add(engine.bind(spec, source));
    cache.get(0).put(Thing.of(1), "one");
    cache.get(0).invalidate(Thing.of(1));
    assertThat(removals)
        .extracting(removal -> removal.node().id())
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void removal_showsNoValue() {
    assertThat(new ToldRemoval<>(Thing.of(1), "secret", RemovalCause.SIZE, "local").toString())
        .isEqualTo("Removal[node=Thing[id=1], cause=SIZE, tier=local]");
  }

  @Test
  void aStorageThatCannotTell_isRefused_whenTheNodeIsBound() {
    NodeSpec<Thing, String> spec = Thing.heap();
    try (Cacheme cacheme =
        engine
            .builder()
            .storage("local", new StubHeap())
            .removalListener(spec, removals::add)
            .build()) {
      assertThatThrownBy(() -> cacheme.bind(spec, Loads.by(source)))
          .isInstanceOf(CachemeConfigurationException.class)
          .hasMessageContaining("storage \"local\" cannot tell what it lets go of")
          .hasMessageContaining("[R31]");
    }
  }

  @Test
  void whoAsksForRemovals_isToldOfAllNodes_afterTheNodesOwn() {
    List<String> told = new ArrayList<>();
    engine.with(
        builder ->
            builder
                .listener(ofRemovals((spec, removal) -> told.add(spec.name() + removal.cause())))
                .listener(
                    ofRemovals(
                        (spec, removal) -> {
                          throw new IllegalStateException("no one's concern");
                        }))
                .listener(ofRemovals((spec, removal) -> told.add("and again"))));
    NodeCache<Thing, String> cache = bind(Thing.heap());
    cache.put(Thing.of(1), "one");
    cache.invalidate(Thing.of(1));
    assertTold(Thing.of(1), "one", RemovalCause.EXPLICIT);
    assertThat(told).containsExactly("ThingEXPLICIT", "and again");
  }

  @Test
  void whoDoesNotAsk_isNotTold() {
    List<Object> told = new ArrayList<>();
    engine.with(
        builder ->
            builder.listener(
                new CachemeListener() {
                  @Override
                  public void onAnswer(Answer answer) {}

                  @Override
                  public void onRemoval(NodeSpec<?, ?> spec, Removal<?, ?> removal) {
                    told.add(removal);
                  }
                }));
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    cache.put(Thing.of(1), "one");
    cache.invalidate(Thing.of(1));
    assertThat(told).isEmpty();
  }

  @Test
  void whoAsksForAll_refusesNoStorageThatCannotTell() {
    try (Cacheme cacheme =
        engine
            .builder()
            .storage("local", new StubHeap())
            .listener(ofRemovals((spec, removal) -> {}))
            .build()) {
      assertThat(cacheme.bind(Thing.heap(), Loads.by(source)).isEnabled()).isTrue();
    }
  }

  private static CachemeListener ofRemovals(BiConsumer<NodeSpec<?, ?>, Removal<?, ?>> then) {
    return new CachemeListener() {
      @Override
      public void onAnswer(Answer answer) {}

      @Override
      public void onRemoval(NodeSpec<?, ?> spec, Removal<?, ?> removal) {
        then.accept(spec, removal);
      }

      @Override
      public Set<Interest> interests() {
        return Set.of(Interest.REMOVALS);
      }
    };
  }

  @Test
  void aReplacementThatCannotTell_isRefused_andOneThatCanIsListenedTo() {
    NodeCache<Thing, String> cache = bind(Thing.heap());
    assertThat(engine.cacheme().replaceStorage("local", new StubHeap()))
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableOfType(ExecutionException.class)
        .withMessageContaining("[R31]");
    engine.cacheme().replaceStorage("local", HeapStorage.builder().build()).join();
    cache.put(Thing.of(1), "one");
    cache.invalidate(Thing.of(1));
    assertTold(Thing.of(1), "one", RemovalCause.EXPLICIT);
  }

  @Test
  void aNodeWithoutAHeap_isRefused() {
    assertThatThrownBy(() -> bind(Thing.redis()))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContaining("Thing has a removal listener and no heap tier [R31]");
  }

  @Test
  void twoListeners_areRefused() {
    assertThatThrownBy(
            () ->
                Cacheme.builder()
                    .removalListener(Thing.heap(), removals::add)
                    .removalListener(Thing.heap(), removals::add))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Thing has a removal listener already");
  }
}
