package io.cacheme.internal.tier;

import io.cacheme.codec.Entry;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.follow.Mark;
import io.cacheme.internal.follow.Marks;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The {@linkplain Stamp stamps} of the groups of one node, in each of its remote tiers. An entry
 * carries those that its writer knew before it read or loaded anything, and is a miss for whoever
 * knows a greater one of any of its groups; so a group is ended by a new stamp in each tier,
 * whatever is in it.
 *
 * <p>What is known of a group is used as long as this process would have been told of its end, else
 * for a second; then all tiers are asked, one after another, first asked first: as ends go from the
 * last tier to the first, who knows the new stamp of a tier knows those of the tiers behind it, and
 * brings nothing old up from there.
 */
public final class GroupStamps {

  private static final long FRESH_NANOS = 1_000_000_000L;
  private static final int MOST_KNOWN = 100_000;
  private static final int MOST_OWED = 1_000;

  /** For how long those of other versions are kept, of whose ttl nobody knows here. */
  private static final long OTHERS_MILLIS = 30L * 24 * 60 * 60 * 1000;

  private final List<? extends RemoteTier<?>> tiers;
  private final Marks marks;
  private final Surroundings surroundings;
  private final Map<String, Known> table = new ConcurrentHashMap<>();
  private final long[] nothing;

  /** Those whose end has not reached all tiers. */
  private final Set<String> owed = ConcurrentHashMap.newKeySet();

  /** How often a storage has taken the place of another. */
  private final AtomicInteger replaced = new AtomicInteger();

  /**
   * What is known of one group.
   *
   * @param stamps by remote tier; where one of them is not known the mark is outdated
   * @param mark from before they were asked for
   * @param untilMillis when the first of them may have expired in its tier
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Known(long[] stamps, Mark mark, long untilMillis) {}

  /**
   * Those of a node.
   *
   * @param tiers its remote tiers, first asked first
   * @param marks tell what was known before a group was ended
   */
  public GroupStamps(List<? extends RemoteTier<?>> tiers, Marks marks, Surroundings surroundings) {
    this.tiers = tiers;
    this.marks = marks;
    this.surroundings = surroundings;
    this.nothing = new long[tiers.size()];
    Arrays.fill(nothing, Stamp.UNKNOWN);
  }

  /** The groups with {@code keys}, as of now: to be taken before anything is read or loaded. */
  public Members members(String[] keys) {
    return new Members(keys, marks);
  }

  /**
   * Finds out the stamps of all groups, as far as the tiers can be asked. Answers false if that is
   * still under way; then {@code then} runs when it is done.
   */
  public boolean resolve(Collection<Members> all, Runnable then) {
    if (tiers.isEmpty()) {
      return true;
    }
    Map<String, Mark> missing = new LinkedHashMap<>();
    for (Members members : all) {
      for (int i = 0; i < members.keys.length; i++) {
        String key = members.keys[i];
        Known known = known(key);
        members.knows(i, known == null ? null : known.stamps, known == null ? null : known.mark);
        if (known == null) {
          missing.put(key, marks.mark(key));
        }
      }
    }
    if (missing.isEmpty()) {
      return true;
    }
    Question question = new Question(missing, all, then);
    question.ask(0);
    return !question.asking.isPending();
  }

  private @Nullable Known known(String key) {
    if (owed.contains(key)) {
      return new Known(nothing, marks.mark(key), Entry.NEVER);
    }
    Known known = table.get(key);
    return known != null
            && surroundings.time.epochMillis() < known.untilMillis
            && marks.knows(known.mark, FRESH_NANOS)
        ? known
        : null;
  }

  /** What was read so far of the group with {@code key} is outdated, for heaps and flights. */
  public void fence(String key) {
    marks.move(key);
  }

  /**
   * Ends the entries that the tier at {@code index} has of the group with {@code key}. {@code
   * ended} is told whether it stands there.
   */
  public void end(String key, int index, Consumer<Boolean> ended) {
    boolean asked =
        stamp(key, index)
            .renew(
                met -> {},
                () -> {
                  Known known = table.get(key);
                  return known == null ? 0 : Math.max(0, known.stamps[index]);
                },
                next -> {
                  if (next != 0) {
                    learn(key, index, next);
                  }
                  ended.accept(next != 0);
                });
    if (!asked) {
      ended.accept(false);
    }
  }

  /** Ends those of another version of the node, of which nothing is known here. */
  public void endOther(String key, int index, Consumer<Boolean> ended) {
    if (!stamp(key, index, OTHERS_MILLIS)
        .renew(met -> {}, () -> 0, next -> ended.accept(next != 0))) {
      ended.accept(false);
    }
  }

