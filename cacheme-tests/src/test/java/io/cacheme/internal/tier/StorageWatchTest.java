package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.stats.StorageState;
import io.cacheme.stats.StorageState.Status;
import io.cacheme.testservers.LogCapture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a storage does, and who is told, change by change. */
class StorageWatchTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final GateWorld world = new GateWorld();
  private final List<StorageState> told = new ArrayList<>();
  private Runnable whenTold = () -> {};
  private final StorageWatch watch =
      new StorageWatch(
          "shared",
          "its address",
          world.surroundings,
          state -> {
            told.add(state);
            whenTold.run();
          });
  private final Ill ill = new Ill();
  private final Instant begin = now();

  /** One that is as bad as the test wants. */
  private static final class Ill implements StorageWatch.Trouble {
    Status status = Status.UP;
    @Nullable Status once;
    @Nullable RuntimeException failure;

    @Override
    public Status status() {
      Status now = once == null ? status : once;
      once = null;
      return now;
    }

    @Override
    public void describe(StorageState.Builder state) {
      if (failure != null) {
        throw failure;
      }
      if (status != Status.UP) {
        state.reason("it is " + status);
      }
    }
  }

  private Instant now() {
    return Instant.ofEpochMilli(world.time.epochMillis());
  }

  private List<Status> toldOf() {
    return told.stream().map(StorageState::status).toList();
  }

  private void is(Status status) {
    ill.status = status;
    watch.changed();
  }

  @Test
  void connecting_atFirst_andNobodyIsTold() {
    world.advance(SECOND);
    watch.changed();

    assertThat(watch.state())
        .isEqualTo(
            StorageState.builder("shared")
                .address("its address")
                .status(Status.CONNECTING)
                .since(begin)
                .build());
    assertThat(told).isEmpty();
  }

  @Test
  void answered_isUpSinceThen_andToldOnce() {
    world.advance(SECOND);
    Instant then = now();
    watch.answered();
    world.advance(SECOND);
    watch.answered();

    assertThat(toldOf()).containsExactly(Status.UP);
    assertThat(told.get(0).since()).isEqualTo(then);
    assertThat(told.get(0)).isEqualTo(watch.state());
  }

  @Test
  void notOpened_isDown_forWhatIsSaid_untilItAnswers() {
    watch.notOpened("nobody is there");
    assertThat(toldOf()).containsExactly(Status.DOWN);
    assertThat(watch.state().reason()).isEqualTo("nobody is there");
    watch.answered();
    assertThat(watch.state().reason()).isNull();
    watch.notOpened("too late");

    assertThat(watch.state().status()).isEqualTo(Status.UP);
    assertThat(watch.state().reason()).isNull();
  }

  @Test
  void troubles_theWorstIsIt_andAllAreDescribed() {
    Ill other = new Ill();
    watch.add(ill);
    watch.add(other);
    watch.answered();
    is(Status.DEGRADED);
    other.status = Status.DOWN;
    watch.changed();
    assertThat(watch.state().reason()).contains("it is DEGRADED").contains("it is DOWN");
    assertThat(toldOf()).containsExactly(Status.UP, Status.DEGRADED, Status.DOWN);
    other.status = Status.UP;

    assertThat(watch.state().status())
        .as("whoever asks is told what is")
        .isEqualTo(Status.DEGRADED);
    assertThat(toldOf()).endsWith(Status.DEGRADED);
  }

  @Test
  void replaced_isTheOther_andOpen() {
    watch.notOpened("nobody is there");
    watch.replaced("another address");
    watch.changed();

    assertThat(watch.state().status()).isEqualTo(Status.UP);
    assertThat(watch.state().address()).isEqualTo("another address");
    assertThat(watch.state().reason()).isNull();
  }

  @Test
  void closed_isDownSinceThen_andNobodyIsTold() {
    watch.answered();
    world.advance(SECOND);
    Instant then = now();
    world.surroundings.close();
    world.advance(SECOND);
    watch.add(ill);
    is(Status.DEGRADED);

    assertThat(watch.state().status()).isEqualTo(Status.DOWN);
    assertThat(watch.state().since()).isEqualTo(then);
    assertThat(watch.state().reason()).isEqualTo("this Cacheme is closed");
    assertThat(toldOf()).containsExactly(Status.UP);
  }

  @Test
  void changesWhileOneIsTold_areToldAfterIt() {
    watch.add(ill);
    watch.answered();
    List<Integer> sizes = new ArrayList<>();
    whenTold =
        () -> {
          whenTold = () -> {};
          is(Status.DEGRADED);
          is(Status.DOWN);
          sizes.add(told.size());
        };
    is(Status.DEGRADED);
    is(Status.UP);
    assertThat(toldOf()).containsExactly(Status.UP, Status.DEGRADED, Status.DOWN, Status.UP);
    assertThat(sizes).containsExactly(2);
    is(Status.DOWN);

    assertThat(toldOf()).endsWith(Status.UP, Status.DOWN);
  }

  /** As where another thread is faster. */
  @Test
  void changeThatIsNoneAfterAll_isNotTold_norWhatIsToldAfterThis() {
    watch.add(ill);
    watch.answered();
    List<Integer> sizes = new ArrayList<>();
    whenTold =
        () -> {
          whenTold = () -> {};
          is(Status.UP);
          ill.once = Status.DEGRADED;
          watch.changed();
          sizes.add(told.size());
        };
    is(Status.DOWN);

    assertThat(sizes).containsExactly(2);
    assertThat(toldOf()).containsExactly(Status.UP, Status.DOWN, Status.UP);
  }

  @Test
  void manyChangesWhileOneIsTold_theLastHundredAreTold() {
    watch.add(ill);
    whenTold =
        () -> {
          whenTold = () -> {};
          for (int i = 0; i < 101; i++) {
            is(i % 2 == 0 ? Status.DOWN : Status.UP);
          }
        };
    watch.answered();

    assertThat(told).hasSize(101);
    assertThat(toldOf()).startsWith(Status.UP, Status.UP, Status.DOWN).endsWith(Status.DOWN);
  }

  @Test
  void withoutAListener_itIsKnownAllTheSame() {
    StorageWatch unheard = new StorageWatch("shared", "there", world.surroundings, null);
    world.advance(SECOND);
    Instant then = now();
    unheard.answered();
    world.advance(SECOND);

    assertThat(unheard.state().status()).isEqualTo(Status.UP);
    assertThat(unheard.state().since()).isEqualTo(then);
  }

  @Test
  void stateThatCannotBeTold_isSaid_andThrowsNothing() {
    try (LogCapture log = new LogCapture()) {
      watch.add(ill);
      ill.failure = new IllegalStateException("of the engine");
      watch.answered();

      assertThat(log.text()).contains("the state of a storage could not be told", "of the engine");
    }
  }
}
