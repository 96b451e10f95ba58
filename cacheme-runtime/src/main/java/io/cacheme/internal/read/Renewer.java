package io.cacheme.internal.read;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.codec.Entry;
import io.cacheme.internal.key.Asked;
import io.cacheme.internal.key.Flight;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.key.Waiter;
import io.cacheme.internal.node.Freshness;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Chunked;
import io.cacheme.internal.tier.Leases;
import io.cacheme.internal.tier.Op;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.internal.time.Nesting;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.StoredValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Loads anew what is served and due, while it is served: a flight for which nobody waits looks
 * whether a tier further down has something newer, loads if none has, and fills the tiers as any
 * other. So what is written meanwhile goes before it. One of a key at a time; in one process only
 * where the node is loaded once by all. Nothing of it throws: who is served does not learn of it.
 */
final class Renewer<N extends Node<V>, V> {

  private final Reader<N, V> reader;
  private final NodeContext<N, V> context;

  Renewer(Reader<N, V> reader) {
    this.reader = reader;
    this.context = reader.context;
  }

  /** What is to be renewed. */
  record Due<N>(N node, Object key) {}

  /** A tier has answered with what was loaded at {@code loadedAt}. */
  void served(N node, Object key, long loadedAt, @Nullable Loader<? super N, ? extends V> loader) {
    Freshness fresh = context.fresh;
    if (fresh == null || loader == null || !fresh.isDue(loadedAt)) {
      return;
    }
    List<Due<N>> due = List.of(new Due<>(node, key));
    ContextPropagation.Snapshot carried;
    try {
      if (fresh.isRenewing(key)) { // as most are that are due, so nothing is captured for them
        return;
      }
      carried = context.surroundings.capture();
    } catch (Throwable e) { // a context of the user's own
      failed(due, e);
      return;
    }
    renew(due, loader, null, carried);
  }

  /** The flight has been answered. */
  void served(Passage<N, V> flight) {
    if (isDue(flight)) {
      Due<N> due = new Due<>(flight.node(), flight.key());
      renew(List.of(due), flight.loader(), null, flight.carried());
    }
  }

  /** The flights of a batch have been answered. */
  void served(List<Passage<N, V>> flights, @Nullable BulkLoader<N, ? extends V> bulkLoader) {
    List<Passage<N, V>> due =
        context.fresh == null ? List.of() : flights.stream().filter(this::isDue).toList();
    if (!due.isEmpty()) {
      Passage<N, V> first = due.get(0);
      renew(
          due.stream().map(flight -> new Due<>(flight.node(), flight.key())).toList(),
          first.loader(),
          bulkLoader,
          first.carried());
    }
  }

  private boolean isDue(Passage<N, V> flight) {
    Freshness fresh = context.fresh;
    Outcome<V> end = fresh == null || !flight.renews() ? null : flight.outcome();
    Entry<V> entry = end == null || !end.isHit() || end.stale() ? null : end.entry();
    return entry != null
        && (flight.kind() == Flight.Kind.SHARED || flight.kind() == Flight.Kind.PRIVATE)
        && context.fresh != null
        && context.fresh.isDue(entry.loadedAt());
  }

  /** Renews those that are not being renewed: by the bulk loader together, else one by one. */
  void renew(
      List<Due<N>> due,
      @Nullable Loader<? super N, ? extends V> loader,
      @Nullable BulkLoader<N, ? extends V> bulkLoader,
      ContextPropagation.@Nullable Snapshot carried) {
    renew(due, loader, bulkLoader, carried, null);
  }

  /** The same for those of which a tier serves something, for whom nobody asks. */
  void renewAhead(
      List<Due<N>> due,
      @Nullable Loader<? super N, ? extends V> loader,
      @Nullable BulkLoader<N, ? extends V> bulkLoader) {
    renew(due, loader, bulkLoader, null, reader.ahead);
  }

  private void renew(
      List<Due<N>> due,
      @Nullable Loader<? super N, ? extends V> loader,
      @Nullable BulkLoader<N, ? extends V> bulkLoader,
      ContextPropagation.@Nullable Snapshot carried,
      @Nullable Ahead<N, V> by) {
    if (due.isEmpty() || (loader == null && bulkLoader == null)) {
      return;
    }
    List<Passage<N, V>> opened = new ArrayList<>();
    for (Due<N> one : due) {
      try {
        open(one, loader, carried, opened, by);
      } catch (Throwable e) { // no stack, the key's own equals or hashCode
        failed(List.of(one), e);
      }
    }
    if (bulkLoader == null) {
      opened.forEach(Passage::start);
    } else {
      new Batch<>(reader, opened, bulkLoader, null, carried).start(false);
    }
  }

