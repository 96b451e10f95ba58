package io.cacheme.proof.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TroublesTest {

  private static final List<Trouble> BOTH = List.of(Trouble.CUT, Trouble.SLOW);

  private final List<String> told = new CopyOnWriteArrayList<>();

  @Test
  void troubles_happen() throws Exception {
    Recovery recovery = recovery(new Busy(Set.of(), 0));

    assertThat(recovery.happened()).containsOnlyKeys("busy cut", "busy slow");
    assertThat(recovery.check().passed()).isTrue();
    assertThat(told.stream().map(each -> each.substring(each.indexOf(' '))))
        .containsExactly(
            " busy cut begins", " busy cut ends", " busy slow begins", " busy slow ends");
  }

  @Test
  void troubleThatDoesNotBeginAtOnce_isTriedAgain() throws Exception {
    Recovery recovery = recovery(new Busy(Set.of(Trouble.CUT), 2));

    assertThat(recovery.happened()).containsOnlyKeys("busy cut", "busy slow");
    assertThat(recovery.check().passed()).isTrue();
  }

  @Test
  void troubleThatCannotBegin_fails() throws Exception {
    Recovery recovery = recovery(new Busy(Set.of(Trouble.CUT), Integer.MAX_VALUE));

    assertThat(recovery.happened()).containsOnlyKeys("busy slow");
    assertThat(recovery.check().passed()).isFalse();
    assertThat(recovery.check().figures())
        .startsWith("1 troubles of 1 kinds, 1 did not begin, and never busy cut; all storages");
  }

  private Recovery recovery(Busy station) throws InterruptedException {
    Troubles troubles = new Troubles(List.of(station), told::add);
    troubles.beginEach();
    troubles.await();
    return new Recovery(troubles.happened(), troubles.notBegun(), 1, 7);
  }

  /** Some of its troubles do not begin at first. */
  private static final class Busy implements Station {

    private final Set<Trouble> late;
    private int times;

    Busy(Set<Trouble> late, int times) {
      this.late = late;
      this.times = times;
    }

    @Override
    public String name() {
      return "busy";
    }

    @Override
    public String url() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Trouble> troubles() {
      return BOTH;
    }

    @Override
    public void begin(Trouble trouble, long lasts) {
      if (late.contains(trouble) && times-- > 0) {
        throw new IllegalStateException("on purpose");
      }
    }

    @Override
    public void end(Trouble trouble) {}

    @Override
    public long connections() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
