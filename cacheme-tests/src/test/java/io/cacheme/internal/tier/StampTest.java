package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.ButFor;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One stamp in a storage, call by call. */
class StampTest {

  private static final String KEY = "%group:red";
  private static final long ONE = 1L << 20;

  private final GateWorld world = new GateWorld();
  private final List<Long> met = new ArrayList<>();
  private final List<Long> ended = new ArrayList<>();
  private final List<Stamp.Written> written = new ArrayList<>();
  private final List<Stamp.Standing> stood = new ArrayList<>();
  private final Stamp stamp = new Stamp(world.gate, KEY, 60_000, world.surroundings);

  private boolean renew(long known) {
    return stamp.renew(met::add, () -> known, ended::add);
  }

  // --- a new one

  @Test
  void renew_isTheTime_andRandom() {
    assertThat(renew(0)).isTrue();

    assertThat(ended).containsExactly(world.stampOfNow());
    assertThat(world.standing(KEY)).isEqualTo(world.stampOfNow());
    assertThat(met).containsExactly(0L);
  }

  @Test
  void renew_isByTheServersClock() {
    world.entries.setClockAhead(Duration.ofHours(1));
    world.gate.opened();
    renew(0);

    assertThat(ended)
        .containsExactly(
            world.time.epochMillis() + Duration.ofHours(1).toMillis() << 20 | GateWorld.RANDOM);
  }

  /** Its stamps would leave no room for later ones. */
  @Test
  void renew_byAClockThatIsFarOff_isOneMoreThanWhatStands() {
    world.entries.setClockAhead(Duration.ofMillis((1L << 42) - world.time.epochMillis()));
    world.gate.opened();
    world.plant(KEY, 7 * ONE);
    renew(0);

    assertThat(ended).containsExactly(8 * ONE | GateWorld.RANDOM);
  }

  @Test
  void renew_isOneMoreThanWhatStands_orIsKnown() {
    long standing = world.stampOfNow() + 7 * ONE;
    world.plant(KEY, standing);
    renew(0);
    renew(standing + 9 * ONE);

    assertThat(ended).containsExactly(standing + ONE, standing + 10 * ONE);
    assertThat(met).containsExactly(standing, standing + ONE);
  }

  @Test
  void renew_expiresAfterItsTime() {
    renew(0);
    world.time.advance(Duration.ofMillis(59_999));
    assertThat(world.entries.keys()).containsExactly(KEY);
    world.time.advance(Duration.ofMillis(1));

    assertThat(world.entries.keys()).isEmpty();
  }

  /** It cannot be read as a stamp, and does not keep one from being put there. */
  @Test
  void renew_whereSomethingElseStands_takesItsPlace() {
    for (long strange : new long[] {-5, 1L << 62, Long.MAX_VALUE}) {
      ended.clear();
      world.plant(KEY, strange);
      renew(0);
      assertThat(ended).containsExactly(world.stampOfNow());
      assertThat(world.standing(KEY)).isEqualTo(world.stampOfNow());
    }
    assertThat(met).containsExactly(0L, 0L, 0L);
  }

  @Test
  void renew_whoIsNotFirst_triesAgain() {
    world.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.DELAY);
    renew(0);
    long other = world.stampOfNow() + 3 * ONE;
    world.plant(KEY, other);
    world.answer();

