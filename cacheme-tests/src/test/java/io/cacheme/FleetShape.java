package io.cacheme;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What one schedule of several processes is like. Drawn at random. */
final class FleetShape {

  static final long NEVER = Long.MAX_VALUE;
  static final int MOST_KEYS = 3;

  /** Where it all goes wrong, beyond delays. */
  enum Focus {
    /** All kinds, as often as they come. */
    ALL,
    /** Nobody is cut off, stands still or dies, and all calls succeed, soon or late. */
    CALM,
    /** Connections are cut, and messages late. */
    CUT,
    /** Processes stand still for long. */
    PAUSED,
    /** Writes of one key wait for one another, and replies are late. */
    WRITING,
    /** Messages to heaps are late or lost, nothing else. */
    LISTENING,
    /** What is kept expires sooner than loads and fills end. */
    EXPIRING,
    /** Tombstones and what replaced them are evicted, so that older loads may come back. */
    EVICTING,
    /** Two versions of the node run side by side. */
    VERSIONS,
    /** The same over two remote tiers, where reads and writes of one key cross. */
    CROSSING,
    /** The node is cleared, of whatever kind it is. */
    CLEARING,
    /** The same, and stamps are evicted. */
    CLEARING_EVICTING,
    /** Groups of the node are ended, of whatever kind it is. */
    GROUPS,
    /** The same over two remote tiers, where reads, writes and ends of one key cross. */
    GROUPS_CROSSING,
    /** Groups are ended, and their stamps evicted. */
    GROUPS_EVICTING,
    /** Groups are ended while processes are cut off or stand still, and before others start. */
    GROUPS_AWAY,
    /** Groups are ended in tiers that fail, or do not answer. */
    GROUPS_FAILING,
    /** Values are served though they are due, or have ended and their load fails. */
    FRESH,
    /** Keys are loaded once by all, and nothing is slow but loads. */
    LEASED,
    /** The same, and the node is cleared. */
    LEASED_CLEARING,
    /** The same, and groups are ended. */
    LEASED_GROUPS,
    /** Keys are loaded once by all, and processes stand still. */
    LEASED_PAUSED,
    /** The same, and requests are lost while loads outlast leases. */
    LEASED_LOST,
    /** The same, and all goes wrong. */
    LEASED_TROUBLED,
    /** Keys are loaded once by all, also while what they had is served. */
    FRESH_LEASED,
    /** The same, or not once by all; failures are remembered, hits verified, keys renewed ahead. */
    AHEAD;

    boolean isFresh() {
      return this == FRESH || this == FRESH_LEASED || this == AHEAD;
    }

    boolean clears() {
      return this == CLEARING || this == CLEARING_EVICTING || this == LEASED_CLEARING;
    }

    boolean hasGroups() {
      return ordinal() >= GROUPS.ordinal() && ordinal() <= GROUPS_FAILING.ordinal()
          || this == LEASED_GROUPS;
    }

    boolean isLeased() {
      return ordinal() >= LEASED.ordinal() && this != AHEAD;
    }

    boolean hasTwoVersions() {
      return this == VERSIONS || this == CROSSING;
    }
  }

  /** The versions of the node in the builds that run, and which of them name another. */
  enum Versions {
    ONE,
    /** The newer one takes the older along. */
    OLDER_IS_NAMED,
    EACH_IS_NAMED
  }

  /** The tiers of a chain; the bus is the first remote tier's that has one, or named. */
  enum Layout {
    HEAP_REMOTE,
    REMOTE,
    HEAP_REMOTE_REMOTE,
    /** The last tier tells. */
    HEAP_REMOTE_BUS,
    /** A storage tells that is no tier. */
    HEAP_REMOTE_AND_BUS,
    /** The heap is told of nothing. */
    UNFOLLOWING_HEAP_REMOTE;

    boolean hasHeap() {
      return this != REMOTE;
    }

    boolean follows() {
      return hasHeap() && this != UNFOLLOWING_HEAP_REMOTE;
    }

    /** The place of the bus among the storages that are shared. */
    int bus() {
      return this == HEAP_REMOTE_BUS || this == HEAP_REMOTE_AND_BUS ? 1 : 0;
    }