  /** Kept, so that it can be written again where it is lost; the others are to be asked for. */
  private void learn(String key, int index, long stamp) {
    makeRoom();
    table.compute(
        key,
        (same, before) -> {
          Known known = before != null ? before : new Known(nothing, marks.mark(key), until());
          long[] stamps = known.stamps.clone();
          stamps[index] = Math.max(stamps[index], stamp);
          Mark mark = before != null ? known.mark : outdated(known.mark);
          return new Known(stamps, mark, known.untilMillis);
        });
  }

  /** It lives for longer than any entry that it ends. */
  private Stamp stamp(String key, int index) {
    return stamp(key, index, 0);
  }

  private Stamp stamp(String key, int index, long leastMillis) {
    RemoteTier<?> tier = tiers.get(index);
    long ttl = tier.keptMillis();
    // a tier that does not compare takes what a load from before gives, however late it ends
    long latest =
        surroundings
            .settings
            .tombstoneTtlAfter(tier.loadTimeout())
            .plus(tier.loadTimeout())
            .toMillis();
    long kept =
        ttl == Entry.NEVER ? RemoteStorage.NO_EXPIRY : Math.max(leastMillis, 2 * ttl + latest);
    return new Stamp(tier.gate, key, kept, surroundings);
  }

  /**
   * Not all tiers have been reached: from now on none is read for that group. False if there are
   * too many of these.
   */
  public boolean owe(String key) {
    return owed.contains(key) || (owed.size() < MOST_OWED && owed.add(key));
  }

  /** The group has been ended in all tiers, or all has expired that they had of it. */
  public void settle(String key) {
    owed.remove(key);
  }

  /**
   * A storage has taken the place of another: what is known has to be asked for again, and is kept
   * to be written there.
   */
  public void storageReplaced() {
    replaced.getAndIncrement();
    table.replaceAll(
        (key, known) -> new Known(known.stamps, outdated(known.mark), known.untilMillis));
  }

  private static Mark outdated(Mark mark) {
    return new Mark(mark.stripe(), mark.epoch() - 1, mark.sinceNanos());
  }

  private long until() {
    long until = Entry.NEVER;
    long now = surroundings.time.epochMillis();
    for (RemoteTier<?> tier : tiers) {
      until = Math.min(until, Tier.end(now, tier.keptMillis()));
    }
    return until;
  }

  private void keep(String key, Known known) {
    makeRoom();
    table.merge(key, known, this::merged);
  }

  private void makeRoom() {
    if (table.size() >= MOST_KNOWN) { // any: what is asked for again is known again
      Iterator<String> some = table.keySet().iterator();
      for (int i = 0; i < MOST_KNOWN / 8 && some.hasNext(); i++) {
        some.next();
        some.remove();
      }
    }
  }

  /** What was asked for later may be answered first: stamps only grow. */
  private Known merged(Known before, Known now) {
    long[] stamps = now.stamps.clone();
    if (surroundings.time.epochMillis() < before.untilMillis) {
      for (int i = 0; i < stamps.length; i++) {
        stamps[i] = Math.max(stamps[i], before.stamps[i]);
      }
    }
    boolean newer = marks.isCurrent(now.mark) || !marks.isCurrent(before.mark);
    Known used = newer ? now : before;
    return new Known(stamps, used.mark, used.untilMillis);
  }

  /** What the tiers have of some groups. */
  private final class Question {

    private final Map<String, Mark> asked;
    private final Collection<Members> all;
    private final Runnable then;
    private final Map<String, long[]> found = new HashMap<>();
    private final Asking asking = new Asking();
    private final int storages = replaced.get();

    Question(Map<String, Mark> asked, Collection<Members> all, Runnable then) {
      this.asked = asked;
      this.all = all;
      this.then = then;
      asked.keySet().forEach(key -> found.put(key, nothing.clone()));
    }

    /** Asks the tiers from the one at {@code from} on, one after another. */
    void ask(int from) {
      for (int index = from; index < tiers.size(); index++) {
        TierQuestion step = new TierQuestion(this, index);
        step.start();
        if (step.asking.isPending()) {
          return;
        }
      }
      end();
    }

    private void end() {
      Map<String, Mark> marked = new HashMap<>();
      asked.forEach((key, mark) -> marked.put(key, learnt(key, mark)));
      for (Members members : all) {
        for (int i = 0; i < members.keys.length; i++) {
          String key = members.keys[i];
          Mark before = asked.get(key);
          Mark now = marked.get(key);
          if (before != null && now != null) {
            members.knows(i, owed.contains(key) ? nothing : knownOf(key), before);
            members.moved(i, before, now);
          }
        }
      }
      if (!asking.isUnderWay()) {
        then.run();
      }
    }

