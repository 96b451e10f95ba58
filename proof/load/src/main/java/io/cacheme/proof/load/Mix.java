package io.cacheme.proof.load;

import java.util.SplittableRandom;

/**
 * How many of a hundred requests are of which kind; the rest are gets. Four of five ask for one of
 * the first fifth of the keys.
 *
 * @param keysOfGetAll how many keys one asks for
 */
public record Mix(int getAlls, int puts, int invalidates, int refreshes, int keysOfGetAll) {

  private static final int HUNDRED = 100;
  private static final int HOT = 80;
  private static final int HOT_SHARE = 5;

  /** Mostly reads: of a hundred requests 4 ask for many keys, and 8 change something. */
  public static Mix mostlyReads() {
    return new Mix(4, 3, 3, 2, 10);
  }

  Request draw(SplittableRandom random) {
    int left = random.nextInt(HUNDRED);
    if ((left -= getAlls) < 0) {
      return Request.GET_ALL;
    }
    if ((left -= puts) < 0) {
      return Request.PUT;
    }
    if ((left -= invalidates) < 0) {
      return Request.INVALIDATE;
    }
    return left - refreshes < 0 ? Request.REFRESH : Request.GET;
  }

  static int key(SplittableRandom random, int keys) {
    boolean hot = random.nextInt(HUNDRED) < HOT;
    return random.nextInt(hot ? Math.max(1, keys / HOT_SHARE) : keys);
  }
}
