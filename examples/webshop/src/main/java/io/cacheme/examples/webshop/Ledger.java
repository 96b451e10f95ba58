package io.cacheme.examples.webshop;

import io.cacheme.examples.webshop.Shelves.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Judges the prices that customers are shown, whichever process shows them, by when PostgreSQL says
 * that the next one was committed. It has the clock of this machine, as this program does.
 */
final class Ledger {

  /**
   * For how long after the commit of the next an older price may be shown. A change that has
   * returned is seen by whoever asks afterwards; it returns when its invalidation has succeeded or
   * failed, which takes {@code cacheme.invalidate-timeout} at most. A process that cannot be told
   * of it serves from its heap for {@code cacheme.follow-lease} at most. Both are 2 s; the rest is
   * for a commit that is seen later than at its time, on a busy machine.
   */
  static final Duration BOUND = Duration.ofMillis(2_500);

  /**
   * What was changed while Redis could not be reached is removed there by the process that changed
   * it, as soon as that reaches it again. Until then other processes may read the older price
   * there, once more.
   */
  static final Duration ONCE_MORE = Duration.ofSeconds(10);

  /** A transaction that wrote a row is known by that row's {@code xmin}. */
  private static final String HISTORY =
      """
      CREATE TABLE IF NOT EXISTS price_history (product_id BIGINT, revision BIGINT);
      TRUNCATE price_history;
      CREATE OR REPLACE FUNCTION note_price() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO price_history VALUES (NEW.product_id, NEW.revision);
        RETURN NULL;
      END $$;
      CREATE OR REPLACE TRIGGER note_price AFTER UPDATE ON price
        FOR EACH ROW EXECUTE FUNCTION note_price();
      """;

  /**
   * What was found.
   *
   * @param shown how many prices were shown
   * @param changes how many prices were replaced
   * @param stale how many of those that were replaced were still shown after their bound
   * @param latest how long after the commit of the next one a price was asked for, at most
   * @param latestOnceMore how long after the outage one was that was replaced in it, at most
   */
  record Verdict(long shown, int changes, int stale, Duration latest, Duration latestOnceMore) {}

  /** Redis hung, until when these had been asked for. */
  private record Outage(Instant from, Instant to, Map<Shown, Instant> asked) {

    private static final Outage NONE = new Outage(Instant.MAX, Instant.MAX, Map.of());

    boolean concerns(Instant committed) {
      return committed.plus(BOUND).isAfter(from) && to.plus(ONCE_MORE).isAfter(committed);
    }
  }

  private record Shown(long productId, long revision) {}

  private final JdbcTemplate database;
  private final Map<Shown, Instant> lastAsked = new ConcurrentHashMap<>();
  private final AtomicLong shown = new AtomicLong();
  private Outage outage = Outage.NONE;

  /** Notes from now on which prices are replaced. */
  Ledger(JdbcTemplate database) {
    this.database = database;
    database.execute(HISTORY);
  }

  /** Who asked then was shown this. */
  void shown(Offer offer, Instant asked) {
    shown.incrementAndGet();
    lastAsked.merge(
        new Shown(offer.id(), offer.revision()),
        asked,
        (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Redis has hung since then, and goes on now. */
  void goesOn(Instant hungSince) {
    outage = new Outage(hungSince, Instant.now(), Map.copyOf(lastAsked));
  }

  /** Of all that was shown before. */
  Verdict verdict() {
    Totals totals = new Totals();
    database.query(
        "SELECT product_id, revision, pg_xact_commit_timestamp(xmin) FROM price_history",
        row -> {
          Shown replaced = new Shown(row.getLong(1), row.getLong(2) - 1);
          judge(replaced, row.getTimestamp(3).toInstant(), totals);
        });
    return new Verdict(
        shown.get(), totals.changes, totals.stale, totals.latest, totals.latestOnceMore);
  }

  private void judge(Shown replaced, Instant committed, Totals totals) {
    Instant asked = lastAsked.get(replaced);
    if (outage.concerns(committed)) {
      Instant since = committed.isAfter(outage.to()) ? committed : outage.to();
      totals.add(late(outage.asked().get(replaced), committed), late(asked, since));
    } else {
      totals.add(late(asked, committed), Duration.ZERO);
    }
  }

  private static Duration late(@Nullable Instant asked, Instant since) {
    return asked == null || asked.isBefore(since) ? Duration.ZERO : Duration.between(since, asked);
  }

  private static final class Totals {

    private int changes;
    private int stale;
    private Duration latest = Duration.ZERO;
    private Duration latestOnceMore = Duration.ZERO;

    private void add(Duration late, Duration onceMore) {
      changes++;
      stale += late.compareTo(BOUND) > 0 || onceMore.compareTo(ONCE_MORE) > 0 ? 1 : 0;
      latest = longer(late, latest);
      latestOnceMore = longer(onceMore, latestOnceMore);
    }

    private static Duration longer(Duration one, Duration other) {
      return one.compareTo(other) > 0 ? one : other;
    }
  }
}
