package io.cacheme.internal.key;

import io.cacheme.codec.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key with all that happens around its slot: who asks, a source whose version goes up with each
 * put and invalidate, a heap and a remote tier. It does what a slot says is to be done, and notes
 * what must not be. Fills and writes take effect when they are acknowledged, as late as they may;
 * loads read the source when they begin, as early as they may.
 */
final class KeySlotWorld {

  /** Something that happens; {@code which} of those it may happen to. */
  record Event(Kind kind, int which) {

    @Override
    public String toString() {
      return kind + (which == 0 ? "" : "-" + which);
    }
  }

  /** What may happen. */
  enum Kind {
    ASK,
    /** The same, and a tier has what it had then. */
    ASK_TIER,
    PROBE,
    ASK_ALONE,
    ANSWERED,
    FAILED,
    TIMED_OUT,
    GIVEN_UP,
    /** The same, by one who only ran its load. */
    LEFT_BY_HELPER,
    FILLED,
    PUT,
    INVALIDATE,
    CLEAN,
    WRITTEN,
    REFRESH,
    REFRESHED,
    REFRESH_FAILED
  }

  static final Object KEY = "key";
  static final Outcome<String> FAILURE =
      Outcome.failed(new IllegalStateException("a failing load"));
  private static final int FILLS = 2;
  private static final int MOST_ASKED = 3;
  private static final int MOST_WRITES = 3;
  private static final int MOST_REFRESHES = 2;

  private final Slots<String> slots;
  private final List<String> wrong = new ArrayList<>();
  private final List<Asker> askers = new ArrayList<>();
  private final List<Told> writers = new ArrayList<>();
  private final List<Going> going = new ArrayList<>();
  private final List<Going> filling = new ArrayList<>();
  private final List<Renewing> loading = new ArrayList<>();
  private @Nullable Writing running;
  private int asked;
  private int written;
  private int refreshed;
  private int time;
  private int fencedAt;
  private int version = 1;

  /** That of the latest write which has ended: what is older must not be seen any more. */
  private int floor;

  private int heap;
  private int remote = 1;

  KeySlotWorld(FencePolicy fences) {
    this.slots = new Slots<>(fences);
  }

  /** What must not have happened. */
  List<String> wrong() {
    return wrong;
  }

  /** What may happen next. */
  List<Event> possible() {
    List<Event> events = new ArrayList<>();
    if (asked < MOST_ASKED) {
      events.add(new Event(Kind.ASK, 0));
      if (remote != 0) {
        events.add(new Event(Kind.ASK_TIER, 0));
        events.add(new Event(Kind.PROBE, 0));
      }
      events.add(new Event(Kind.ASK_ALONE, 0));
    }
    for (int i = 0; i < going.size(); i++) {
      events.add(new Event(Kind.ANSWERED, i));
      events.add(new Event(Kind.FAILED, i));
      if (going.get(i).kind() == Flight.Kind.SHARED) {
        events.add(new Event(Kind.GIVEN_UP, i));
        events.add(new Event(Kind.LEFT_BY_HELPER, i));
      }
    }
    for (int i = 0; i < filling.size(); i++) {
      events.add(new Event(Kind.FILLED, i));
      events.add(new Event(Kind.TIMED_OUT, going.size() + i));
    }
    if (written < MOST_WRITES) {
      events.add(new Event(Kind.PUT, 0));
      events.add(new Event(Kind.INVALIDATE, 0));
      events.add(new Event(Kind.CLEAN, 0));
    }
    if (running != null) {
      events.add(new Event(Kind.WRITTEN, 0));
    }
    if (refreshed < MOST_REFRESHES) {
      events.add(new Event(Kind.REFRESH, 0));
    }
    for (int i = 0; i < loading.size(); i++) {
      events.add(new Event(Kind.REFRESHED, i));
      events.add(new Event(Kind.REFRESH_FAILED, i));
    }
    return events;
  }

  void happens(Event event) {
    time++;
    int which = event.which;
    switch (event.kind) {
      case ASK -> ask(Flight.Kind.SHARED, version);
      case ASK_TIER -> ask(Flight.Kind.SHARED, remote);
      case PROBE -> ask(Flight.Kind.PROBE, remote);
      case ASK_ALONE -> ask(Flight.Kind.PRIVATE, version);
      case ANSWERED -> ends(going.get(which), true);
      case FAILED -> ends(going.get(which), false);
      case TIMED_OUT -> timesOut(which);
      case GIVEN_UP -> giveUp(going.get(which), true);
      case LEFT_BY_HELPER -> giveUp(going.get(which), false);
      case FILLED -> filled(filling.get(which));
      case PUT -> write(Write.Kind.PUT);
      case INVALIDATE -> write(Write.Kind.REMOVAL);
      case CLEAN -> write(Write.Kind.CLEANING);
      case WRITTEN -> written();
      case REFRESH -> refresh();
      case REFRESHED -> refreshed(loading.remove(which));
      case REFRESH_FAILED -> finish(loading.remove(which));
    }
  }

