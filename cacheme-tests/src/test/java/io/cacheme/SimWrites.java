package io.cacheme;

import io.cacheme.codec.Entry;
import io.cacheme.internal.node.Chain;
import io.cacheme.internal.tier.Op;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.TierView;
import java.util.List;

/** The tiers as they really are, and what puts and invalidates may say of them. */
final class SimWrites {

  private final SimLoop loop;
  private final SimShape shape;
  private final SimLedger ledger;
  private final List<Object> storages;
  private final int[] running;
  private final boolean[] doubtful;
  private Chain<SimVersion> chain;

  /** For {@code storages}, which are the tiers of {@code shape} in their order. */
  SimWrites(SimLoop loop, SimShape shape, SimLedger ledger, List<Object> storages) {
    this.loop = loop;
    this.shape = shape;
    this.ledger = ledger;
    this.storages = storages;
    this.running = new int[shape.keys];
    this.doubtful = new boolean[shape.keys];
  }

  /** The cache reads them through {@code tiers}. */
  void reads(Chain<SimVersion> tiers) {
    chain = tiers;
  }

  void called(SimCall call) {
    call.alone = true;
    for (SimNode node : call.nodes) {
      call.alone &= running[node.key()]++ == 0;
      ledger.called(node.key(), call.number, call.kind.removes());
      call.writesSoFar += ledger.writesCalled(node.key());
    }
  }

  void ended(SimCall call) {
    call.nodes.forEach(node -> running[node.key()]--);
  }

  /** It failed since the cache was closed: it may take effect later, and nobody mends it. */
  void givenUp(SimCall call) {
    ended(call);
    call.nodes.forEach(node -> doubtful[node.key()] = true);
  }

  /** Judges the end of a put or an invalidate. */
  void written(SimCall call, SimCaller.Answer<Void> answer) {
    ended(call);
    List<String> failed = List.of();
    call.alone &= call.nodes.stream().noneMatch(node -> doubtful[node.key()]);
    if (answer.failure() instanceof TierException failure && shape.faulty) {
      failed = failure.tiers();
    } else if (answer.failure() != null && !wasUnwritable(answer.failure())) {
      ledger.violated("R5", call + " failed with " + answer.failure());
    }
    for (SimNode node : call.nodes) {
      int upper = Integer.MAX_VALUE;
      for (int i = 0; i < storages.size(); i++) {
        judge(call, node.key(), i, failed);
        if (storages.get(i) instanceof SimRemote remote && failed.isEmpty() && isAlone(call)) {
          int reached = remote.receipts.lastConfirmed(Simulation.remoteKey(node.key()));
          if (reached > upper && !shape.faulty && !shape.judgedLate()) {
            ledger.violated("R4", call + " reached " + remote + " after a tier before it");
          }
          upper = reached;
        }
      }
      doubtful[node.key()] |= !failed.isEmpty();
      ledger.ended(node.key(), call.number, call.calledAt);
    }
  }

  /** Its value is in no tier that writes it: what those had is removed. */
  private boolean wasUnwritable(Throwable failure) {
    return shape.codecThrowPercent > 0 && failure instanceof UnwritableValueException;
  }

  /** Judges the end of a clear. */
  void cleared(SimCall call, SimCaller.Answer<Void> answer) {
    ended(call);
    List<String> failed = List.of();
    if (answer.failure() instanceof TierException failure && shape.faulty) {
      failed = failure.tiers();
    } else if (answer.failure() != null) {
      ledger.violated("R5", call + " failed with " + answer.failure());
    }
    for (int i = 0; i < storages.size(); i++) {
      if (storages.get(i) instanceof SimRemote remote) {
        judgeClear(call, i, remote, failed.contains(shape.tiers.get(i).name()));
      }
    }
    for (SimNode node : call.nodes) {
      doubtful[node.key()] |= !failed.isEmpty();
      ledger.ended(node.key(), call.number, call.calledAt);
    }
  }