    private long[] stampsOf(String key) {
      return found.getOrDefault(key, nothing);
    }

    /** What another question has found out meanwhile counts, too: nothing has been read yet. */
    private long[] knownOf(String key) {
      long[] stamps = stampsOf(key).clone();
      Known known = table.get(key);
      if (known != null && surroundings.time.epochMillis() < known.untilMillis) {
        for (int i = 0; i < stamps.length; i++) {
          stamps[i] =
              stamps[i] == Stamp.UNKNOWN ? Stamp.UNKNOWN : Math.max(stamps[i], known.stamps[i]);
        }
      }
      return stamps;
    }

    /** Answers the mark of what is read from now on. */
    private Mark learnt(String key, Mark mark) {
      long[] stamps = stampsOf(key);
      Mark since = mark;
      if (isGrown(table.get(key), stamps)) {
        boolean current = marks.isCurrent(mark);
        marks.move(key); // nobody told: what was read before is outdated, also what was after mark
        if (current) {
          since = new Mark(mark.stripe(), mark.epoch() + 1, mark.sinceNanos());
        }
      }
      // what is not complete is kept, too: or the same would be new each time
      boolean complete = isComplete(stamps) && storages == replaced.get();
      keep(key, new Known(stamps, complete ? since : outdated(since), until()));
      return since;
    }
  }

  /** Heaps may have what was read while nothing was known: that has no stamp. */
  private static boolean isGrown(@Nullable Known before, long[] stamps) {
    boolean grown = false;
    for (int i = 0; before != null && i < stamps.length; i++) {
      grown |= stamps[i] > Math.max(0, before.stamps[i]);
    }
    return grown;
  }

  private static boolean isComplete(long[] stamps) {
    for (long stamp : stamps) {
      if (stamp == Stamp.UNKNOWN) {
        return false;
      }
    }
    return true;
  }

  /** The question to one tier, in chunks; it is answered when all of them are. */
  private final class TierQuestion extends Chunked<String> {

    private final Question question;
    private final int index;
    private final RemoteTier<?> tier;
    private final Asking asking = new Asking();

    TierQuestion(Question question, int index) {
      super(new ArrayList<>(question.asked.keySet()));
      this.question = question;
      this.index = index;
      this.tier = tiers.get(index);
    }

    @Override
    protected void ask(List<String> keys) {
      if (!tier.gate.admits(Op.READ)) {
        chunkEnded(null);
        return;
      }
      Chunk chunk = new Chunk(this, keys);
      begins(chunk);
      try {
        tier.gate.getAll(keys, chunk);
      } catch (Throwable e) { // a scheduler that takes nothing, no stack: it is not known
        tier.counters.failed(e);
        chunk.end();
      }
    }

    /** What is not asked is not known, and those who wait for it go on. */
    @Override
    protected void broke(Throwable failure) {
      tier.counters.failed(failure);
      allEnded();
    }

    @Override
    protected void allEnded() {
      if (!asking.isUnderWay()) {
        question.ask(index + 1);
      }
    }

    private void ended(Chunk chunk) {
      chunkEnded(chunk);
    }

    private void stands(String key, @Nullable StoredValue value) {
      Stamp.Standing standing = Stamp.standing(value);
      Known before = table.get(key);
      long known = before == null ? 0 : before.stamps[index];
      long stamp = standing.stamp();
      if (before != null
          && known > stamp
          && surroundings.time.epochMillis() < before.untilMillis) { // it was lost there
        stamp = known;
        stamp(key, index).write(known, standing, written -> {});
      }
      question.stampsOf(key)[index] = stamp;
    }
  }

  private static final class Chunk extends TierCall<Map<String, StoredValue>> {

    private final GroupStamps.TierQuestion question;
    private final List<String> keys;
    private final AtomicBoolean over = new AtomicBoolean();

    Chunk(GroupStamps.TierQuestion question, List<String> keys) {
      this.question = question;
      this.keys = keys;
    }

    @Override
    public void done(@Nullable Map<String, StoredValue> values, @Nullable Throwable failure) {
      if (over.get()) { // what is read by now may not get a stamp that came later
        return;
      }
      try {
        if (values != null && failure == null) {
          keys.forEach(key -> question.stands(key, values.get(key)));
        }
      } finally {
        end();
      }
    }

    void end() {
      if (over.compareAndSet(false, true)) {
        question.ended(this);
      }
    }
  }
}