    int remotes() {
      return this == HEAP_REMOTE_REMOTE || this == HEAP_REMOTE_BUS ? 2 : 1;
    }
  }

  private static final Layout[] LAYOUTS = {
    Layout.HEAP_REMOTE,
    Layout.HEAP_REMOTE,
    Layout.HEAP_REMOTE,
    Layout.REMOTE,
    Layout.HEAP_REMOTE_REMOTE,
    Layout.HEAP_REMOTE_REMOTE,
    Layout.HEAP_REMOTE_BUS,
    Layout.HEAP_REMOTE_AND_BUS,
    Layout.UNFOLLOWING_HEAP_REMOTE
  };

  /** Weights of the {@link FleetCall.Kind}s in their order, but of those that end many entries. */
  private static final int[][] MIXES = {
    {30, 8, 10, 10, 20, 10, 6, 6}, // of all
    {50, 5, 10, 0, 25, 0, 10, 0}, // readers against invalidations
    {35, 0, 5, 30, 30, 0, 0, 0}, // refreshes against invalidations
    {30, 5, 10, 5, 15, 30, 0, 5}, // against puts
    {70, 12, 5, 2, 8, 3, 0, 0}, // many who would load
    {82, 0, 10, 0, 6, 0, 2, 0} // readers, and now and then an invalidation
  };

  final Focus focus;
  final Layout layout;
  final int processes;

  /** Whether all is drawn: then time passes by itself, too. */
  final boolean isDrawn;

  final Versions named;

  /** That of each process. */
  final List<Integer> versions = new ArrayList<>();

  final int keys;
  final int calls;
  final int[] mix;
  final int followPercent;
  final long window;
  final long lease;
  final long hold;
  final List<Long> ttls = new ArrayList<>();
  final int latency;
  final int loadTime;
  final int slowLoadPercent;
  final int failedLoadPercent;
  final boolean bulk;

  /** Whether its keys are loaded once by all. */
  final boolean fleet;

  final boolean laterCompletion;
  final int latePercent;
  final int lostPercent;
  final int failPercent;
  final long latest;
  final int slowMessagePercent;
  final int cuts;
  final int pauses;
  final int kills;
  final int evictions;
  final int stampEvictions;

  final int groupEvictions;

  /** How many of the calls clear the node. */
  final int clearPercent;

  /** How many kinds of groups the node has. */
  final int groups;

  /** How many of the calls end a group. */
  final int groupPercent;

  /** How many processes do not run from the start. */
  final int late;

  /** How older values are served, or null. */
  final FreshSpec fresh;

  /** For how long the failure of a load is the answer, in milliseconds; 0 for not. */
  final long errorTtl;

  /** After how many milliseconds an older value is the answer while a load goes on; 0 for never. */
  final long softTimeout;

  /** Whether loads are told what is known, and may find that it has not changed. */
  final boolean reloads;

  /**
   * What is not drawn.
   *
   * @param ttl of all tiers, in milliseconds
   * @param latency of a request, and of its reply
   */
  record Given(Layout layout, boolean fleet, long ttl, int latency) {}

  FleetShape(SimLoop loop, Focus focus) {
    this(loop, focus, null);
  }

