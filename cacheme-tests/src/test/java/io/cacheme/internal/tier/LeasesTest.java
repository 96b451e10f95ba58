package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.DynamicNode;
import io.cacheme.LoadSpec;
import io.cacheme.NodeSpec;
import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import io.cacheme.internal.follow.Notices;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import io.cacheme.testservers.LogCapture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** For how long leases stand and are waited for, and what ends them. */
class LeasesTest {

  private static final String KEY = "thing:a:v1";
  private static final Duration TTL = Duration.ofMinutes(10);
  private static final Duration LOAD = Duration.ofSeconds(30);
  private static final Duration LEASE = Duration.ofSeconds(3);

  private final GateWorld world = new GateWorld();
  private final Notices notices = new Notices();
  private final List<String> heard = new ArrayList<>();

  private Leases<String> leases(Duration load, Duration lease, Serializer serializer) {
    world.surroundings.settings.followLease(lease);
    NodeSpec<DynamicNode<String>, String> spec =
        DynamicNode.type("thing", "v1", String.class)
            .loads(LoadSpec.UNBOUNDED.timeout(load))
            .tier("shared", TTL)
            .spec();
    RemoteTier<String> tier =
        new RemoteTier<>(
            spec,
            List.of("%generation:thing"),
            0,
            (short) 0,
            spec.tiers().get(0),
            new Everything(world.gate, "%everything", world.surroundings),
            serializer,
            world.surroundings);
    return new Leases<>(
        tier,
        2,
        notices,
        new Teller(world.gate, "%loaded", "me", world.surroundings),
        world.surroundings);
  }

  private Leases<String> leases() {
    return leases(LOAD, LEASE, new MsgPackSerializer());
  }

  @Test
  void lease_standsForAsLongAsATombstone_orForALease() {
    byte[] seen = {1};
    byte[] bytes = {2};
    ConditionalEntry lease = leases().inPlaceOf(KEY, seen, bytes);

    assertThat(lease.key()).isEqualTo(KEY);
    assertThat(lease.bytes()).isSameAs(bytes);
    assertThat(lease.seen()).isSameAs(seen);
    assertThat(lease.orNone()).isTrue();
    assertThat(lease.notAfterMillis()).isEqualTo(Long.MAX_VALUE);
    assertThat(lease.ttlMillis()).isEqualTo(60_000);
    assertThat(
            leases(LOAD, Duration.ofSeconds(70), new MsgPackSerializer())
                .inPlaceOf(KEY, null, bytes)
                .ttlMillis())
        .isEqualTo(70_000);
  }

  @Test
  void waits_areNoLongerThanALoad_andSeeDeathWhereTheyAreALease() {
    Leases<String> longer = leases();
    assertThat(longer.waits).isSameAs(world.surroundings.lives(LEASE.toNanos()));
    assertThat(longer.renewals).isSameAs(world.surroundings.lives(LEASE.toNanos() / 3));
    assertThat(longer.seesDeath).isTrue();
    assertThat(longer.place).isEqualTo(2);
    assertThat(leases(LEASE, LEASE, new MsgPackSerializer()).seesDeath).isTrue();

    Duration quick = LEASE.minusNanos(1);
    Leases<String> shorter = leases(quick, LEASE, new MsgPackSerializer());
    assertThat(shorter.waits).isSameAs(world.surroundings.lives(quick.toNanos()));
    assertThat(shorter.seesDeath).isFalse();
  }

  @Test
  void renewal_standsUnderAKeyOfItsOwn_forAsLongAsItCanTake() {
    Leases<String> leases = leases();
    ConditionalEntry renewal = leases.ofRenewal(KEY);

    assertThat(renewal.key()).startsWith(KEY).isNotEqualTo(KEY);
    assertThat(leases.tier.isLease(renewal.bytes(), null)).isTrue();
    assertThat(renewal.ttlMillis()).isEqualTo(LOAD.plusSeconds(5 + 1).toMillis());
    assertThat(renewal.seen()).isNull();
  }

  private record Failing() implements Serializer {
    @Override
    public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
      throw new IllegalStateException("broken");
    }

    @Override
    public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
      throw new IllegalStateException("broken");
    }
  }

  @Test
  void renewal_isNone_whereNoLeaseCanBeWritten() {
    try (LogCapture log = new LogCapture()) {
      assertThat(leases(LOAD, LEASE, new Failing()).ofRenewal(KEY)).isNull();
      assertThat(log.text()).contains("could not be written");
    }
  }

  @Test
  void renewal_thatHasEnded_givesItsLeaseBack_andNoOther() {
    Leases<String> leases = leases();
    ConditionalEntry renewal = leases.ofRenewal(KEY);
    leases.endRenewal(renewal);
    assertThat(world.entries.keys()).as("there was none").isEmpty();
    world.entries.plant(renewal.key(), new byte[] {9});
    leases.endRenewal(renewal);
    world.advance(Duration.ofMillis(1));
    assertThat(world.entries.peek(renewal.key())).containsExactly(9);
    world.entries.plant(renewal.key(), renewal.bytes());
    leases.endRenewal(renewal);
    world.advance(Duration.ofMillis(1));

    assertThat(world.entries.keys()).isEmpty();
    assertThat(leases.tier.stats().errorCount()).isZero();
  }

  @Test
  void renewal_whoseLeaseIsNotGivenBack_isCounted() {
    try (LogCapture log = new LogCapture()) {
      Leases<String> leases = leases();
      world.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
      leases.endRenewal(leases.ofRenewal(KEY));

      assertThat(leases.tier.stats().errorCount()).isEqualTo(1);
      assertThat(log.text()).contains("failed a put");
    }
  }

  @Test
  void ended_isToldHere_andToOthers() {
    InMemoryRemoteStorage another = world.entries.another();
    RemoteGate other = world.gate("another", another);
    another.open(null);
    Notices ofOthers = other.following().notices("%loaded", "%written");
    ofOthers.await(KEY, ofOthers.count(KEY), givenUp -> heard.add("there " + givenUp));
    notices.await(KEY, notices.count(KEY), givenUp -> heard.add("here " + givenUp));
    leases().ended(KEY, true);

    assertThat(heard).containsExactlyInAnyOrder("here true", "there true");
  }
}
