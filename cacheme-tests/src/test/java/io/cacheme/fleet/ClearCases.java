package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static io.cacheme.fleet.OldLoadsCases.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.fleet.OldLoadsCases.Slow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One process clears a node, and what others have of it, or are loading, is gone. */
abstract class ClearCases extends FleetCases {

  private static final Duration TTL = Duration.ofMinutes(10);

  final DynamicType<String> remoteOnly =
      DynamicNode.type("thing", "v1", String.class).tier("shared", TTL);
  final DynamicType<String> withHeap =
      DynamicNode.type("thing", "v1", String.class).tier("local", TTL).tier("shared", TTL);

  /** Lets an answer that another process has caused become {@code expected}. */
  abstract void awaitAnswer(
      NodeCache<DynamicNode<String>, String> cache, DynamicNode<String> key, String expected);

  final DynamicType<String> type(boolean heap) {
    return heap ? withHeap : remoteOnly;
  }

  final NodeCache<DynamicNode<String>, String> cache(DynamicType<String> type) {
    return type.cache(process());
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(booleans = {true, false})
  void entries_ofOthers_areGone(boolean heap) {
    DynamicType<String> type = type(heap);
    NodeCache<DynamicNode<String>, String> one = cache(type);
    NodeCache<DynamicNode<String>, String> other = cache(type);
    List<DynamicNode<String>> keys = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      keys.add(type.key("k" + i));
    }
    done(
        one.getAll(
            keys,
            asked -> {
              Map<DynamicNode<String>, String> values = new HashMap<>();
              asked.forEach(key -> values.put(key, "old"));
              return CompletableFuture.completedFuture(values);
            }));
    awaitAnswer(other, keys.get(0), "old");
    awaitAnswer(other, keys.get(1_199), "old");
    done(one.clear());

    assertThat(done(one.getIfPresent(keys.get(7)))).isNull();
    awaitAnswer(other, keys.get(0), null);
    for (DynamicNode<String> key : keys.subList(1, 50)) {
      assertThat(done(other.getIfPresent(key))).isNull();
    }
    assertThat(done(other.get(keys.get(0), key -> value("new")))).isEqualTo("new");
    awaitAnswer(one, keys.get(0), "new");
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(booleans = {true, false})
  void load_ofAnother_thatBeganBefore_isAnsweredAndNotKept(boolean heap) {
    DynamicType<String> type = type(heap);
    NodeCache<DynamicNode<String>, String> one = cache(type);
    NodeCache<DynamicNode<String>, String> other = cache(type);
    Slow slow = new Slow(1);
    CompletableFuture<String> late = other.get(type.key("a"), key -> slow.load());
    slow.awaitCalled();
    done(one.clear());
    slow.end("old");

    assertThat(done(late)).isEqualTo("old");
    assertThat(done(one.getIfPresent(type.key("a")))).isNull();
    awaitAnswer(other, type.key("a"), null);
    assertThat(done(one.get(type.key("a"), key -> value("new")))).isEqualTo("new");
    awaitAnswer(other, type.key("a"), "new");
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(booleans = {true, false})
  void processThatStartsLater_findsNothing(boolean heap) {
    DynamicType<String> type = type(heap);
    NodeCache<DynamicNode<String>, String> one = cache(type);
    done(one.put(type.key("a"), "old"));
    done(one.clear());

    awaitAnswer(cache(type), type.key("a"), null);
    done(one.put(type.key("a"), "new"));
    awaitAnswer(cache(type), type.key("a"), "new");
  }

  /** Whoever clears everything need not know what there is. */
  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(booleans = {true, false})
  void clearOfAll_whereTheNodeIsNotBound_endsIt(boolean heap) {
    DynamicType<String> type = type(heap);
    NodeCache<DynamicNode<String>, String> other = cache(type);
    DynamicNode<String> key = type.key("a");
    done(other.put(key, "old"));
    Cacheme one = process();
    done(one.clear());

    awaitAnswer(other, key, null);
    assertThat(done(type.cache(one).getIfPresent(key))).as("bound since").isNull();
    awaitAnswer(cache(type), key, null);
    done(other.put(key, "new"));
    awaitAnswer(type.cache(one), key, "new");
    done(other.clear());
    awaitAnswer(type.cache(one), key, null);
    done(type.cache(one).put(key, "newer"));
    awaitAnswer(other, key, "newer");
    done(one.clear());
    assertThat(done(type.cache(one).getIfPresent(key))).as("cleared twice").isNull();
    awaitAnswer(other, key, null);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void clearOfAll_loadOfAnother_thatBeganBefore_isAnsweredAndNotKept() {
    NodeCache<DynamicNode<String>, String> other = cache(withHeap);
    DynamicNode<String> key = withHeap.key("a");
    Slow slow = new Slow(1);
    CompletableFuture<String> late = other.get(key, node -> slow.load());
    slow.awaitCalled();
    Cacheme one = process();
    done(one.clear());
    awaitAnswer(other, withHeap.key("b"), null); // it has been told by now, or asked
    slow.end("old");

    assertThat(done(late)).isEqualTo("old");
    assertThat(done(withHeap.cache(one).getIfPresent(key))).isNull();
    awaitAnswer(other, key, null);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void clearTwice_endsWhatCameBetween() {
    NodeCache<DynamicNode<String>, String> one = cache(withHeap);
    NodeCache<DynamicNode<String>, String> other = cache(withHeap);
    done(one.put(withHeap.key("a"), "before"));
    awaitAnswer(other, withHeap.key("a"), "before");
    done(one.clear());
    awaitAnswer(other, withHeap.key("a"), null); // it knows, and what it writes counts
    done(other.put(withHeap.key("a"), "between"));
    awaitAnswer(one, withHeap.key("a"), "between");
    done(one.clear());

    awaitAnswer(other, withHeap.key("a"), null);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void otherVersions_areClearedWithIt() {
    DynamicType<String> young =
        DynamicNode.type("thing", "v2", String.class).tier("shared", TTL).alsoInvalidate("v1");
    NodeCache<DynamicNode<String>, String> old = cache(withHeap);
    NodeCache<DynamicNode<String>, String> current = cache(young);
    done(old.put(withHeap.key("a"), "old"));
    awaitAnswer(old, withHeap.key("a"), "old");
    done(current.clear());

    awaitAnswer(old, withHeap.key("a"), null);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void anotherNode_keepsItsEntries() {
    DynamicType<String> others =
        DynamicNode.type("other", "v1", String.class).tier("local", TTL).tier("shared", TTL);
    NodeCache<DynamicNode<String>, String> one = cache(withHeap);
    NodeCache<DynamicNode<String>, String> other = cache(others);
    done(other.put(others.key("a"), "kept"));
    done(one.clear());

    assertThat(done(other.getIfPresent(others.key("a")))).isEqualTo("kept");
    assertThat(done(cache(others).getIfPresent(others.key("a")))).isEqualTo("kept");
  }
}
