package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static io.cacheme.fleet.OldLoadsCases.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.BulkLoader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.fleet.OldLoadsCases.Slow;
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

/** One process ends a group, and what others have of it, or are loading, is gone. */
abstract class GroupCases extends FleetCases {

  final NodeSpec<Seat, String> remoteOnly = Seat.spec("shared");
  final NodeSpec<Seat, String> withHeap = Seat.spec("local", "shared");

  /** Lets an answer that another process has caused become {@code expected}. */
  abstract void awaitAnswer(NodeCache<Seat, String> cache, Seat seat, String expected);

  final NodeSpec<Seat, String> spec(boolean heap) {
    return heap ? withHeap : remoteOnly;
  }

  final NodeCache<Seat, String> cache(NodeSpec<Seat, String> spec) {
    return process().bind(spec, Loads.none());
  }

  static BulkLoader<Seat, String> all(String value) {
    return asked -> {
      Map<Seat, String> values = new HashMap<>();
      asked.forEach(seat -> values.put(seat, value));
      return CompletableFuture.completedFuture(values);
    };
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(booleans = {true, false})
  void entriesOfTheGroup_ofOthers_areGone_andNoOthers(boolean heap) {
    NodeSpec<Seat, String> spec = spec(heap);
    NodeCache<Seat, String> one = cache(spec);
    NodeCache<Seat, String> other = cache(spec);
    List<Seat> seats = new ArrayList<>();
    for (int number = 0; number < 600; number++) {
      seats.add(new Seat("red", number % 7, number));
      seats.add(new Seat("blue", number % 7, number));
    }
    done(one.getAll(seats, all("old")));
    awaitAnswer(other, seats.get(0), "old");
    awaitAnswer(other, seats.get(1), "old");
    done(one.invalidateGroup(Seat.hall(spec, "red")));

    assertThat(done(one.getIfPresent(seats.get(2)))).isNull();
    assertThat(done(one.getIfPresent(seats.get(3)))).isEqualTo("old");
    awaitAnswer(other, seats.get(0), null);
    for (Seat seat : seats.subList(2, 60)) {
      assertThat(done(other.getIfPresent(seat)))
          .isEqualTo(seat.hall().equals("red") ? null : "old");
    }
    Map<Seat, String> found = done(other.getAll(seats, all("new")));
    assertThat(found)
        .allSatisfy(
            (seat, text) -> assertThat(text).isEqualTo(seat.hall().equals("red") ? "new" : "old"));
    awaitAnswer(one, seats.get(4), "new"); // what was loaded is kept
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(booleans = {true, false})
  void writesAndRefreshesOfMany_belongToTheirGroups(boolean heap) {
    NodeSpec<Seat, String> spec = spec(heap);
    NodeCache<Seat, String> one = cache(spec);
    NodeCache<Seat, String> other = cache(spec);
    Map<Seat, String> values = new HashMap<>();
    for (int number = 0; number < 50; number++) {
      values.put(new Seat(number % 2 == 0 ? "red" : "blue", 1, number), "old");
    }
    Seat red = new Seat("red", 1, 2);
    Seat blue = new Seat("blue", 1, 1);
    done(one.invalidateGroup(Seat.hall(spec, "red")));
    done(one.putAll(values));
    awaitAnswer(other, red, "old");
    awaitAnswer(other, blue, "old");
    done(one.invalidateGroup(Seat.hall(spec, "red")));
    awaitAnswer(other, red, null);
    assertThat(done(other.getAllPresent(values.keySet())))
        .hasSize(25)
        .allSatisfy((seat, text) -> assertThat(seat.hall()).isEqualTo("blue"));

    done(other.refreshAll(values.keySet(), all("new")));
    awaitAnswer(one, red, "new");
    awaitAnswer(one, blue, "new");
    done(other.invalidateGroup(Seat.hall(spec, "blue")));
    awaitAnswer(one, blue, null);
    awaitAnswer(one, red, "new");
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(booleans = {true, false})
  void oneOfSeveralGroups_endsWhatBelongsToIt(boolean heap) {
    NodeSpec<Seat, String> spec = spec(heap);
    NodeCache<Seat, String> one = cache(spec);
    NodeCache<Seat, String> other = cache(spec);
    Seat first = new Seat("red", 1, 1);
    Seat second = new Seat("red", 2, 1);
    done(one.put(first, "old"));
    done(one.put(second, "old"));
    awaitAnswer(other, first, "old");
    awaitAnswer(other, second, "old");
    done(other.invalidateGroup(Seat.row(spec, "red", 1)));

    awaitAnswer(one, first, null);
    assertThat(done(other.getIfPresent(first))).isNull();
    assertThat(done(one.getIfPresent(second))).isEqualTo("old");
    done(one.put(first, "new"));
    awaitAnswer(other, first, "new");
    done(one.invalidateGroup(Seat.hall(spec, "red")));
    awaitAnswer(other, first, null);
    awaitAnswer(other, second, null);
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(booleans = {true, false})
  void load_ofAnother_thatBeganBefore_isAnsweredAndNotKept(boolean heap) {
    NodeSpec<Seat, String> spec = spec(heap);
    NodeCache<Seat, String> one = cache(spec);
    NodeCache<Seat, String> other = cache(spec);
    Seat seat = new Seat("red", 1, 1);
    Slow slow = new Slow(2);
    CompletableFuture<String> late = other.get(seat, asked -> slow.load());
    CompletableFuture<String> own = one.get(seat, asked -> slow.load());
    slow.awaitCalled();
    done(one.invalidateGroup(Seat.hall(spec, "red")));
    slow.end("old");

    assertThat(done(late)).isEqualTo("old");
    assertThat(done(own)).isEqualTo("old");
    assertThat(done(one.getIfPresent(seat))).isNull();
    awaitAnswer(other, seat, null);
    assertThat(done(one.get(seat, asked -> value("new")))).isEqualTo("new");
    awaitAnswer(other, seat, "new");
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(booleans = {true, false})
  void refresh_ofAnother_thatBeganBefore_isNotKept(boolean heap) {
    NodeSpec<Seat, String> spec = spec(heap);
    NodeCache<Seat, String> one = cache(spec);
    NodeCache<Seat, String> other = cache(spec);
    Seat seat = new Seat("red", 1, 1);
    done(one.put(seat, "old"));
    Slow slow = new Slow(1);
    CompletableFuture<String> late = other.refresh(seat, asked -> slow.load());
    slow.awaitCalled();
    done(one.invalidateGroup(Seat.hall(spec, "red")));
    slow.end("old");
    done(late);

    awaitAnswer(other, seat, null);
    assertThat(done(one.getIfPresent(seat))).isNull();
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(booleans = {true, false})
  void processThatStartsLater_findsNothing(boolean heap) {
    NodeSpec<Seat, String> spec = spec(heap);
    NodeCache<Seat, String> one = cache(spec);
    Seat seat = new Seat("red", 1, 1);
    done(one.put(seat, "old"));
    done(one.invalidateGroup(Seat.row(spec, "red", 1)));

    assertThat(done(cache(spec).getIfPresent(seat))).isNull();
    done(one.put(seat, "new"));
    assertThat(done(cache(spec).getIfPresent(seat))).isEqualTo("new");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void groupsOfOtherVersions_areEndedWithIt() {
    NodeSpec<Seat, String> young =
        Seat.builder("shared").version("v2").alsoInvalidate("v1").build();
    NodeCache<Seat, String> old = cache(withHeap);
    NodeCache<Seat, String> current = cache(young);
    Seat seat = new Seat("red", 1, 1);
    done(old.put(seat, "old"));
    awaitAnswer(old, seat, "old");
    done(current.invalidateGroup(Seat.hall(young, "red")));

    awaitAnswer(old, seat, null);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void oneLoadForAll_doesNotWaitForOneThatBeganBefore() {
    NodeSpec<Seat, String> leased = Seat.builder("shared").fleetSingleflight().build();
    NodeCache<Seat, String> one = cache(leased);
    NodeCache<Seat, String> other = cache(leased);
    Seat seat = new Seat("red", 1, 1);
    Slow slow = new Slow(1);
    CompletableFuture<String> late = one.get(seat, asked -> slow.load());
    slow.awaitCalled();
    done(other.invalidateGroup(Seat.hall(leased, "red")));

    assertThat(done(other.get(seat, asked -> value("new")))).isEqualTo("new");
    slow.end("old");
    assertThat(done(late)).isEqualTo("old");
    awaitAnswer(one, seat, "new");
    assertThat(done(other.getIfPresent(seat))).isEqualTo("new");
  }
}