  /** One that is {@code given} in part, if that is not null. */
  FleetShape(SimLoop loop, Focus focus, Given given) {
    this.focus = focus;
    this.isDrawn = given == null;
    boolean all = focus == Focus.ALL;
    boolean ahead = focus == Focus.AHEAD;
    boolean listening = focus == Focus.LISTENING;
    boolean leased = isPrompt();
    boolean grouped = focus.hasGroups() || (focus == Focus.FRESH || ahead) && loop.chance(25);
    boolean away = focus == Focus.GROUPS_AWAY;
    boolean failing = focus == Focus.GROUPS_FAILING;
    boolean forgets = focus == Focus.GROUPS_EVICTING;
    boolean isOfAllKinds = focus == Focus.GROUPS || forgets || failing;
    boolean clearing = focus == Focus.CLEARING || focus == Focus.CLEARING_EVICTING || isOfAllKinds;
    boolean crossing = focus == Focus.CROSSING || focus == Focus.GROUPS_CROSSING;
    boolean crowded = crossing || focus == Focus.WRITING;
    boolean expiring = focus == Focus.EXPIRING;
    boolean gentle = (focus == Focus.FRESH || ahead) && loop.chance(60);
    boolean quick =
        listening || expiring || gentle || focus.isLeased() && focus != Focus.LEASED_TROUBLED;
    boolean calm =
        crossing || quick || away || focus == Focus.CALM || clearing && !failing && loop.chance(40);
    Layout drawn =
        listening
            ? Layout.HEAP_REMOTE
            : crossing ? Layout.HEAP_REMOTE_REMOTE : LAYOUTS[loop.upTo(LAYOUTS.length - 1)];
    Layout found = forgets && loop.chance(50) ? Layout.REMOTE : drawn; // which asks again
    layout = given == null ? found : given.layout;
    processes = 2 + (loop.chance(40) ? loop.upTo(2) : 0);
    named =
        versionsNamed(
            loop,
            focus.hasTwoVersions() || (all || clearing || focus.isFresh()) && loop.chance(20));
    boolean isLeased = focus.isLeased() || (all || clearing || ahead) && loop.chance(30);
    fleet = given == null ? isLeased : given.fleet;
    boolean oneKey = crowded || listening || expiring;
    keys = oneKey || loop.chance(grouped ? 30 : 60) ? 1 : 1 + loop.upTo(MOST_KEYS - 1);
    boolean fresh = focus.isFresh();
    calls = 4 + loop.upTo(crowded || listening || loop.chance(fresh ? 60 : 30) ? 40 : 14);
    mix =
        MIXES[
            listening
                ? 5
                : fleet
                    ? 4
                    : crossing || away || forgets
                        ? 1
                        : crowded ? 2 + loop.upTo(1) : loop.upTo(MIXES.length - (fresh ? 1 : 3))];
    followPercent = loop.chance(50) ? 0 : 60;
    boolean loses = focus == Focus.LEASED_LOST;
    lease = loses || away ? 1_500 : leased ? oneOf(loop, 600, 1_500) : oneOf(loop, 300, 600, 1_500);
    hold = loses || away ? 3_000 : expiring ? 400 : oneOf(loop, 400, 1_000, 3_000);
    long most = oneOf(loop, 20, 300, lease, 2 * lease, 2 * hold);
    boolean slowly = listening || away;
    window =
        crowded
            ? 200
            : slowly ? 4 * lease : expiring ? 2 * hold : forgets ? 4_000 : fresh ? 2 * most : most;
    for (int i = 0; i < 1 + layout.remotes(); i++) {
      ttls.add(expiring ? hold / 4 : oneOf(loop, hold / 4, hold, 4 * hold, NEVER));
    }
    if (listening || forgets || failing || away || leased && loop.chance(50)) {
      ttls.replaceAll(ttl -> NEVER);
    }
    if (given != null) {
      ttls.replaceAll(ttl -> given.ttl);
    }
    FreshSpec served = fresh ? fresh(loop) : null;
    int slow = crowded ? 40 : (int) (quick ? oneOf(loop, 0, 2, 10) : oneOf(loop, 0, 2, 10, 40));
    latency = given == null ? slow : given.latency;
    loadTime = listening ? 0 : (int) oneOf(loop, 0, 5, 50);
    slowLoadPercent =
        crowded || listening ? 0 : expiring || loses ? 50 : (int) oneOf(loop, 0, 20, 50);
    failedLoadPercent = (int) (fresh ? oneOf(loop, 0, 20, 50, 70) : oneOf(loop, 0, 0, 5));
    bulk = loop.chance(50);
    laterCompletion = loop.chance(30);
    latePercent = expiring || crowded ? 25 : quick ? 0 : (int) oneOf(loop, 0, 5, 25);
    lostPercent = loses ? 10 : calm ? 0 : (int) oneOf(loop, 0, failing ? 10 : 0, 10);
    failPercent = calm ? 0 : (int) oneOf(loop, 0, failing ? 20 : 0, 10);
    latest = crowded ? 100 : oneOf(loop, 100, lease, 2 * hold);
    slowMessagePercent =
        listening ? 50 : quick ? 0 : (int) oneOf(loop, 0, 10, focus == Focus.CUT ? 50 : 20);
    cuts = cuts(loop, focus, calm);
    boolean pauseful =
        focus == Focus.PAUSED
            || focus == Focus.LEASED_PAUSED
            || focus == Focus.FRESH_LEASED && loop.chance(30);
    pauses =
        pauseful || away && loop.chance(30) ? 1 + loop.upTo(2) : !calm && loop.chance(40) ? 1 : 0;
    kills = !calm && loop.chance(fleet ? 30 : 10) ? 1 : 0;
    evictions = focus == Focus.EVICTING ? 1 + loop.upTo(5) : 0;
    stampEvictions = focus == Focus.CLEARING_EVICTING ? 1 + loop.upTo(5) : 0;
    boolean clears = all && loop.chance(15) || (grouped || fresh) && loop.chance(20);
    clearPercent = focus.clears() ? 5 + loop.upTo(20) : clears ? 5 : 0;
    groups = grouped ? 1 + loop.upTo(FleetGroup.kinds() - 1) : 0;
    groupPercent = grouped ? 5 + loop.upTo(20) : 0;
    groupEvictions = forgets ? 3 + loop.upTo(5) : 0;
    late = (isOfAllKinds || away) && loop.chance(30) ? 1 : 0;
    errorTtl = ahead && loop.chance(70) ? oneOf(loop, 50, 500, 3_000) : 0;
    this.fresh = ahead ? ahead(loop, served) : served;
    boolean spares = ahead && this.fresh.staleIfError() != null;
    softTimeout = spares && loop.chance(50) ? oneOf(loop, 1, 20, 100) : 0;
    reloads = ahead && loop.chance(50);
  }

