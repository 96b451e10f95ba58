package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import org.junit.jupiter.api.Test;

/** The same in memory. */
class BulkInMemoryTest extends BulkCases {

  private final FleetMemory memory = new FleetMemory();

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return memory.process(builder).build();
  }

  @Override
  void awaitAnswer(
      NodeCache<DynamicNode<String>, String> cache, DynamicNode<String> key, String expected) {
    assertThat(done(cache.getIfPresent(key))).isEqualTo(expected);
  }

  @Test
  void peek_ofAKeyThatWasRemoved_seesTheTombstone_andTheHeapsOutdatedEntry() {
    NodeCache<DynamicNode<String>, String> one = type.cache(process());
    NodeCache<DynamicNode<String>, String> other = type.cache(process());
    done(one.put(type.key("a"), "value"));
    done(other.get(type.key("a"), key -> OldLoadsCases.value("never")));
    done(one.invalidate(type.key("a")));

    assertThat(done(other.peek(type.key("a"))).tiers())
        .extracting(Peek.InTier::state)
        .containsExactly(Peek.State.OUTDATED, Peek.State.TOMBSTONE);
  }
}
