package io.cacheme.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.ProofLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happens to one key in whatever order, its slot keeps its promises: one flight at most
 * between two fences; whoever asks or writes is told exactly once; what was read before a write
 * fills no tier after it; once all has ended, nothing is left.
 *
 * <p>{@code -Dcacheme.slot.events=N} sets how many events there are at most, 6 unless set.
 */
class KeySlotSearchTest {

  private static final int DEPTH = Integer.getInteger("cacheme.slot.events", 6);

  /** So many find any weaker protocol out. */
  private static final int FOR_WEAKER = 5;

  private static final ProofLine PROOF = new ProofLine("slot");

  /** Of one search: how many sequences, and the first that goes wrong. */
  static final class Search {

    private final FencePolicy fences;
    private final int depth;
    private final List<KeySlotWorld.Event> events = new ArrayList<>();
    private long sequences;
    private long wrong;
    private String first = "";

    Search(FencePolicy fences, int depth) {
      this.fences = fences;
      this.depth = depth;
    }

    Search run() {
      go();
      return this;
    }

    private void go() {
      sequences++;
      KeySlotWorld world = replayed();
      if (!judge(world, "at once")) {
        return;
      }
      if (events.size() == depth) { // what ends after fewer events is among these
        world.settles(true);
        if (judge(world, "when all ends")) {
          KeySlotWorld late = replayed();
          late.settles(false);
          judge(late, "when all times out");
        }
        return;
      }
      for (KeySlotWorld.Event event : world.possible()) {
        events.add(event);
        go();
        events.remove(events.size() - 1);
      }
    }

    private KeySlotWorld replayed() {
      KeySlotWorld world = new KeySlotWorld(fences);
      events.forEach(world::happens);
      return world;
    }

    private boolean judge(KeySlotWorld world, String when) {
      if (world.wrong().isEmpty()) {
        return true;
      }
      if (wrong++ == 0) {
        first = "\n  " + events + ", " + when + ": " + world.wrong();
      }
      return false;
    }
  }

  @Test
  void slot_allSequences_keepsItsPromises() {
    Search search = new Search(FencePolicy.FULL, DEPTH).run();
    PROOF.says(
        "as it is",
        search.wrong == 0,
        "%,d sequences of up to %d events, %d wrong",
        search.sequences,
        DEPTH,
        search.wrong);
    assertThat(search.first).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void weakerProtocol_isFoundOut(WeakerProtocol weaker) {
    Search search = new Search(weaker.policy(), FOR_WEAKER).run();
    PROOF.found(weaker + "", search.wrong == 0 ? List.of() : List.of("R3"));
    assertThat(search.wrong).isPositive();
  }
}