    assertThat(met).containsExactly(0L, other);
    assertThat(ended).containsExactly(other + ONE);
    assertThat(world.standing(KEY)).isEqualTo(other + ONE);
  }

  @Test
  void renew_whoIsNeverFirst_givesUpAfterFiftyTimes() {
    world.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.DELAY);
    renew(0);
    int tries = 0;
    while (world.storage.held() > 0 && tries < 1_000) {
      world.plant(KEY, world.stampOfNow() + ++tries * ONE);
      world.storage.release();
    }

    assertThat(ended).containsExactly(0L);
    assertThat(tries).isEqualTo(50);
  }

  @Test
  void renew_whoIsNotFirst_andCannotAskAgain_hasFailed() {
    world.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.DELAY);
    renew(0);
    world.plant(KEY, world.stampOfNow());
    world.stopsReading();
    world.answer();

    assertThat(ended).containsExactly(0L);
  }

  @Test
  void renew_questionOrWriteFails_isSaid() {
    world.fault(StorageOperation.GET, StorageFault.FAIL);
    assertThat(renew(0)).isTrue();
    assertThat(ended).containsExactly(0L);
    assertThat(met).isEmpty();
    world.storage.heal();
    world.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
    renew(0);

    assertThat(ended).containsExactly(0L, 0L);
    assertThat(world.entries.keys()).isEmpty();
  }

  @Test
  void renew_ofAStorageThatIsNotAsked_isRefused() {
    world.stopsReading();

    assertThat(renew(0)).isFalse();
    assertThat(ended).isEmpty();
  }

  // --- where a tier does not compare

  private Stamp plain(String above) {
    RemoteGate gate = world.gate("plain", ButFor.without("conditionalWrites", world.storage));
    return new Stamp(gate, KEY, above, RemoteStorage.NO_EXPIRY, world.surroundings);
  }

  @Test
  void plainTier_isAskedWhatStands() {
    Stamp plain = plain(null);
    plain.write(5, new Stamp.Standing(0, null), written::add);
    assertThat(written).containsExactly(Stamp.Written.STANDS);
    world.fault(StorageOperation.GET, StorageFault.DELAY);
    plain.write(6, new Stamp.Standing(5, null), written::add);
    world.plant(KEY, 7); // of another, who writes later
    world.answer();

    assertThat(written).containsExactly(Stamp.Written.STANDS, Stamp.Written.REFUSED);
  }

  @Test
  void plainTier_thatDoesNotTell_hasFailed() {
    Stamp plain = plain(null);
    world.fault(StorageOperation.GET, StorageFault.FAIL);
    plain.write(5, new Stamp.Standing(0, null), written::add);

    assertThat(written).containsExactly(Stamp.Written.FAILED);
    for (int i = 0; i < 5; i++) {
      plain.ask(stood::add);
    }
    plain.write(5, new Stamp.Standing(0, null), written::add);
    assertThat(written).as("not asked").containsExactly(Stamp.Written.FAILED, Stamp.Written.FAILED);
  }

  // --- what stands

  @Test
  void ask_theGreaterOfTwo_withTheBytesOfItsOwn() {
    Stamp both = new Stamp(world.gate, KEY, "%everything", 60_000, world.surroundings);
    world.plant("%everything", 9);
    both.ask(stood::add);
    world.plant(KEY, 8);
    both.ask(stood::add);
    world.plant(KEY, 10);
    both.ask(stood::add);

    assertThat(stood).extracting(Stamp.Standing::stamp).containsExactly(9L, 9L, 10L);
    assertThat(stood.get(0).bytes()).isNull();
    assertThat(stood.get(1).bytes()).isEqualTo(Frame.of(8, new byte[0]));
  }

  @Test
  void ask_thatFails_answersNothing() {
    Stamp both = new Stamp(world.gate, KEY, "%everything", 60_000, world.surroundings);
    world.fault(StorageOperation.GET, StorageFault.FAIL);
    world.fault(StorageOperation.GET_ALL, StorageFault.FAIL);
    assertThat(stamp.ask(stood::add)).isTrue();
    assertThat(both.ask(stood::add)).isTrue();

    assertThat(stood).containsExactly(null, null);
  }

  @Test
  void write_toAStorageThatIsNotWritten_hasFailed() {
    world.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
    for (int i = 0; i < 6; i++) {
      stamp.write(5, new Stamp.Standing(0, null), written::add);
    }
    world.storage.heal();
    written.clear();
    stamp.write(5, new Stamp.Standing(0, null), written::add);

    assertThat(written).containsExactly(Stamp.Written.FAILED);
    assertThat(world.entries.keys()).isEmpty();
  }

  // --- all nodes at once

  /** Of the nodes' stamps, which are not asked for, none can be greater. */
  @Test
  void everything_isGreaterThanAnyStampSoFar() {
    Everything everything = new Everything(world.gate, "%everything", world.surroundings);
    List<Boolean> cleared = new ArrayList<>();
    everything.clear(cleared::add);

    assertThat(cleared).containsExactly(true);
    assertThat(world.standing("%everything"))
        .isGreaterThanOrEqualTo(world.stampOfNow() | 0xFFFFF)
        .isEqualTo(everything.known())
        .isLessThan(world.stampOfNow() + 2 * ONE);
    assertThat(everything.storage()).isEqualTo("shared");
  }

  @Test
  void everything_thatCouldNotBeCleared_isSaid_andNotKnown() {
    Everything everything = new Everything(world.gate, "%everything", world.surroundings);
    List<Boolean> cleared = new ArrayList<>();
    world.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
    everything.clear(cleared::add);
    world.storage.heal();
    world.stopsReading();
    everything.clear(cleared::add);

    assertThat(cleared).containsExactly(false, false);
    assertThat(everything.known()).isZero();
  }
}
