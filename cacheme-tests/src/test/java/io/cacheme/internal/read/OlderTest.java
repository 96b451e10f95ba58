package io.cacheme.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.DynamicNode;
import io.cacheme.NodeSpec;
import io.cacheme.codec.Entry;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.storage.local.HeapStorage;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a flight has found that has ended: of which it makes the most, and what its load is told.
 */
class OlderTest {

  private static final byte[] BYTES = {1, 2};

  private final HeapTier<String> first = tier("first");
  private final HeapTier<String> second = tier("second");
  private final HeapTier<String> third = tier("third");
  private final Older<String> older = new Older<>();

  private static HeapTier<String> tier(String storage) {
    NodeSpec<DynamicNode<String>, String> spec =
        DynamicNode.type("thing", "v1", String.class).tier(storage, Duration.ofMinutes(1)).spec();
    return new HeapTier<>(
        spec.tiers().get(0),
        spec,
        () -> 0,
        new ManualTimeSource(),
        HeapStorage.builder().lru().build(),
        null,
        null,
        null);
  }

  private static Entry<String> entry(long loadedAt, long expiresAt) {
    return Entry.of("value", loadedAt, expiresAt);
  }

  /** The storages of what it has, the best first. */
  private static List<String> spares(Older<String> of) {
    List<String> storages = new ArrayList<>();
    for (Older.Spare<String> one = of.spare(); one != null; one = one.next()) {
      storages.add(one.tier().storage());
    }
    return storages;
  }

  @Test
  void spare_whatWasLoadedLastIsTheBest_whateverTierHadIt() {
    older.keep(first, entry(2, 10), null);
    older.keep(second, entry(1, 90), null);
    older.keep(third, entry(3, 5), null);

    assertThat(spares(older)).containsExactly("third", "first", "second");
  }

  @Test
  void spare_ofCopiesOfOneValue_isThatWhichEndsLast() {
    older.keep(first, entry(1, 20), null);
    older.keep(second, entry(1, 30), null);
    older.keep(third, entry(1, 10), null);

    assertThat(spares(older)).containsExactly("second", "first", "third");
  }

  @Test
  void spare_ofThoseThatAreTheSame_isThatOfTheTierAskedFirst() {
    older.keep(first, entry(1, 20), null);
    older.keep(second, entry(1, 20), null);

    assertThat(spares(older)).containsExactly("first", "second");
  }

  @Test
  void known_isOfTheTierThatWasAskedLast() {
    older.knows(0, first, entry(1, 10), null, null);
    older.knows(1, second, entry(2, 10), null, BYTES);

    assertThat(older.known(0)).isNull();
    assertThat(older.known(1)).isNotNull();
    assertThat(older.known(1).tier()).isSameAs(second);
    older.knows(1, second, null, null, null);
    assertThat(older.known(1)).isNull();
  }

  @Test
  void forAnother_hasTheSame_andItsLoadHasBeenToldNothing() {
    older.keep(first, entry(1, 10), null);
    older.knows(1, second, entry(2, 10), null, BYTES);
    older.isLoadedBy();
    older.late();
    Older<String> another = older.forAnother();

    assertThat(spares(another)).containsExactly("first");
    assertThat(another.known(1)).isSameAs(older.known(1));
    assertThat(another.isLate()).isTrue();
    assertThat(another.loadedBy()).isNull();
    another.isLoadedBy();
    assertThat(another.loadedBy()).isSameAs(older.loadedBy()).isSameAs(BYTES);
  }
}