  private void open(
      Due<N> due,
      @Nullable Loader<? super N, ? extends V> loader,
      ContextPropagation.@Nullable Snapshot carried,
      List<Passage<N, V>> opened,
      @Nullable Ahead<N, V> by) {
    Freshness fresh = context.fresh;
    if (fresh == null || context.surroundings.isClosed() || !fresh.begins(due.key())) {
      return;
    }
    Nesting.requireStack();
    Passage<N, V> own =
        new Passage<>(reader, due.key(), due.node(), loader, Flight.Kind.RENEWAL, null, carried);
    if (by != null) {
      own.renewsOnlyWhatIsThere();
    }
    Asked<V> asked =
        context.slots.ask(
            new Told<>(fresh, own, reader.ahead, by != null),
            own,
            context.surroundings.time.epochMillis());
    if (asked != null) {
      fresh.notBegun(due.key());
      return;
    }
    if (by != null) {
      by.begun();
    }
    own.begins();
    opened.add(own);
  }

  private void failed(List<Due<N>> due, Throwable failure) {
    Freshness fresh = context.fresh;
    for (Due<N> one : due) {
      try {
        if (fresh != null) {
          fresh.notRenewed(one.key(), failure);
        }
      } catch (Throwable e) { // the key's own hashCode: it is held by nothing, and tried again
        if (e instanceof StackOverflowError) {
          context.surroundings.overflowed = true;
        }
      }
    }
  }

  /** No tier has what is newer: {@code then} loads those that no other process does. */
  void load(List<Passage<N, V>> flights, Consumer<List<Passage<N, V>>> then) {
    Leases<V> leases = context.chain.leases();
    Freshness fresh = context.fresh;
    if (leases == null || fresh == null || !leases.tier.gate.admits(Op.PUT)) {
      begin(flights, then);
      return;
    }
    new Takings(leases, flights, then).start();
  }

  private void begin(List<Passage<N, V>> flights, Consumer<List<Passage<N, V>>> then) {
    context.counters.renews(flights.size());
    then.accept(flights);
  }

  /** The leases of all, in chunks. */
  private final class Takings extends Chunked<Passage<N, V>> {

    private final Leases<V> leases;
    private final Consumer<List<Passage<N, V>>> then;

    Takings(Leases<V> leases, List<Passage<N, V>> flights, Consumer<List<Passage<N, V>>> then) {
      super(flights);
      this.leases = leases;
      this.then = then;
    }

    @Override
    protected void ask(List<Passage<N, V>> chunk) {
      List<ConditionalEntry> asked = new ArrayList<>(chunk.size());
      for (Passage<N, V> flight : chunk) {
        ConditionalEntry lease = leases.ofRenewal(flight.remoteKey());
        if (lease != null) {
          asked.add(lease);
        }
      }
      if (asked.size() < chunk.size()) { // nor will it take any other
        begin(chunk, then);
        chunkEnded(null);
        return;
      }
      Taking taking = new Taking(this, asked, chunk);
      begins(taking);
      leases.tier.gate.putAllIfUnchanged(asked, taking);
    }

    private void ended(Taking taking) {
      chunkEnded(taking);
    }

    @Override
    protected void allEnded() {
      // each chunk goes on by itself
    }

    @Override
    protected void broke(Throwable failure) {
      Batch.fail(all(), failure);
    }
  }

  /** The leases of some, of which others may have been first to take one. */
  private final class Taking extends TierCall<Set<String>> {

    private final Takings all;
    private final Leases<V> leases;
    private final List<ConditionalEntry> asked;
    private final List<Passage<N, V>> flights;
    private final Consumer<List<Passage<N, V>>> then;

    Taking(Takings all, List<ConditionalEntry> asked, List<Passage<N, V>> flights) {
      this.all = all;
      this.leases = all.leases;
      this.asked = asked;
      this.flights = flights;
      this.then = all.then;
    }

