package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.generated.GlobalNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The process-wide {@code Cacheme}, and what the static accessors hold of it. */
class GlobalTest {

  private final Source source = new Source();
  private final List<Cacheme> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(Cacheme::close);
    Cacheme left = Cacheme.forgetGlobal();
    if (left != null) {
      left.close();
      Cacheme.forgetGlobal();
    }
  }

  private Cacheme open() {
    Cacheme cacheme = Cacheme.builder().storage("local", "local://lru?size=100").build();
    opened.add(cacheme);
    return cacheme;
  }

  @Test
  void global_neverSet_hasAHeapStorageLocal() {
    Cacheme global = Cacheme.global();
    assertThat(global).hasToString("Cacheme[local]");
    assertThat(Cacheme.global()).isSameAs(global);
    NodeCache<Thing, String> cache = global.bind(Thing.heap(), Loads.by(source));
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @Test
  void setGlobal_other_isGlobalAndTheOneBeforeStaysOpen() {
    Cacheme before = open();
    Cacheme.setGlobal(before);
    NodeCache<Thing, String> cache = before.bind(Thing.heap(), Loads.by(source));
    Cacheme.setGlobal(open());
    assertThat(Cacheme.global()).isNotSameAs(before);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @Test
  void getAndSetGlobal_answersTheOneBefore_whichStaysOpen() {
    Cacheme before = open();
    Cacheme.setGlobal(before);
    Cacheme own = open();

    assertThat(Cacheme.getAndSetGlobal(own)).isSameAs(before);
    assertThat(Cacheme.global()).isSameAs(own);
    assertThat(Cacheme.getAndSetGlobal(before)).isSameAs(own);
    own.close();
    assertThat(Cacheme.global()).isSameAs(before);
    assertThat(before.bind(Thing.heap(), Loads.by(source)).get(Thing.of(7)))
        .isCompletedWithValue("7#1");
  }

  @Test
  void getAndSetGlobal_none_isAsInAProcessThatHasJustBegun() {
    Cacheme.global().close();

    assertThat(Cacheme.getAndSetGlobal(null)).isNull();
    assertThat(Cacheme.global()).hasToString("Cacheme[local]");
  }

  @Test
  void close_theGlobalOne_thereIsNoneUntilAnotherIsSet() {
    Cacheme.global().close();
    assertThatThrownBy(Cacheme::global)
        .isInstanceOfSatisfying(
            CacheClosedException.class, closed -> assertThat(closed.code()).isEqualTo("R22"))
        .hasMessageContainingAll("the global Cacheme is closed", "Cacheme.setGlobal(…)");
    Cacheme next = open();
    Cacheme.setGlobal(next);
    assertThat(Cacheme.global()).isSameAs(next);
    next.close();
    assertThatThrownBy(Cacheme::global).isInstanceOf(CacheClosedException.class);
  }

  @Test
  void close_onceGlobalAndReplaced_globalStays() {
    Cacheme before = open();
    Cacheme.setGlobal(before);
    Cacheme after = open();
    Cacheme.setGlobal(after);
    before.close();
    assertThat(Cacheme.global()).isSameAs(after);
  }

  @Test
  void close_anotherOne_globalStays() {
    Cacheme global = Cacheme.global();
    open().close();
    assertThat(Cacheme.global()).isSameAs(global);
  }

  @Test
  void globalNode_ofLoads_bindsItselfAtFirstUse() {
    GlobalNode<Thing, String> node = GlobalNode.of(Thing.heap(), Loads.by(source));
    assertThat(Cacheme.global().nodes()).isEmpty();
    assertThat(node.cache().get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(node.cache()).isSameAs(node.cache());
    assertThat(Cacheme.global().nodes()).hasSize(1);
  }

  @Test
  void globalNode_unbound_refuses() {
    GlobalNode<Thing, String> node = GlobalNode.unbound(Thing.heap());
    assertThatThrownBy(node::cache)
        .isInstanceOf(CachemeUsageException.class)
        .hasMessageContaining("Thing is not bound to this Cacheme [R02]");
  }

  @Test
  void globalNode_bound_works() {
    GlobalNode<Thing, String> node = GlobalNode.unbound(Thing.heap());
    node.bind(Loads.by(source, "repository"));
    assertThat(node.cache().get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @Test
  void globalNode_boundAgainWithOtherDependencies_isRefused() {
    GlobalNode<Thing, String> node = GlobalNode.unbound(Thing.heap());
    node.bind(Loads.by(source, "repository"));
    node.bind(Loads.by(new Source(), "repository"));
    Loads<Thing, String> others = Loads.by(source, new Object());
    assertThatThrownBy(() -> node.bind(others)).hasMessageContaining("[R10]");
    assertThat(node.cache().get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @Test
  void globalNode_globalChanges_followsIt() {
    GlobalNode<Thing, String> node = GlobalNode.unbound(Thing.heap());
    node.bind(Loads.by(source));
    NodeCache<Thing, String> before = node.cache();
    before.get(Thing.of(7));
    opened.add(Cacheme.global());
    Cacheme.setGlobal(open());
    assertThat(node.cache()).isNotSameAs(before);
    assertThat(node.cache().get(Thing.of(7))).isCompletedWithValue("7#2");
    assertThat(Cacheme.global().nodes()).hasSize(1);
  }

  @Test
  void globalNode_globalClosed_failsAndThenBindsToTheNext() {
    GlobalNode<Thing, String> node = GlobalNode.of(Thing.heap(), Loads.by(source));
    node.cache().get(Thing.of(7));
    Cacheme.global().close();
    assertThatThrownBy(node::cache).isInstanceOf(CacheClosedException.class);
    Cacheme.setGlobal(open());
    assertThat(node.cache().get(Thing.of(7))).isCompletedWithValue("7#2");
  }
}