  /** Draws what is looked at, and renewed, without being asked for. */
  private FreshSpec ahead(SimLoop loop, FreshSpec served) {
    FreshSpec spec = served;
    if (spec.softTtl() != null && loop.chance(70)) {
      spec = spec.refreshAhead(Duration.ofMillis(oneOf(loop, 50, 500, 2_000)));
    }
    return !fleet && loop.chance(50) ? spec.verify(oneOf(loop, 1, 2) / 2.0) : spec;
  }

  boolean verifies() {
    return fresh != null && fresh.verify() > 0;
  }

  /**
   * Draws from what age on values are renewed, and for how long after their end they are served.
   */
  private FreshSpec fresh(SimLoop loop) {
    long longest = oneOf(loop, 100, hold / 4, hold);
    boolean same = loop.chance(60);
    ttls.replaceAll(ttl -> same || ttl == NEVER && loop.chance(80) ? longest : ttl);
    boolean renews = fleet || loop.chance(70);
    boolean stale = !fleet && (!renews || loop.chance(70));
    long soft = oneOf(loop, 1, longest / 4, longest / 2);
    FreshSpec spec = FreshSpec.NONE;
    if (renews) {
      spec = spec.softTtl(Duration.ofMillis(soft));
    }
    if (stale) {
      spec = spec.staleIfError(Duration.ofMillis(oneOf(loop, 150, hold, 4 * hold)));
    }
    return spec.retryAfter(Duration.ofMillis(oneOf(loop, 1, 50, 500)));
  }

  /** Draws which versions name another, and that of each process. */
  private Versions versionsNamed(SimLoop loop, boolean two) {
    for (int i = 0; i < processes; i++) {
      boolean newer = two && (i == 1 || i > 1 && loop.chance(50));
      versions.add(newer ? FleetPlace.NEWER : FleetPlace.OLDER);
    }
    return !two ? Versions.ONE : loop.chance(70) ? Versions.OLDER_IS_NAMED : Versions.EACH_IS_NAMED;
  }

  private static int cuts(SimLoop loop, Focus focus, boolean calm) {
    if (focus == Focus.CUT || focus == Focus.GROUPS_AWAY) {
      return 1 + loop.upTo(3);
    }
    boolean may = focus == Focus.LISTENING || !calm;
    return may && loop.chance(40) ? loop.upTo(3) : 0;
  }

  private static long oneOf(SimLoop loop, long... values) {
    return values[loop.upTo(values.length - 1)];
  }