    @Override
    public void done(@Nullable Set<String> refused, @Nullable Throwable failure) {
      if (failure != null) {
        leases.tier.counters.failed(failure);
      }
      Set<String> others = failure != null || refused == null ? Set.of() : refused;
      List<Passage<N, V>> own = new ArrayList<>();
      for (int i = 0; i < flights.size(); i++) {
        Passage<N, V> flight = flights.get(i);
        if (others.contains(asked.get(i).key())) {
          flight.answer(Outcome.nothing(), 0);
        } else {
          ConditionalEntry lease = asked.get(i);
          flight.holds(() -> leases.endRenewal(lease));
          own.add(flight);
        }
      }
      try {
        if (!own.isEmpty()) {
          lookAgain(own);
        }
      } catch (Throwable e) {
        Batch.fail(own, e);
      }
      all.ended(this);
    }

    /**
     * Who had the lease before may have renewed the key since its flight looked. What is not read
     * from the tier at present, for a write did not reach it, is not looked at.
     */
    private void lookAgain(List<Passage<N, V>> own) {
      List<Passage<N, V>> read = new ArrayList<>();
      List<Passage<N, V>> unread = new ArrayList<>();
      for (Passage<N, V> flight : own) {
        boolean admits = leases.tier.admitsRead(flight.key(), flight.members());
        (admits ? read : unread).add(flight);
      }
      if (!unread.isEmpty()) {
        begin(unread, then);
      }
      if (!read.isEmpty()) {
        leases.tier.gate.getAll(
            read.stream().map(Passage::remoteKey).toList(), new Looking(leases, read, then));
      }
    }
  }

  /** What the leases' tier has of some whose leases are their own. */
  private final class Looking extends TierCall<Map<String, StoredValue>> {

    private final Leases<V> leases;
    private final List<Passage<N, V>> flights;
    private final Consumer<List<Passage<N, V>>> then;

    Looking(Leases<V> leases, List<Passage<N, V>> flights, Consumer<List<Passage<N, V>>> then) {
      this.leases = leases;
      this.flights = flights;
      this.then = then;
    }

    @Override
    public void done(@Nullable Map<String, StoredValue> found, @Nullable Throwable failure) {
      if (found == null || failure != null) {
        leases.tier.counters.failed(
            failure != null ? failure : new IllegalStateException("getAll answered null"));
      }
      List<Passage<N, V>> due = new ArrayList<>(flights);
      try {
        if (found != null && failure == null) {
          due.removeIf(flight -> !isDueYet(flight, found));
        }
        if (!due.isEmpty()) {
          begin(due, then);
        }
      } catch (Throwable e) {
        Batch.fail(due, e);
      }
    }

    private boolean isDueYet(Passage<N, V> flight, Map<String, StoredValue> found) {
      try {
        return flight.isDueYet(leases.tier, leases.place, found.get(flight.remoteKey()));
      } catch (Throwable e) { // a map or a value that cannot be read
        leases.tier.counters.failed(e);
        return true;
      }
    }
  }

  /** Learns how a renewal has ended. */
  private static final class Told<N extends Node<V>, V> implements Waiter<V> {

    private final Freshness fresh;
    private final Passage<N, V> flight;
    private final Object key;
    private final @Nullable Ahead<N, V> ahead;
    private boolean owes;
    private @Nullable Waiter<V> next;

    /**
     * Who is told.
     *
     * @param ahead renews without being asked; null if nothing does
     * @param owes whether that has begun this one
     */
    Told(Freshness fresh, Passage<N, V> flight, @Nullable Ahead<N, V> ahead, boolean owes) {
      this.fresh = fresh;
      this.flight = flight;
      this.key = flight.key();
      this.ahead = ahead;
      this.owes = owes;
    }

    @Override
    public void answered(Outcome<V> end, boolean coalesced) {
      if (ahead != null) {
        tell(ahead, end);
      }
      Throwable failure = end.failure();
      if (failure != null) {
        fresh.notRenewed(key, failure);
      } else if (flight.lacksWhatToRenew()) {
        fresh.notBegun(key);
      } else if (end.entry() == null) {
        fresh.isRenewedElsewhere(key);
      } else {
        fresh.renewed(key);
      }
    }

    private void tell(Ahead<N, V> renewing, Outcome<V> end) {
      if (owes) { // once, though it may be told again where it threw
        owes = false;
        renewing.ended();
      }
      Entry<V> entry = end.entry();
      if (entry != null) {
        renewing.loaded(key, entry.loadedAt());
      } else if (flight.lacksWhatToRenew()) {
        renewing.gone(key);
      }
    }

    @Override
    public @Nullable Waiter<V> nextWaiter() {
      return next;
    }

    @Override
    public void nextWaiter(@Nullable Waiter<V> following) {
      next = following;
    }
  }
}