  /** All that is under way ends, in time or not; then nothing may be left. */
  void settles(boolean inTime) {
    for (int round = 0; round < 100; round++) {
      time++;
      if (!going.isEmpty()) {
        if (inTime) {
          ends(going.get(0), true);
        } else {
          timesOut(0);
        }
      } else if (!filling.isEmpty()) {
        if (inTime) {
          filled(filling.get(0));
        } else {
          timesOut(0);
        }
      } else if (running != null) {
        written();
      } else if (!loading.isEmpty()) {
        Renewing first = loading.remove(0);
        if (inTime) {
          refreshed(first);
        } else {
          finish(first);
        }
      } else {
        break;
      }
    }
    must(slots.isEmpty(), "the table is not empty though all has ended");
    askers.forEach(asker -> must(asker.answers == 1, asker.answers + " answers to one who asked"));
    writers.forEach(
        writer -> must(writer.answers == 1, writer.answers + " answers to one who wrote"));
    must(
        heap == 0 || heap >= floor, "the heap holds " + heap + " though " + floor + " was written");
    must(
        remote == 0 || remote >= floor,
        "the tier holds " + remote + " though " + floor + " was written");
  }

  private void must(boolean holds, String otherwise) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }

  // --- reading

  private void ask(Flight.Kind kind, int read) {
    asked++;
    Asker asker = new Asker();
    askers.add(asker);
    Going own = new Going(kind, read, time);
    Asked<String> answer = slots.ask(asker, own, 0);
    if (answer == null) {
      if (kind == Flight.Kind.SHARED) {
        must(
            going.stream().noneMatch(other -> other.isShared() && other.begun > fencedAt),
            "a second flight is opened");
      }
      going.add(own);
    } else if (answer.joined() instanceof Going joined) {
      must(joined.read >= floor, "one joins who reads " + joined.read + " after " + floor);
    } else if (answer.ended() != null) {
      int shown = Integer.parseInt(String.valueOf(answer.ended().value()));
      must(shown >= floor, "one is answered " + shown + " after " + floor);
      asker.answered(answer.ended(), true);
    } else {
      must(false, "one is refused who is not in a load");
    }
  }

  private void ends(Going flight, boolean well) {
    boolean fills = well && flight.kind() != Flight.Kind.PRIVATE;
    Outcome<String> end =
        well ? Outcome.loaded(Entry.of(String.valueOf(flight.read), 0, Entry.NEVER)) : FAILURE;
    KeySlot.Conclusion taken = flight.slot().conclude(flight, end, fills ? FILLS : 0);
    going.remove(flight);
    for (boolean byOpener : new boolean[] {true, false}) {
      Going late = new Going(flight.kind(), version, 0);
      must(
          !flight.slot().giveUp(flight, FAILURE, late, byOpener) && flight.outcome() == end,
          "a flight that has ended is given up");
    }
    if (taken == KeySlot.Conclusion.LATE) {
      must(false, "a flight that goes on has ended");
      return;
    }
    if (taken == KeySlot.Conclusion.FILL) {
      fillHeap(flight);
    }
    flight.tellAll(end);
  }

  private void fillHeap(Going flight) {
    must(flight.read >= floor, "the heap takes " + flight.read + " after " + floor);
    heap = flight.read;
    filling.add(flight);
    run(flight.slot().filled(flight, 1));
  }

  private void filled(Going flight) {
    must(flight.read >= floor, "the tier takes " + flight.read + " after " + floor);
    remote = flight.read;
    filling.remove(flight);
    run(flight.slot().filled(flight, 1));
    must(flight.isOver(), "a flight whose fills have ended stays");
  }

  private void timesOut(int which) {
    boolean filled = which >= going.size();
    Going flight = filled ? filling.get(which - going.size()) : going.get(which);
    if (!filled) {
      ends(flight, false);
    }
    filling.remove(flight);
    run(flight.slot().filled(flight, Integer.MAX_VALUE));
  }

  private void giveUp(Going flight, boolean byOpener) {
    Outcome<String> end = FAILURE;
    boolean joinable = flight.begun > fencedAt; // else its slot may have left the table
    Going anew = new Going(flight.kind(), version, joinable ? time : 0);
    boolean begins = flight.slot().giveUp(flight, end, anew, byOpener);
    going.remove(flight);
    must(flight.callers() == (byOpener ? 1 : 0), "others than the one who gave up are answered");
    must(byOpener || begins, "nobody loads for those who wait on");
    flight.tellAll(end);
    if (begins) {
      going.add(anew);
    }
  }

  // --- writing

  private void write(Write.Kind kind) {
    written++;
    int mine = kind == Write.Kind.CLEANING ? version : ++version;
    fencedAt = time;
    Told told = kind == Write.Kind.CLEANING ? null : new Told(() -> {});
    if (told != null) {
      writers.add(told);
    }
    Write.Submitted<String> submitted =
        slots.submit(KEY, told, slot -> new Writing(slot, kind, mine));
    if (kind == Write.Kind.REMOVAL) {
      heap = 0;
    }
    run(submitted);
  }

  private void run(Write.@Nullable Submitted<String> submitted) {
    if (submitted != null) {
      must(
          submitted.replaced() == null || submitted.replaced().isOver(),
          "a write whose place another took goes on");
      run(submitted.next());
    }
  }

  private void run(@Nullable Write<String> next) {
    if (next instanceof Writing writing) {
      must(running == null, "two writes run");
      must(filling.isEmpty(), "a write runs while a fill is pending");
      running = writing;
    }
  }

  private void written() {
    Writing ended = running;
    if (ended == null) {
      return;
    }
    running = null;
    switch (ended.kind()) {
      case PUT -> remote = ended.wrote;
      case REMOVAL, CLEANING -> remote = 0;
    }
    if (ended.slot.ending(ended)) {
      heap = ended.wrote;
    } else if (ended.kind() == Write.Kind.REMOVAL) {
      heap = 0;
    }
    must(
        ended.kind() == Write.Kind.CLEANING || ended.wrote >= floor,
        "what was loaded before " + floor + " is written after it");
    floor = Math.max(floor, ended.kind() == Write.Kind.CLEANING ? 0 : ended.wrote);
    fencedAt = time;
    run(ended.slot.ended(ended));
    ended.group().ended(List.of(), null);
  }

  // --- refreshing

  private void refresh() {
    refreshed++;
    Asker asker = new Asker();
    askers.add(asker);
    Refresh.Asked<String, Renewing> answer = slots.refresh(KEY, asker, Renewing::new);
    must(
        answer.begun() != null || answer.joined() != null,
        "a refresh is refused which is not in a load");
    if (answer.begun() != null) {
      must(loading.isEmpty(), "two refreshes load");
      load(answer.begun());
    }
  }

  private void load(Renewing refresh) {
    refresh.slot.loads(refresh);
    refresh.read = version;
    loading.add(refresh);
  }

  private void refreshed(Renewing refresh) {
    Told told = new Told(() -> finish(refresh));
    Refresh.Loaded<String> next =
        refresh.slot.loaded(
            refresh,
            told,
            null,
            slot -> {
              fencedAt = time;
              return new Writing(slot, Write.Kind.PUT, refresh.read);
            });
    run(next.submitted());
    if (next.waits()) {
      writers.add(told);
    } else {
      finish(refresh);
    }
  }

  private void finish(Renewing refresh) {
    Refresh<String> next = refresh.slot.finish(refresh);
    refresh.tellAll(Outcome.nothing());
    if (next instanceof Renewing following) {
      must(loading.isEmpty(), "two refreshes load");
      load(following);
    }
  }

  /** A flight that has read the source when it began. */
  static class Going extends Flight<String> {

    private final int read;
    private final int begun;
    boolean outdated;
    boolean loadedHere;
    @Nullable Outcome<String> meanwhile;

    Going(Kind kind, int read, int begun) {
      super(KEY, kind);
      this.read = read;
      this.begun = begun;
    }

    boolean isShared() {
      return kind() == Kind.SHARED;
    }

    @Override
    protected void expired() {
      // events say when it does
    }

    @Override
    protected boolean isOutdated() {
      return outdated;
    }

    @Override
    protected @Nullable Outcome<String> meanwhile() {
      return meanwhile;
    }

    @Override
    protected boolean isLoadedByThisThread() {
      return loadedHere;
    }
  }

  /** A write, and the version that it writes or is to remove what is older than. */
  static final class Writing extends Write<String> {

    private final int wrote;

    Writing(KeySlot<String> slot, Kind kind, int wrote) {
      super(slot, kind);
      this.wrote = wrote;
    }

    @Override
    protected List<String> distrustUnconfirmed() {
      return List.of("version " + wrote);
    }

    @Override
    protected void expired() {
      // events say when it does
    }
  }

  /** A refresh whose load has read the source when it began. */
  static final class Renewing extends Refresh<String> {

    private int read;
    boolean loadedHere;

    Renewing(KeySlot<String> slot) {
      super(slot);
    }

    @Override
    protected void expired() {
      // events say when it does
    }

    @Override
    protected boolean isLoadedByThisThread() {
      return loadedHere;
    }
  }

  /** Someone who wrote. */
  static final class Told implements Write.Listener {

    private final Runnable then;
    int answers;
    @Nullable WriteGroup group;

    Told(Runnable then) {
      this.then = then;
    }

    @Override
    public void follows(WriteGroup followed) {
      group = followed;
    }

    @Override
    public void ended(List<String> failed, @Nullable Throwable cause) {
      answers++;
      then.run();
    }
  }
}
