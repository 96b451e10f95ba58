package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.ButFor;
import io.cacheme.internal.follow.Following;
import io.cacheme.spi.Bus;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ListenableStage;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.stats.StorageState;
import io.cacheme.stats.StorageState.Status;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import io.cacheme.testservers.LogCapture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How calls of one storage begin and end, call by call, where time stands still. */
class RemoteGateTest {

  private static final Duration SWEEP = Duration.ofMillis(100);
  private static final Duration SILENCE = SWEEP.multipliedBy(5);
  private static final Duration BULK_SILENCE = SILENCE.multipliedBy(2);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration NANO = Duration.ofNanos(1);
  private static final long TTL = 60_000;
  private static final byte[] VALUE = {1, 2, 3};

  private final LogCapture log = new LogCapture();
  private final List<String> told = new ArrayList<>();
  private final GateWorld world = new GateWorld(new NotingObserver(told, end -> told.add("ended")));
  private final RemoteGate gate = world.gate;

  @AfterEach
  void close() {
    log.close();
  }

  /** One that keeps its end. */
  private static class Kept<T> extends TierCall<T> {
    final List<Object> ends = new ArrayList<>();
    boolean waits;

    @Override
    protected boolean waitsOn(long arrivedBytes) {
      return waits;
    }

    @Override
    public void done(@Nullable T value, @Nullable Throwable failure) {
      ends.add(failure == null ? String.valueOf(value) : failure);
    }
  }

  /** What can be asked of a storage. */
  private enum Call {
    GET(StorageOperation.GET, "READ of 1"),
    GET_ALL(StorageOperation.GET_ALL, "READ of 2"),
    PUT(StorageOperation.PUT, "PUT of 1"),
    PUT_ALL(StorageOperation.PUT_ALL, "PUT of 2"),
    PUT_IF_UNCHANGED(StorageOperation.PUT_IF_UNCHANGED, "PUT of 1"),
    PUT_ALL_IF_UNCHANGED(StorageOperation.PUT_ALL_IF_UNCHANGED, "PUT of 2"),
    TOMBSTONE(StorageOperation.PUT_TOMBSTONE, "REMOVE of 1"),
    REMOVE(StorageOperation.REMOVE, "REMOVE of 1");

    final StorageOperation operation;
    final String described;

    Call(StorageOperation operation, String described) {
      this.operation = operation;
      this.described = described;
    }

    List<Object> ask(RemoteGate gate) {
      return begin(gate).ends;
    }

    Kept<?> begin(RemoteGate gate) {
      return switch (this) {
        case GET -> {
          Kept<StoredValue> call = new Kept<>();
          gate.get("a", call);
          yield call;
        }
        case GET_ALL -> {
          Kept<Map<String, StoredValue>> call = new Kept<>();
          gate.getAll(List.of("a", "b"), call);
          yield call;
        }
        case PUT -> {
          Kept<Void> call = new Kept<>();
          gate.put(entry("a"), call);
          yield call;
        }
        case PUT_ALL -> {
          Kept<Void> call = new Kept<>();
          gate.putAll(List.of(entry("a"), entry("b")), call);
          yield call;
        }
        case PUT_IF_UNCHANGED -> {
          Kept<Boolean> call = new Kept<>();
          gate.putIfUnchanged(ifNone("a"), call);
          yield call;
        }
        case PUT_ALL_IF_UNCHANGED -> {
          Kept<Set<String>> call = new Kept<>();
          gate.putAllIfUnchanged(List.of(ifNone("a"), ifNone("b")), call);
          yield call;
        }
        case TOMBSTONE -> {
          Kept<Boolean> call = new Kept<>();
          gate.remove("a", VALUE, TTL, call);
          yield call;
        }
        case REMOVE -> {
          Kept<Boolean> call = new Kept<>();
          gate.remove("a", null, TTL, call);
          yield call;
        }
      };
    }
  }

  private static StoredEntry entry(String key) {
    return new StoredEntry(key, VALUE, TTL);
  }

  private static ConditionalEntry ifNone(String key) {
    return ConditionalEntry.ifNone(key, VALUE, TTL);
  }

  private RemoteGate gate(RemoteStorage storage) {
    return world.gate("other", storage);
  }

  private RemoteGate with(String method, Function<Object[], ?> answer) {
    return gate(ButFor.method(RemoteStorage.class, world.storage, method, answer));
  }

  private RemoteGate failing(Throwable failure) {
    return with("get", key -> CompletableFuture.failedFuture(failure));
  }

