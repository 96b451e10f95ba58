package io.cacheme;

import io.cacheme.internal.tier.Op;

/**
 * What becomes of one call of a remote storage.
 *
 * @param effect when it takes effect, in milliseconds after the call; -1 for never
 * @param reply how long after the effect it is answered; -1 for never
 * @param fails whether the answer is an error
 */
record SimFate(int effect, int reply, boolean fails) {

  private static final int HEALED_AT = 20_000;
  private static final int LATEST = 12_000;

  static SimFate healthy(SimLoop loop, int latency) {
    return new SimFate(soon(loop, latency), soon(loop, latency), false);
  }

  private static int soon(SimLoop loop, int latency) {
    return loop.chance(15) || latency == 0 ? 0 : loop.upTo(latency);
  }

  /** How a storage in {@code trouble} treats a call; {@code phase} differs by storage. */
  static SimFate of(SimLoop loop, SimShape shape, SimShape.Trouble trouble, int phase, Op op) {
    boolean healed = shape.heals && loop.now() >= HEALED_AT;
    SimFate fate = healthy(loop, shape.latency);
    boolean writes = op != Op.READ;
    if (healed || trouble == SimShape.Trouble.NONE || trouble == SimShape.Trouble.RUDE) {
      return fate;
    }
    return switch (trouble) {
      case FLAKY -> loop.chance(35) ? failed(loop, fate) : fate;
      case HANGING -> (loop.now() + phase) / 10 % 3 == 0 ? hanging(loop, fate) : fate;
      case CRAWLING -> writes && loop.chance(60) ? crawling(loop) : fate;
      case DEAD -> new SimFate(-1, loop.chance(50) ? 0 : 1, true);
      case LATE -> loop.chance(25) ? late(loop) : fate;
      default -> trouble.refuses(op) ? failed(loop, fate) : fate;
    };
  }

  private static SimFate failed(SimLoop loop, SimFate fate) {
    return new SimFate(loop.chance(50) ? fate.effect : -1, fate.reply, true);
  }

  private static SimFate hanging(SimLoop loop, SimFate fate) {
    int when = loop.upTo(2);
    return new SimFate(when == 0 ? -1 : when == 1 ? fate.effect : loop.upTo(LATEST), -1, false);
  }

  /** Only just in time for a write, mostly. */
  private static SimFate crawling(SimLoop loop) {
    int whole = 1_000 + loop.upTo(4_000);
    int effect = loop.chance(50) ? 0 : loop.upTo(whole);
    return new SimFate(effect, whole - effect, false);
  }

  private static SimFate late(SimLoop loop) {
    int whole = loop.upTo(loop.chance(50) ? 3_000 : LATEST);
    int effect = loop.upTo(whole);
    return new SimFate(effect, whole - effect, false);
  }
}
