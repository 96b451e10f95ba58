package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cacheme.CachemeListener.Answer;
import io.cacheme.CachemeListener.CallOutcome;
import io.cacheme.CachemeListener.Interest;
import io.cacheme.CachemeListener.Load;
import io.cacheme.CachemeListener.LoadKind;
import io.cacheme.CachemeListener.LoadOutcome;
import io.cacheme.CachemeListener.RemoteCall;
import io.cacheme.codec.Entry;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.stats.StorageState.Operation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What listeners are told of loads and of calls of remote storages, and when they are not. */
class LoadAndCallEventsTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();
  private final Recorder told = new Recorder(EnumSet.of(Interest.LOADS, Interest.REMOTE_CALLS));

  private static final class Recorder implements CachemeListener {

    final List<Answer> answers = new CopyOnWriteArrayList<>();
    final List<Load> loads = new CopyOnWriteArrayList<>();
    final List<RemoteCall> calls = new CopyOnWriteArrayList<>();
    private final Set<Interest> interests;

    Recorder(Set<Interest> interests) {
      this.interests = interests;
    }

    @Override
    public void onAnswer(Answer answer) {
      answers.add(answer);
    }

    @Override
    public void onLoad(Load load) {
      loads.add(load);
    }

    @Override
    public void onRemoteCall(RemoteCall call) {
      if (call.spec() != null) { // else it is a look at a generation, at times
        calls.add(call);
      }
    }

    @Override
    public Set<Interest> interests() {
      return interests;
    }

    /** What has been told since the last time. */
    Load load() {
      assertThat(loads).hasSize(1);
      return loads.remove(0);
    }
  }

  private NodeCache<Thing, String> bind(NodeSpec<Thing, String> spec) {
    engine.with(builder -> builder.listener(told));
    return engine.bind(spec, source);
  }

  @Test
  void load_eachEnd_isTold() {
    NodeCache<Thing, String> cache = bind(Thing.chain());
    cache.get(Thing.of(1));
    Load value = told.load();
    assertThat(value.spec()).isSameAs(cache.spec());
    assertThat(value)
        .extracting(Load::kind, Load::bulk, Load::keys, Load::outcome, Load::failure)
        .containsExactly(LoadKind.GET, false, 1, LoadOutcome.VALUE, null);

    source.empty();
    cache.get(Thing.of(2));
    assertThat(told.load().outcome()).isEqualTo(LoadOutcome.ABSENT);

    Exception no = new Exception("no");
    source.failing(no);
    cache.get(Thing.of(3));
    Load failed = told.load();
    assertThat(failed.outcome()).isEqualTo(LoadOutcome.FAILURE);
    assertThat(failed.failure()).isSameAs(no);

    source.instead(thing -> null);
    cache.get(Thing.of(4));
    assertThat(told.load().outcome()).isEqualTo(LoadOutcome.FAILURE);

    cache.get(Thing.of(1));
    assertThat(told.loads).isEmpty();
    assertThat(told.answers).as("not asked for").isEmpty();
  }

  @Test
  void load_itsTime_isThatOfTheLoad() {
    NodeCache<Thing, String> cache = bind(Thing.heap());
    source.hold();
    cache.get(Thing.of(1));
    engine.clock.advanceMillis(7);
    source.next().succeed();
    assertThat(told.load())
        .extracting(Load::nanos, Load::waitedNanos)
        .containsExactly(7_000_000L, 0L);
  }

  @Test
  void load_joined_isTold_once() {
    NodeCache<Thing, String> cache = bind(Thing.heap());
    source.hold();
    cache.get(Thing.of(1));
    cache.get(Thing.of(1));
    cache.getAll(Thing.all(1));
    source.next().succeed();
    assertThat(told.loads).hasSize(1);
  }

  @Test
  void load_toldBeforeTheAnswer() {
    NodeCache<Thing, String> cache = bind(Thing.heap());
    source.hold();
    CompletableFuture<Integer> before =
        cache.get(Thing.of(1)).thenApply(value -> told.loads.size());
    source.next().succeed();
    assertThat(before).isCompletedWithValue(1);
  }

  @Test
  void load_late_hasTimedOut_andIsToldNoMore() {
    NodeCache<Thing, String> cache = bind(Thing.heap());
    source.hold();
    cache.get(Thing.of(1));
    engine.clock.advance(Duration.ofSeconds(31));
    assertThat(told.load())
        .satisfies(
            load -> {
              assertThat(load.outcome()).isEqualTo(LoadOutcome.TIMED_OUT);
              assertThat(load.failure()).isInstanceOf(LoadTimeoutException.class);
            });
    source.next().succeed();
    assertThat(told.loads).isEmpty();
  }

  @Test
  void load_rejected_isToldSo_andTheWaitForATurnIsKnown() {
    engine.with(
        builder ->
            builder
                .listener(told)
                .loadExecutor(
                    task -> {
                      throw new RejectedExecutionException("full");
                    }));
    NodeCache<Thing, String> cache =
        engine.bind(Thing.heap(), Loads.by(Loader.blocking(thing -> "never")));
    cache.get(Thing.of(1));
    Load load = told.load();
    assertThat(load.outcome()).isEqualTo(LoadOutcome.REJECTED);
    assertThat(load.failure()).isInstanceOf(LoadRejectedException.class);
    assertThat(load.waitedNanos()).isEqualTo(load.nanos());
  }

  @Test
  void load_itsTurn_isWaitedFor() {
    NodeSpec<Thing, String> one =
        Thing.spec()
            .tier("local", Thing.LOCAL_TTL)
            .loads(LoadSpec.UNBOUNDED.maxConcurrent(1))
            .build();
    NodeCache<Thing, String> cache = bind(one);
    source.hold();
    cache.get(Thing.of(1));
    cache.get(Thing.of(2));
    assertThat(cache.loadsUnderWay().running()).isEqualTo(1);
    assertThat(cache.loadsUnderWay().waiting()).isEqualTo(1);
    engine.clock.advanceMillis(5);
    source.next().succeed();
    assertThat(cache.loadsUnderWay().waiting()).isZero();
    engine.clock.advanceMillis(3);
    source.next().succeed();
    assertThat(told.loads)
        .extracting(Load::nanos, Load::waitedNanos)
        .containsExactly(tuple(5_000_000L, 0L), tuple(8_000_000L, 5_000_000L));
    assertThat(cache.loadsUnderWay().running()).isZero();
  }

  @Test
  void load_ofMany_isOne() {
    engine.with(builder -> builder.listener(told));
    BulkSource bulk = new BulkSource();
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    cache.getAll(Thing.all(1, 2, 3), bulk);
    assertThat(told.load())
        .extracting(Load::kind, Load::bulk, Load::keys, Load::outcome)
        .containsExactly(LoadKind.GET, true, 3, LoadOutcome.VALUE);
    bulk.instead(values -> CompletableFuture.completedFuture(Map.of()));
    cache.refreshAll(Thing.all(1, 2), bulk);
    assertThat(told.load())
        .extracting(Load::kind, Load::bulk, Load::keys, Load::outcome)
        .containsExactly(LoadKind.REFRESH, true, 2, LoadOutcome.ABSENT);
    bulk.instead(values -> CompletableFuture.completedFuture(null));
    cache.getAll(Thing.all(4, 5), bulk);
    assertThat(told.load().outcome()).isEqualTo(LoadOutcome.FAILURE);
  }

  @Test
  void load_whatItIsFor_isTold() {
    NodeSpec<Thing, String> fresh =
        Thing.spec()
            .tier("local", Duration.ofSeconds(10))
            .fresh(FreshSpec.NONE.softTtl(Duration.ofSeconds(5)))
            .build();
    NodeCache<Thing, String> cache = bind(fresh);
    cache.refresh(Thing.of(1));
    assertThat(told.load().kind()).isEqualTo(LoadKind.REFRESH);
    engine.clock.advance(Duration.ofSeconds(6));
    cache.get(Thing.of(1));
    assertThat(told.load().kind()).isEqualTo(LoadKind.RENEWAL);
  }

  @Test
  void load_nothingChanged_isToldSo() {
    NodeSpec<Thing, String> fresh =
        Thing.spec()
            .tier("local", Duration.ofSeconds(10))
            .fresh(FreshSpec.NONE.softTtl(Duration.ofSeconds(5)))
            .build();
    engine.with(builder -> builder.listener(told));
    Reloader<Thing, String> reloader =
        (thing, known) ->
            CompletableFuture.completedFuture(known.isPresent() ? known.value() : "first");
    NodeCache<Thing, String> cache = engine.bind(fresh, Loads.by(reloader));
    cache.get(Thing.of(1));
    assertThat(told.load().outcome()).isEqualTo(LoadOutcome.VALUE);
    engine.clock.advance(Duration.ofSeconds(6));
    cache.get(Thing.of(1));
    assertThat(told.load().outcome()).isEqualTo(LoadOutcome.NOT_MODIFIED);
  }

  @Test
  void call_eachOperation_isTold() {
    NodeCache<Thing, String> cache = bind(Thing.redis());
    cache.get(Thing.of(1));
    cache.put(Thing.of(1), "put");
    cache.invalidate(Thing.of(1));
    cache.getAll(Thing.all(1, 2));
    cache.putAll(Map.of(Thing.of(1), "a", Thing.of(2), "b"));
    assertThat(told.calls)
        .extracting(RemoteCall::storage, RemoteCall::operation, RemoteCall::keys)
        .containsExactly(
            tuple("redis", Operation.READ, 1),
            tuple("redis", Operation.PUT, 1),
            tuple("redis", Operation.PUT, 1),
            tuple("redis", Operation.REMOVE, 1),
            tuple("redis", Operation.READ, 2),
            tuple("redis", Operation.PUT, 1), // each has a load of its own
            tuple("redis", Operation.PUT, 1),
            tuple("redis", Operation.PUT, 2));
    assertThat(told.calls)
        .allSatisfy(
            call -> {
              assertThat(call.outcome()).isEqualTo(CallOutcome.SUCCESS);
              assertThat(call.spec()).isSameAs(cache.spec());
            });
  }

  @Test
  void call_failed_late_orThrown_isToldSo() {
    NodeCache<Thing, String> cache = bind(Thing.redis());
    engine.redis.on("get", call -> call.fail(new StorageReplyException("WRONGTYPE")));
    cache.get(Thing.of(1));
    assertThat(told.calls.remove(0))
        .satisfies(
            call -> {
              assertThat(call.outcome()).isEqualTo(CallOutcome.FAILURE);
              assertThat(call.failure()).hasMessage("WRONGTYPE");
            });
    told.calls.clear();
    engine.redis.on(
        "get",
        call -> {
          throw new IllegalStateException("thrown");
        });
    cache.get(Thing.of(2));
    assertThat(told.calls.get(0).failure()).hasMessage("thrown");
    told.calls.clear();
    engine.redis.hold("get");
    cache.get(Thing.of(3));
    engine.clock.advance(Duration.ofSeconds(6));
    assertThat(told.calls.get(0).outcome()).isEqualTo(CallOutcome.TIMED_OUT);
    assertThat(told.calls.get(0).nanos()).isPositive();
    told.calls.clear();
    engine.redis.release();
    assertThat(told.calls).as("too late").noneMatch(call -> call.operation() == Operation.READ);
  }

  @Test
  void listener_throws_changesNothing() {
    engine.with(
        builder ->
            builder
                .listener(
                    new CachemeListener() {
                      @Override
                      public void onAnswer(Answer answer) {}

                      @Override
                      public void onLoad(Load load) {
                        throw new AssertionError("no");
                      }

                      @Override
                      public void onRemoteCall(RemoteCall call) {
                        throw new AssertionError("no");
                      }
                    })
                .listener(told));
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    engine.redis.keep(2, "kept", Entry.NEVER);
    assertThat(cache.get(Thing.of(1))).isCompletedWithValue("1#1");
    assertThat(cache.get(Thing.of(2))).isCompletedWithValue("kept");
    assertThat(told.loads).hasSize(1);
    assertThat(told.calls).hasSize(3);
    assertThat(engine.redis.value(1)).isEqualTo("1#1");
    assertThat(engine.log.warnings()).contains("the cache's listener failed");
  }

  @Test
  void listener_thatAsksForLess_isToldNoMore() {
    Recorder loads = new Recorder(Set.of(Interest.LOADS));
    Recorder nothing = new Recorder(Set.of());
    engine.with(builder -> builder.listener(loads).listener(nothing).listener(told));
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(1));
    assertThat(loads.loads).hasSize(1);
    assertThat(loads.calls).isEmpty();
    assertThat(nothing.loads).isEmpty();
    assertThat(nothing.calls).isEmpty();
    assertThat(told.calls).hasSize(2);
    assertThat(loads.answers).isEmpty();
  }

  @Test
  void listener_whoseInterestsAreNone_isRefused() {
    CachemeListener nothing =
        new CachemeListener() {
          @Override
          public void onAnswer(Answer answer) {}

          @Override
          @SuppressWarnings("NullAway") // as code that is not checked may answer
          public Set<Interest> interests() {
            return null;
          }
        };
    assertThatThrownBy(() -> Cacheme.builder().listener(nothing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "interests() of " + nothing.getClass().getName() + " answers null", "Set.of()");
  }

  @Test
  void listener_thatSaysNothing_isToldAllButRemovals() {
    Recorder all = new Recorder(EnumSet.complementOf(EnumSet.of(Interest.REMOVALS)));
    assertThat(((CachemeListener) answer -> {}).interests()).isEqualTo(all.interests());
    engine.with(builder -> builder.listener(all));
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(1));
    assertThat(all.answers).hasSize(1);
    assertThat(all.loads).hasSize(1);
    assertThat(all.calls).hasSize(2);
  }
}