  private RemoteGate distributed() {
    return with("isDistributed", nothing -> true);
  }

  private void fail(Call call, int times) {
    world.fault(call.operation, StorageFault.FAIL);
    for (int i = 0; i < times; i++) {
      call.ask(gate);
    }
    world.storage.heal();
  }

  private List<Object> hang(Call call) {
    world.fault(call.operation, StorageFault.HANG);
    List<Object> ends = call.ask(gate);
    world.storage.heal();
    return ends;
  }

  private static Kept<StoredValue> get(RemoteGate gate) {
    Kept<StoredValue> call = new Kept<>();
    gate.get("a", call);
    return call;
  }

  // --- what is asked

  @ParameterizedTest
  @EnumSource
  void call_isAnswered_andToldFromItsBeginToItsEnd(Call call) {
    assertThat(call.ask(gate)).hasSize(1).doesNotHaveAnyElementsOfTypes(Throwable.class);

    assertThat(told).containsExactly(call.described + " in shared", "opened", "closed", "ended");
    assertThat(gate.isIdle()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void call_thatFails_orThrows_orAnswersNoStage_fails(Call call) {
    for (StorageFault fault :
        List.of(StorageFault.FAIL, StorageFault.THROW, StorageFault.NULL_STAGE)) {
      told.clear();
      world.fault(call.operation, fault);
      assertThat(call.ask(gate)).singleElement().isInstanceOf(RuntimeException.class);
      assertThat(told).as("%s", fault).endsWith("opened", "closed", "ended");
    }
    assertThat(gate.lastFailure()).hasMessageContaining("answered null instead of a stage");
  }

  @ParameterizedTest
  @EnumSource
  void call_thatIsGivenUp_endsAsIfItWereLate(Call call) {
    List<Object> ends = hang(call);
    assertThat(gate.isIdle()).isFalse();
    gate.abandon();

    assertThat(ends).singleElement().isInstanceOf(TierTimeout.class);
    assertThat(gate.isIdle()).isTrue();
  }

  @Test
  void entries_areWrittenAndReadAndRemoved() {
    Call.PUT.ask(gate);
    assertThat(world.entries.peek("a")).isEqualTo(VALUE);
    Call.REMOVE.ask(gate);
    assertThat(world.entries.peek("a")).isNull();
    Call.PUT_ALL.ask(gate);
    assertThat(world.entries.keys()).containsExactlyInAnyOrder("a", "b");
    Call.TOMBSTONE.ask(gate);
    assertThat(world.entries.peek("a")).isEqualTo(VALUE);
    assertThat(Call.PUT_IF_UNCHANGED.ask(gate)).containsExactly("false");
    assertThat(Call.PUT_ALL_IF_UNCHANGED.ask(gate).get(0).toString()).contains("a", "b");
    world.time.advance(Duration.ofMillis(TTL));
    assertThat(Call.PUT_IF_UNCHANGED.ask(gate)).containsExactly("true");
    assertThat(Call.PUT_ALL_IF_UNCHANGED.ask(gate)).containsExactly("[a]");
    assertThat(Call.GET.ask(gate)).doesNotContain("null");
    assertThat(Call.GET_ALL.ask(gate).get(0).toString()).contains("a=", "b=");
  }

  @Test
  void storage_thatComparesNothing_isWrittenAnyhow() {
    RemoteGate plain = gate(ButFor.without("conditionalWrites", world.storage));
    assertThat(plain.writesConditionally()).isFalse();
    assertThat(gate.writesConditionally()).isTrue();
    world.entries.plant("a", new byte[] {9});
    assertThat(Call.PUT_IF_UNCHANGED.ask(plain)).containsExactly("null");
    assertThat(world.entries.peek("a")).isEqualTo(VALUE);
    world.entries.plant("a", new byte[] {9});
    assertThat(Call.PUT_ALL_IF_UNCHANGED.ask(plain)).containsExactly("null");
    assertThat(world.entries.peek("a")).isEqualTo(VALUE);
    assertThat(world.entries.peek("b")).isEqualTo(VALUE);
    assertThat(Call.TOMBSTONE.ask(plain)).containsExactly("null");
    assertThat(world.entries.keys()).containsExactly("b");
  }

  @Test
  void stage_thatTellsOneListener_isListenedTo() {
    ListenableStage<?> stage =
        ButFor.method(
            ListenableStage.class,
            null,
            "listen",
            arguments -> {
              ((TierCall<?>) arguments[0]).accept(null, null);
              return null;
            });

    assertThat(get(with("get", key -> stage)).ends).containsExactly("null");
  }

  @Test
  void nothing_canBeAskedForToo() {
    Kept<Map<String, StoredValue>> read = new Kept<>();
    gate.getAll(List.of(), read);
    Kept<Void> put = new Kept<>();
    gate.putAll(List.of(), put);
    Kept<Set<String>> conditional = new Kept<>();
    gate.putAllIfUnchanged(List.of(), conditional);

    assertThat(read.ends).containsExactly("{}");
    assertThat(put.ends).containsExactly("null");
    assertThat(conditional.ends).containsExactly("[]");
  }

  @Test
  void manyKeys_areDescribedByTheFirst() {
    fail(Call.GET_ALL, 1);
    assertThat(log.text()).contains("failed a read of 2 keys, the first a");
    world.advance(Duration.ofSeconds(10));
    fail(Call.PUT_ALL, 1);
    assertThat(log.text()).contains("failed a put of 2 keys, the first a");
    world.advance(Duration.ofSeconds(10));
    fail(Call.PUT_ALL_IF_UNCHANGED, 1);
    assertThat(log.records()).hasSize(3);
    assertThat(log.records().get(2).getMessage()).contains("put of 2 keys, the first a");
  }

  // --- how many are under way

  @Test
  void tooManyUnderWay_noMoreAreAdmitted() {
    world.surroundings.settings.maxOutstanding(2);
    hang(Call.GET);
    assertThat(gate.admits(Op.READ)).isTrue();
    assertThat(gate.passedBy(Op.READ)).isNull();
    hang(Call.PUT);
    assertThat(gate.admits(Op.READ)).isFalse();
    assertThat(gate.passedBy(Op.READ))
        .isEqualTo("it has too many calls under way (maxOutstanding)");
    assertThat(gate.bypass(Op.READ)).hasNoCause();
    gate.abandon();
    assertThat(gate.admits(Op.READ)).isTrue();
    Call.GET.ask(gate);
    fail(Call.GET, 1);

    assertThat(gate.admits(Op.READ)).as("those that have ended are none").isTrue();
  }

  // --- what failures are taken for

  @Test
  void failures_fiveInARow_areNotAdmitted_andSaidWhy() {
    fail(Call.GET, 4);
    assertThat(gate.admits(Op.READ)).isTrue();
    assertThat(gate.state()).isNull();
    fail(Call.GET, 1);

    assertThat(gate.admits(Op.READ)).isFalse();
    assertThat(gate.admits(Op.PUT)).isTrue();
    assertThat(gate.passedBy(Op.PUT)).isNull();
    assertThat(gate.passedBy(Op.READ)).startsWith("it is passed by, for it failed last with: ");
    assertThat(gate.bypass(Op.READ))
        .hasCause(gate.lastFailure())
        .satisfies(bypass -> assertThat(bypass.getStackTrace()).isEmpty());
    assertThat(gate.state()).contains("passed by for reads");
    assertThat(new TierTimeout("late").getStackTrace()).isEmpty();
  }

  @Test
  void failures_ofKeysTheirSake_countForNothing() {
    RemoteGate refusing = failing(new StorageReplyException("not this one"));
    for (int i = 0; i < 9; i++) {
      get(refusing);
    }
    assertThat(refusing.admits(Op.READ)).isTrue();
    assertThat(log.text()).contains("refused a read of a", "which says nothing of other keys");
    assertThat(refusing.watch.state().status()).as("it answers").isEqualTo(Status.UP);
  }

  @Test
  void failure_ofATestCall_forAKeysSake_letsAnotherBeMade() {
    fail(Call.GET, 5);
    world.advance(SECOND);
    assertThat(gate.admits(Op.READ)).isTrue();
    assertThat(gate.admits(Op.READ)).isFalse();
    gate.storage =
        ButFor.method(
            RemoteStorage.class,
            world.storage,
            "get",
            key -> CompletableFuture.failedFuture(new StorageReplyException("not this one")));
    get(gate);

    assertThat(gate.admits(Op.READ)).isTrue();
  }

  @Test
  void rejected_nothingIsAdmittedForHalfAMinute() {
    RemoteGate rejecting = failing(new StorageRejectedException("wrong password"));
    get(rejecting);
    assertThat(rejecting.admits(Op.PUT)).isFalse();
    world.advance(Duration.ofSeconds(30).minus(NANO));
    assertThat(rejecting.admits(Op.READ)).isFalse();
    world.advance(NANO);

    assertThat(rejecting.admits(Op.READ)).isTrue();
  }

  @Test
  void failures_ofAStorageOnSeveralServers_stopNobody_butMayBeAll() {
    RemoteGate many = distributed();
    many.watch.answered();
    world.fault(StorageOperation.GET, StorageFault.FAIL);
    for (int i = 0; i < 9; i++) {
      get(many);
    }
    assertThat(many.admits(Op.READ)).isTrue();
    assertThat(many.watch.state().status()).isEqualTo(Status.UP);
    world.advance(SECOND);
    assertThat(many.watch.state().status()).isEqualTo(Status.DOWN);
    assertThat(many.watch.state().reason()).startsWith("each call fails, the last with");
    world.storage.heal();
    get(many);

    assertThat(many.watch.state().status()).isEqualTo(Status.UP);
  }

  @Test
  void failure_ofATestCallOfSeveralServers_isAnAnswer() {
    RemoteGate many = distributed();
    world.fault(StorageOperation.GET, StorageFault.HANG);
    get(many);
    world.advance(SILENCE);
    assertThat(many.admits(Op.READ)).isFalse();
    world.advance(SECOND);
    assertThat(many.admits(Op.READ)).isTrue();
    world.fault(StorageOperation.GET, StorageFault.FAIL);
    get(many);

    assertThat(many.admits(Op.READ)).isTrue();
    assertThat(many.admits(Op.READ)).isTrue();
    assertThat(log.text()).contains("storage \"other\" answers again");
  }

  @Test
  void refusedForAKeysSake_endsThatAllFail() {
    RemoteGate many = distributed();
    many.watch.answered();
    world.fault(StorageOperation.GET, StorageFault.FAIL);
    for (int i = 0; i < 5; i++) {
      get(many);
    }
    world.advance(SECOND);
    assertThat(many.watch.state().status()).isEqualTo(Status.DOWN);
    many.storage =
        ButFor.method(
            RemoteStorage.class,
            many.storage,
            "get",
            key -> CompletableFuture.failedFuture(new StorageReplyException("not this one")));
    get(many);

    assertThat(many.watch.state().status()).isEqualTo(Status.UP);
  }

  @Test
  void answeredAgain_isSaid_andWhatWasNotWrittenIsWritten() {
    List<String> again = new ArrayList<>();
    gate.onWritingAgain(() -> again.add("again"));
    fail(Call.PUT, 5);
    world.advance(SECOND);
    Call.GET.ask(gate);
    assertThat(again).isEmpty();
    assertThat(gate.admits(Op.PUT)).isTrue();
    Call.PUT.ask(gate);

    assertThat(again).containsExactly("again");
    assertThat(log.text()).contains("storage \"shared\" answers again");
    assertThat(gate.state()).isNull();
  }

  // --- what is not answered in time

  @Test
  void read_ofASilentStorage_endsSoon_andNothingIsAdmitted() {
    List<Object> ends = hang(Call.GET);
    world.advance(SILENCE.minus(NANO));
    assertThat(ends).isEmpty();
    assertThat(gate.admits(Op.READ)).isTrue();
    world.advance(NANO);

    assertThat(ends).singleElement().isInstanceOf(TierTimeout.class);
    assertThat(gate.admits(Op.READ)).isFalse();
    assertThat(gate.admits(Op.PUT)).isFalse();
    assertThat(world.scheduler.pending()).as("nobody sweeps any more").isZero();
  }

  @Test
  void read_ofAStorageThatNobodyAskedForLong_isGivenItsTime() {
    world.advance(SECOND.multipliedBy(60));
    List<Object> ends = hang(Call.GET);
    world.advance(SILENCE.minus(NANO));
    assertThat(ends).isEmpty();
    world.advance(NANO);

    assertThat(ends).hasSize(1);
  }

  @Test
  void call_thatWaitsAnew_isGivenItsTimeAgain() {
    world.fault(StorageOperation.REMOVE, StorageFault.HANG);
    Kept<?> removal = Call.REMOVE.begin(gate);
    world.advance(SWEEP);
    removal.waitsAnew();
    world.advance(SECOND.minus(NANO));
    assertThat(removal.ends).isEmpty();
    world.advance(NANO);

    assertThat(removal.ends).hasSize(1);
  }

  @Test
  void bulkRead_ofASilentStorage_endsLater() {
    List<Object> ends = hang(Call.GET_ALL);
    world.advance(BULK_SILENCE.minus(NANO));
    assertThat(ends).isEmpty();
    world.advance(NANO);

    assertThat(ends).hasSize(1);
    assertThat(gate.admits(Op.READ)).isFalse();
  }

  @Test
  void read_ofAStorageThatAnswersOthers_endsAtItsTimeout() {
    List<Object> read = hang(Call.GET);
    List<Object> bulk = hang(Call.GET_ALL);
    long longest = world.surroundings.settings.readTimeout().toMillis();
    for (long millis = 0; millis < longest; millis += 100) {
      assertThat(read).isEmpty();
      assertThat(bulk).isEmpty();
      world.advance(SWEEP);
      Call.PUT.ask(gate);
    }

    assertThat(read).hasSize(1);
    assertThat(bulk).hasSize(1);
    assertThat(gate.admits(Op.READ)).as("two are not five").isTrue();
  }

  @Test
  void writes_endAtTheirTimeouts() {
    List<Object> put = hang(Call.PUT);
    List<Object> removal = hang(Call.REMOVE);
    world.advance(SECOND.minus(NANO));
    assertThat(removal).isEmpty();
    world.advance(NANO);
    assertThat(removal).as("half of the whole").hasSize(1);
    world.advance(Duration.ofSeconds(4).minus(NANO));
    assertThat(put).isEmpty();
    world.advance(NANO);

    assertThat(put).singleElement().isInstanceOf(TierTimeout.class);
    assertThat(gate.lastFailure()).hasMessage("storage \"shared\" did not answer in time");
    assertThat(log.text()).contains("failed a removal of a");
  }

  @Test
  void late_fiveInARow_areNotAdmitted() {
    for (int i = 0; i < 5; i++) {
      hang(Call.REMOVE);
    }
    gate.watch.answered();
    List<Status> states = new ArrayList<>();
    world.advance(SECOND);
    states.add(gate.watch.state().status());

    assertThat(gate.admits(Op.REMOVE)).isFalse();
    assertThat(states).containsExactly(Status.DEGRADED);
  }

  @Test
  void bytesThatArrive_areNoSilence() {
    long[] heard = {0};
    RemoteGate heardOf = with("heardBytes", nothing -> heard[0]);
    world.fault(StorageOperation.GET, StorageFault.HANG);
    Kept<StoredValue> read = get(heardOf);
    for (int i = 0; i < 9; i++) {
      heard[0] += 10;
      world.advance(SILENCE.minus(SWEEP));
    }
    assertThat(read.ends).isEmpty();
    assertThat(heardOf.arrivedBytes()).isEqualTo(90);
    heard[0] = 7; // it is connected anew
    world.advance(SWEEP);
    assertThat(heardOf.arrivedBytes()).isEqualTo(90);
    heard[0] = 9;
    world.advance(SWEEP);
    assertThat(heardOf.arrivedBytes()).isEqualTo(92);
    world.advance(SILENCE.minus(NANO));
    assertThat(read.ends).isEmpty();
    world.advance(NANO);

    assertThat(read.ends).hasSize(1);
  }

  @Test
  void bulkRead_thatIsArriving_isWaitedForOnceMore() {
    long[] heard = {0};
    RemoteGate heardOf = with("heardBytes", nothing -> ++heard[0]);
    world.fault(StorageOperation.GET_ALL, StorageFault.HANG);
    Kept<Map<String, StoredValue>> arriving = new Kept<>();
    arriving.waits = true;
    heardOf.getAll(List.of("a"), arriving);
    Kept<Map<String, StoredValue>> other = new Kept<>();
    heardOf.getAll(List.of("a"), other);
    world.advance(world.surroundings.settings.readTimeout());
    assertThat(other.ends).hasSize(1);
    assertThat(arriving.ends).isEmpty();
    arriving.waits = false;
    world.advance(world.surroundings.settings.readTimeout().minus(NANO));
    assertThat(arriving.ends).isEmpty();
    world.advance(NANO);

    assertThat(arriving.ends).hasSize(1);
  }

  @Test
  void processThatStoodStill_takesThatForNoSilence() {
    List<Object> ends = hang(Call.GET);
    world.time.advance(SWEEP.multipliedBy(2).plus(NANO)); // later than a sweep by more than one
    world.scheduler.runDue();
    world.time.advance(SECOND);
    world.scheduler.runDue();
    assertThat(ends).isEmpty();
    world.advance(SILENCE.minus(NANO));
    assertThat(ends).isEmpty();
    world.advance(NANO);

    assertThat(ends).hasSize(1);
  }

  @Test
  void processThatIsALittleLate_hearsTheSilence() {
    List<Object> ends = hang(Call.GET);
    for (int i = 0; i < 3; i++) {
      world.time.advance(SWEEP.multipliedBy(2)); // late by a sweep, and no more
      world.scheduler.runDue();
    }

    assertThat(ends).hasSize(1);
  }

  @Test
  void replies_areNoSilence_whateverTheySay() {
    List<Object> ends = hang(Call.GET);
    world.advance(SILENCE.minus(SWEEP));
    fail(Call.PUT, 1);
    world.advance(SILENCE.minus(NANO));
    assertThat(ends).isEmpty();
    world.advance(NANO);

    assertThat(ends).hasSize(1);
  }

  /** Each of them in a list of its own. */
  @ParameterizedTest
  @EnumSource
  void answered_withoutStack_isTakenUpByTheSweep(Call call) {
    world.fault(call.operation, StorageFault.HANG);
    Kept<?> hung = OutOfStack.answered(gate, () -> call.begin(gate));
    assertThat(hung.ends).isEmpty();
    world.advance(SWEEP);

    assertThat(hung.ends).containsExactly("null");
    assertThat(gate.overflowed).isFalse();
  }

  // --- messages

  @Test
  void message_isPublished() {
    List<String> heard = new ArrayList<>();
    InMemoryRemoteStorage another = world.entries.another();
    RemoteGate listening = gate(another);
    another.open(null);
    listening.following().tellOfClears("channel", clears(heard));
    listening.following().subscribe("channel");
    heard.clear();
    Kept<Void> call = new Kept<>();
    gate.publish("channel", "somebody:*cleared", call);

    assertThat(call.ends).containsExactly("null");
    assertThat(told).contains("MESSAGE of 1 in shared", "opened", "closed", "ended");
  }

  private static Following.Clears clears(List<String> heard) {
    return new Following.Clears() {
      @Override
      public void clearedByOthers() {
        heard.add("cleared");
      }

      @Override
      public void mayBeCleared() {
        heard.add("may be cleared");
      }
    };
  }

  @Test
  void message_withoutABus_reachesNobody_andThatIsAll() {
    RemoteGate mute = gate(ButFor.without("bus", world.storage));
    Kept<Void> call = new Kept<>();
    mute.publish("channel", "message", call);

    assertThat(call.ends).containsExactly("null");
    assertThat(told).containsExactly("MESSAGE of 1 in other", "opened", "closed", "ended");
    assertThat(mute.following()).isNull();
    assertThat(mute.maxMessageBytes()).isEqualTo(Bus.MAX_MESSAGE_BYTES);
    assertThat(mute.watch.state().isBusDown()).isFalse();
  }

  @Test
  void message_ofABusThatThrows_fails() {
    Bus broken =
        ButFor.method(
            Bus.class,
            world.entries.bus(),
            "publish",
            message -> {
              throw new IllegalStateException("broken");
            });
    RemoteGate throwing = with("bus", nothing -> broken);
    Kept<Void> call = new Kept<>();
    throwing.publish("channel", "message", call);

    assertThat(call.ends).singleElement().isInstanceOf(IllegalStateException.class);
  }

  @Test
  void message_takesAsMuchAsTheBusSays() {
    Bus small = ButFor.method(Bus.class, world.entries.bus(), "maxMessageBytes", nothing -> 99);

    assertThat(with("bus", nothing -> small).maxMessageBytes()).isEqualTo(99);
  }

  @Test
  void bus_thatIsCut_degradesIt_andSaysSo() {
    gate.following().subscribe("channel");
    assertThat(gate.watch.state().status()).isEqualTo(Status.UP);
    world.entries.cutBus(true);
    world.advance(Duration.ofSeconds(4));
    StorageState cut = gate.watch.state();
    assertThat(cut.status()).isEqualTo(Status.DEGRADED);
    assertThat(cut.isBusDown()).isTrue();
    assertThat(cut.reason()).contains("does not tell what other processes write");
    world.entries.cutBus(false);
    world.advance(SECOND);

    assertThat(gate.watch.state().status()).isEqualTo(Status.UP);
    assertThat(gate.watch.state().isBusDown()).isFalse();
  }

  @Test
  void bus_thatGivesSignsAgain_isReasonToAskAgain_once() {
    List<String> again = new ArrayList<>();
    gate.onWritingAgain(() -> again.add("again"));
    gate.following().subscribe("channel");
    world.advance(SECOND);
    assertThat(again).isEmpty();
    world.entries.cutBus(true);
    world.advance(Duration.ofSeconds(4));
    world.stopsReading();
    world.time.advance(Duration.ofMillis(1));
    assertThat(gate.admits(Op.READ)).isFalse();
    world.entries.cutBus(false);
    world.advance(Duration.ofMillis(900));
    assertThat(again).containsExactly("again");
    assertThat(gate.admits(Op.READ)).as("sooner than a second after").isTrue();
    world.advance(SECOND);

    assertThat(again).hasSize(1);
  }

  @Test
  void bus_thatTurnsOutToBeNone_tellsNothing() {
    gate.following().subscribe("channel");
    world.advance(SECOND);
    assertThat(gate.following().isSure()).isTrue();
    gate.storage = ButFor.without("bus", world.storage);
    world.advance(SECOND);

    assertThat(gate.following().isSure()).isFalse();
    assertThat(gate.watch.state().isBusDown()).isFalse();
  }

  // --- another storage

  @Test
  void storage_thatMayHaveOlderEntries_isDistrusted() {
    List<Runnable> listeners = new ArrayList<>();
    List<String> distrusted = new ArrayList<>();
    RemoteGate doubted =
        with("onOlderEntries", arguments -> listeners.add((Runnable) arguments[0]));
    doubted.onOlderEntries(() -> distrusted.add("all"));
    listeners.forEach(Runnable::run);

    assertThat(distrusted).containsExactly("all");
  }

  @Test
  void replaced_nothingIsKnownOfTheOther() {
    List<Runnable> listeners = new ArrayList<>();
    List<String> distrusted = new ArrayList<>();
    gate.onOlderEntries(() -> distrusted.add("all"));
    fail(Call.GET, 5);
    assertThat(gate.admits(Op.READ)).isFalse();
    InMemoryRemoteStorage other = new InMemoryRemoteStorage(world.time);
    other.open(null);
    gate.replace(
        ButFor.method(
            RemoteStorage.class,
            other,
            "onOlderEntries",
            arguments -> listeners.add((Runnable) arguments[0])));

    assertThat(gate.admits(Op.READ)).isTrue();
    assertThat(gate.lastFailure()).isNull();
    Call.PUT.ask(gate);
    assertThat(other.keys()).containsExactly("a");
    listeners.forEach(Runnable::run);
    assertThat(distrusted).containsExactly("all");
  }

  @Test
  void replaced_whatItsServersFailedWith_isForgotten() {
    RemoteGate many = distributed();
    many.watch.answered();
    world.fault(StorageOperation.GET, StorageFault.FAIL);
    for (int i = 0; i < 5; i++) {
      get(many);
    }
    world.advance(SECOND);
    assertThat(many.watch.state().status()).isEqualTo(Status.DOWN);
    many.replace(many.storage);

    assertThat(many.watch.state().status()).isEqualTo(Status.UP);
  }

  @Test
  void replaced_callsUnderWay_waitForAsLongAgain() {
    List<Object> ends = hang(Call.GET);
    world.advance(SILENCE.minus(SWEEP));
    gate.replace(world.storage);
    world.advance(SILENCE.minus(NANO));
    assertThat(ends).isEmpty();
    world.advance(NANO);

    assertThat(ends).hasSize(1);
  }

  @Test
  void replaced_itsBusIsListenedTo() {
    gate.following().subscribe("channel");
    world.advance(SECOND);
    assertThat(gate.following().isSure()).isTrue();
    InMemoryRemoteStorage other = new InMemoryRemoteStorage(world.time);
    other.open(null);
    gate.replace(other);
    assertThat(gate.following().isSure()).isFalse();
    world.advance(SECOND);
    assertThat(gate.following().isSure()).isTrue();
    gate.replace(ButFor.without("bus", other));

    assertThat(gate.following().isSure()).as("there is none").isFalse();
  }

  @Test
  void replaced_itsClockIsAskedFor() {
    world.entries.setClockAhead(Duration.ofMinutes(1));
    assertThat(gate.opened()).isCompleted();
    assertThat(gate.clock.aheadMillis()).isEqualTo(60_000);
    InMemoryRemoteStorage other = new InMemoryRemoteStorage(world.time);
    other.setClockAhead(Duration.ofMinutes(2));
    other.open(null);
    gate.replace(other);
    Call.GET.ask(gate);

    assertThat(gate.clock.aheadMillis()).isEqualTo(120_000);
  }

  @Test
  void answeredAgain_itsClockIsAskedFor() {
    gate.opened();
    world.entries.setClockAhead(Duration.ofMinutes(1));
    Call.GET.ask(gate);
    assertThat(gate.clock.aheadMillis()).isZero();
    fail(Call.GET, 5);
    world.advance(SECOND);
    assertThat(gate.admits(Op.READ)).isTrue();
    Call.GET.ask(gate);
    Call.GET.ask(gate);

    assertThat(gate.clock.aheadMillis()).isEqualTo(60_000);
  }

  // --- how it does

  @Test
  void state_isDown_whereItIsNotRead_andDegraded_whereNotWritten() {
    Call.GET.ask(gate);
    assertThat(gate.watch.state().status()).isEqualTo(Status.UP);
    fail(Call.PUT, 5);
    assertThat(gate.watch.state().status()).isEqualTo(Status.DEGRADED);
    assertThat(gate.watch.state().bypassed()).containsExactly(StorageState.Operation.PUT);
    fail(Call.GET, 5);
    assertThat(gate.watch.state().status()).isEqualTo(Status.DOWN);
    assertThat(gate.watch.state().reason()).startsWith("passed by for reads and puts since 0 s");
  }

  @Test
  void state_countsKeysThatAreNotRead() {
    gate.watch.answered();
    assertThat(gate.watch.state().reason()).isNull();
    gate.quarantined().set(1);
    assertThat(gate.watch.state().quarantinedKeys()).isEqualTo(1);
    assertThat(gate.watch.state().reason()).startsWith("1 key is not read from there");
    gate.quarantined().set(2);

    assertThat(gate.watch.state().reason()).startsWith("2 keys are not read from there");
  }

  @Test
  void changes_areToldAsTheyCome() {
    List<Status> states = new ArrayList<>();
    StorageWatch watch =
        new StorageWatch(
            "shared", world.storage, world.surroundings, state -> states.add(state.status()));
    RemoteGate watched = new RemoteGate("shared", world.storage, world.surroundings, watch);
    get(watched);
    assertThat(states).containsExactly(Status.UP);
    world.fault(StorageOperation.GET, StorageFault.FAIL);
    for (int i = 0; i < 5; i++) {
      get(watched);
    }
    assertThat(states).containsExactly(Status.UP, Status.DOWN);
    world.storage.heal();
    world.advance(SECOND);
    assertThat(watched.admits(Op.READ)).isTrue();
    get(watched);
    assertThat(states).containsExactly(Status.UP, Status.DOWN, Status.UP);
    world.fault(StorageOperation.GET, StorageFault.HANG);
    get(watched);
    world.advance(SILENCE);
    assertThat(states).hasSize(4).endsWith(Status.DOWN);
    world.storage.heal();
    world.advance(SECOND);
    watched.admits(Op.READ);
    get(watched);
    world.fault(StorageOperation.REMOVE, StorageFault.HANG);
    for (int i = 0; i < 5; i++) {
      watched.remove("a", null, TTL, new Kept<>());
    }
    world.advance(SECOND);
    assertThat(states).hasSize(6).endsWith(Status.DEGRADED);
  }

  @Test
  void change_ofTheBus_isToldAsItComes() {
    List<Status> states = new ArrayList<>();
    StorageWatch watch =
        new StorageWatch(
            "shared", world.storage, world.surroundings, state -> states.add(state.status()));
    RemoteGate watched = new RemoteGate("shared", world.entries, world.surroundings, watch);
    watched.following().subscribe("channel");
    world.advance(SECOND);
    assertThat(states).containsExactly(Status.UP);
    world.entries.cutBus(true);
    world.advance(Duration.ofSeconds(4));
    assertThat(states).containsExactly(Status.UP, Status.DEGRADED);
    world.entries.cutBus(false);
    world.advance(SECOND);

    assertThat(states).containsExactly(Status.UP, Status.DEGRADED, Status.UP);
  }

  @Test
  void allFail_andThenOneIsAnswered_isToldAsItComes() {
    List<Status> states = new ArrayList<>();
    RemoteStorage many =
        ButFor.method(RemoteStorage.class, world.storage, "isDistributed", nothing -> true);
    StorageWatch watch =
        new StorageWatch("many", many, world.surroundings, state -> states.add(state.status()));
    RemoteGate watched = new RemoteGate("many", many, world.surroundings, watch);
    watch.answered();
    world.fault(StorageOperation.GET, StorageFault.FAIL);
    for (int i = 0; i < 5; i++) {
      get(watched);
    }
    world.advance(SECOND);
    get(watched);
    assertThat(states).containsExactly(Status.UP, Status.DOWN);
    world.storage.heal();
    get(watched);

    assertThat(states).containsExactly(Status.UP, Status.DOWN, Status.UP);
  }
}
