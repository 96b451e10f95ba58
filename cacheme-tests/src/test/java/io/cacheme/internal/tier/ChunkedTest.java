package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Very many keys, chunk by chunk. */
class ChunkedTest {

  private static final int SIZE = Chunked.SIZE;
  private static final int MOST = SIZE * Chunked.AT_ONCE;

  private static final class Asked implements Turn {
    final List<Integer> keys;
    int renewals;

    Asked(List<Integer> keys) {
      this.keys = keys;
    }

    @Override
    public void waitsAnew() {
      renewals++;
    }
  }

  private static final class Chunks extends Chunked<Integer> {
    final List<Asked> asked = new ArrayList<>();
    final List<Throwable> broken = new ArrayList<>();
    int ended;
    int depth;
    int deepest;
    boolean endsAtOnce;
    boolean asksNobody;
    boolean breaks;

    Chunks(int keys) {
      super(IntStream.range(0, keys).boxed().toList());
    }

    @Override
    protected void ask(List<Integer> chunk) {
      if (breaks) {
        throw new IllegalStateException("no stack");
      }
      deepest = Math.max(deepest, ++depth);
      Asked turn = new Asked(chunk);
      asked.add(turn);
      if (asksNobody) {
        chunkEnded(null);
      } else {
        begins(turn);
        if (endsAtOnce) {
          chunkEnded(turn);
        }
      }
      depth--;
    }

    void ends(int place) {
      chunkEnded(asked.get(place));
    }

    @Override
    protected void allEnded() {
      ended++;
    }

    @Override
    protected void broke(Throwable failure) {
      broken.add(failure);
    }
  }

  private static List<Integer> keys(List<Asked> asked) {
    return asked.stream().flatMap(chunk -> chunk.keys.stream()).toList();
  }

  @Test
  void few_areAskedAtOnce() {
    Chunks few = new Chunks(SIZE + 1);
    few.start();
    assertThat(few.asked).extracting(chunk -> chunk.keys.size()).containsExactly(SIZE, 1);
    assertThat(keys(few.asked)).isEqualTo(few.all());
    few.ends(1);
    assertThat(few.ended).isZero();
    few.ends(0);

    assertThat(few.ended).isEqualTo(1);
    assertThat(few.broken).isEmpty();
  }

  @Test
  void none_haveEndedAtOnce() {
    Chunks none = new Chunks(0);
    none.start();

    assertThat(none.asked).isEmpty();
    assertThat(none.ended).isEqualTo(1);
    assertThat(none.takesTurns()).isFalse();
  }

  @Test
  void wholeChunks_areNotFollowedByAnEmptyOne() {
    Chunks one = new Chunks(SIZE);
    one.start();
    one.ends(0);

    assertThat(one.asked).hasSize(1);
    assertThat(one.ended).isEqualTo(1);
  }

  @Test
  void many_takeTurns_oneForEachThatHasEnded() {
    Chunks many = new Chunks(MOST + SIZE + 1);
    many.start();
    assertThat(many.asked).hasSize(Chunked.AT_ONCE);
    many.ends(3);
    assertThat(many.asked).hasSize(Chunked.AT_ONCE + 1);
    many.ends(0);
    assertThat(many.asked).hasSize(Chunked.AT_ONCE + 2);
    assertThat(keys(many.asked)).isEqualTo(many.all());
    for (int place = 1; place < many.asked.size(); place++) {
      if (place != 3) {
        assertThat(many.ended).isZero();
        many.ends(place);
      }
    }

    assertThat(many.ended).isEqualTo(1);
    assertThat(many.takesTurns()).isTrue();
    assertThat(new Chunks(MOST).takesTurns()).isFalse();
  }

  @Test
  void ended_thoseAskedBehindItWaitAnew() {
    Chunks three = new Chunks(3 * SIZE);
    three.start();
    three.ends(1);
    assertThat(three.asked).extracting(chunk -> chunk.renewals).containsExactly(0, 0, 1);
    three.ends(0);

    assertThat(three.asked).extracting(chunk -> chunk.renewals).containsExactly(0, 0, 2);
  }

  @Test
  void endingAtOnce_isALoop() {
    Chunks many = new Chunks(3 * MOST);
    many.endsAtOnce = true;
    many.start();

    assertThat(keys(many.asked)).isEqualTo(many.all());
    assertThat(many.deepest).isEqualTo(1);
    assertThat(many.ended).isEqualTo(1);
  }

  @Test
  void askedForNothing_isALoopToo() {
    Chunks many = new Chunks(3 * MOST);
    many.asksNobody = true;
    many.start();

    assertThat(many.asked).hasSize(3 * Chunked.AT_ONCE);
    assertThat(many.ended).isEqualTo(1);
  }

  @Test
  void asking_thatThrows_isSaidOnce_andAsksNoMore() {
    Chunks many = new Chunks(MOST + SIZE);
    many.start();
    many.breaks = true;
    many.ends(0);
    assertThat(many.broken).hasSize(1);
    many.breaks = false;
    for (int place = 1; place < Chunked.AT_ONCE; place++) {
      many.ends(place);
    }

    assertThat(many.asked).hasSize(Chunked.AT_ONCE);
    assertThat(many.broken).hasSize(1);
    assertThat(many.ended).isZero();
  }

  @Test
  void asking_theSecondToComeGoesOn() {
    Asking asks = new Asking();
    assertThat(asks.isPending()).isTrue();
    assertThat(asks.isUnderWay()).isFalse();
    Asking answered = new Asking();
    assertThat(answered.isUnderWay()).isTrue();
    assertThat(answered.isPending()).isFalse();
  }
}