  private void judgeClear(SimCall call, int tier, SimRemote remote, boolean failed) {
    if (failed) {
      boolean answers = remote.serves(Op.READ) && remote.serves(Op.PUT);
      if (answers && storages.stream().noneMatch(SimWrites::mayHang)) {
        ledger.violated("R5", call + " did not reach " + remote + ", where only removals fail");
      }
      return;
    }
    RemoteTier<SimVersion> read = chain.remote(tier);
    for (SimNode node : call.nodes) {
      byte[] bytes = remote.bytes(Simulation.remoteKey(node.key()));
      if (bytes == null || !TierView.isOfItsGeneration(read, bytes)) {
        continue;
      }
      SimVersion version = SimSerializer.read(bytes).value();
      if (version != null && ledger.isOld(version, node.key(), call.number)) {
        ledger.violated("R4", call + " has ended and " + remote + " holds " + version);
      }
    }
  }

  private static boolean mayHang(Object storage) {
    return storage instanceof SimRemote remote && !remote.isPrompt();
  }

  /** Whether something but its storage may be why a tier was not reached. */
  private boolean mayHaveWaited(SimCall call) {
    return !isAlone(call)
        || shape.innerPercent > 0
        || shape.codecThrowPercent > 0
        || storages.stream()
            .anyMatch(other -> other instanceof SimRemote remote && !remote.isPrompt());
  }

  private void judge(SimCall call, int key, int tier, List<String> failed) {
    if (!(storages.get(tier) instanceof SimRemote remote)) {
      return;
    }
    String name = shape.tiers.get(tier).name();
    boolean reached = remote.receipts.lastConfirmed(Simulation.remoteKey(key)) > call.number;
    if (!failed.contains(name)) {
      if (!reached) {
        ledger.violated("R5", call + " ended without " + name + ", which it did not reach");
      }
      Entry<SimVersion> entry = remote.kept(Simulation.remoteKey(key));
      if (entry != null && entry.value() != null && ledger.isOld(entry.value(), key, call.number)) {
        ledger.violated("R4", call + " has ended and " + name + " holds " + entry.value());
      }
    } else if (remote.serves(call.kind.removes() ? Op.REMOVE : Op.PUT) && !mayHaveWaited(call)) {
      ledger.violated("R5", call + " did not reach " + name + ", where only other calls fail");
    } else if (reached
        && isAlone(call)
        && remote.receipts.lastConfirmedAt(Simulation.remoteKey(key))
            < loop.now() // else by a later removal
        && !shape.judgedLate()
        && !remote.receipts.isUnsettled(Simulation.remoteKey(key), call.number)) {
      ledger.violated("R5", call + " named " + failed + ", but " + name + " was reached");
    }
  }

  private boolean isAlone(SimCall call) {
    return call.alone
        && call.nodes.size() == 1
        && call.writesSoFar == ledger.writesCalled(call.key());
  }

  /** What the tier keeps, whether or not the cache would read it. */
  Entry<SimVersion> kept(int tier, int key) {
    return storages.get(tier) instanceof SimRemote remote
        ? remote.kept(Simulation.remoteKey(key))
        : ((SimHeap) storages.get(tier)).kept(key);
  }

  /** What a remote tier keeps as it is stored, or null. */
  byte[] bytes(int tier, int key) {
    return storages.get(tier) instanceof SimRemote remote
        ? remote.bytes(Simulation.remoteKey(key))
        : null;
  }

  /** Some tier loses some key. */
  void evict() {
    int key = loop.upTo(shape.keys - 1);
    Object storage = storages.get(loop.upTo(storages.size() - 1));
    if (storage instanceof SimRemote remote) {
      if (loop.chance(20)) {
        remote.evictGeneration();
      }
      remote.evict(Simulation.remoteKey(key));
    } else {
      ((SimHeap) storage).forget(new SimNode(key));
    }
  }
}