  FleetCall.Kind kind(SimLoop loop) {
    if (loop.chance(clearPercent)) {
      return FleetCall.Kind.CLEAR;
    }
    if (loop.chance(groupPercent)) {
      return FleetCall.Kind.INVALIDATE_GROUP;
    }
    int total = 0;
    for (int weight : mix) {
      total += weight;
    }
    int drawn = loop.upTo(total - 1);
    int kind = 0;
    while (drawn >= mix[kind]) {
      drawn -= mix[kind++];
    }
    FleetCall.Kind found = FleetCall.Kind.values()[kind];
    return layout.follows() ? found : found.here();
  }

  /** The versions whose entries go when {@code version} writes. */
  List<Integer> takenAlongBy(int version) {
    return switch (named) {
      case ONE -> List.of();
      case OLDER_IS_NAMED -> version == FleetPlace.NEWER ? List.of(FleetPlace.OLDER) : List.of();
      case EACH_IS_NAMED ->
          List.of(version == FleetPlace.NEWER ? FleetPlace.OLDER : FleetPlace.NEWER);
    };
  }

  /** How long the tiers that all share keep an entry at least. */
  long leastTtl() {
    return ttls.subList(layout.hasHeap() ? 1 : 0, ttls.size()).stream()
        .limit(layout.remotes())
        .min(Long::compare)
        .orElseThrow();
  }

  /** How long a load may take. */
  long loadTimeout() {
    return 2 * hold;
  }

  /** Whether nothing is slow but loads. */
  boolean isPrompt() {
    return focus == Focus.LEASED || focus == Focus.LEASED_CLEARING || focus == Focus.LEASED_GROUPS;
  }

  /** How long a load takes, which may be longer than all that is kept for it. */
  int load(SimLoop loop) {
    return loop.chance(slowLoadPercent) ? loop.upTo((int) (2 * hold)) : loop.upTo(loadTime);
  }

  /** How long somebody stands still, or is cut off. */
  int trouble(SimLoop loop) {
    return loop.upTo((int) (2 * oneOf(loop, latency + 5, lease, hold)));
  }

  /** What becomes of a request. */
  SimFate fate(SimLoop loop, boolean healed) {
    int out = loop.upTo(latency);
    int back = loop.upTo(latency);
    if (healed) {
      return new SimFate(out, back, false);
    }
    if (loop.chance(latePercent)) {
      if (loop.chance(50)) {
        out = loop.upTo((int) latest);
      } else {
        back = loop.upTo((int) latest);
      }
    }
    if (loop.chance(lostPercent)) {
      return loop.chance(50) ? new SimFate(-1, -1, false) : new SimFate(out, -1, false);
    }
    if (loop.chance(failPercent)) {
      return new SimFate(loop.chance(50) ? out : -1, back, true);
    }
    return new SimFate(out, back, false);
  }

  /** How long a message is on its way to who listens. */
  int message(SimLoop loop, boolean healed) {
    return !healed && loop.chance(slowMessagePercent)
        ? loop.upTo((int) (2 * lease))
        : loop.upTo(latency);
  }

  @Override
  public String toString() {
    return String.format(
        "%s, %s%s, versions %s (%s), %d keys, %d calls in %d ms, lease %d, hold %d, ttls %s, latency %d,"
            + " loads %d and %d%% slow, %d%% late by %d, %d%% lost, %d%% failed, %d%% messages slow,"
            + " %d cuts, %d pauses, %d kills, %d evictions, %d of stamps, %d%% clears,"
            + " %d kinds of groups, %d%% ends of one, %d evictions of theirs, %d late, %d%% loads fail,"
            + " %s, failures for %d, late after %d, %s",
        focus,
        layout,
        fleet ? ", loaded once" : "",
        versions,
        named,
        keys,
        calls,
        window,
        lease,
        hold,
        ttls,
        latency,
        loadTime,
        slowLoadPercent,
        latePercent,
        latest,
        lostPercent,
        failPercent,
        slowMessagePercent,
        cuts,
        pauses,
        kills,
        evictions,
        stampEvictions,
        clearPercent,
        groups,
        groupPercent,
        groupEvictions,
        late,
        failedLoadPercent,
        fresh,
        errorTtl,
        softTimeout,
        reloads ? "told what is known" : "told nothing");
  }
}
