package io.cacheme.examples.webshop;

import io.cacheme.examples.webshop.Shelves.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
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
   * of it serves from its heap for {@code cacheme.follow-lease} at most.
   */
  static final Duration BOUND = Duration.ofSeconds(2);

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
   * @param stale how many of those that were replaced were still shown after the bound
   * @param latest how long after the commit of the next one a price was asked for, at most
   */
  record Verdict(long shown, int changes, int stale, Duration latest) {}

  private record Shown(long productId, long revision) {}

  private final JdbcTemplate database;
  private final Map<Shown, Instant> lastAsked = new ConcurrentHashMap<>();
  private final AtomicLong shown = new AtomicLong();

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

  /** Of all that was shown before. */
  Verdict verdict() {
    Totals totals = new Totals();
    database.query(
        "SELECT product_id, revision, pg_xact_commit_timestamp(xmin) FROM price_history",
        row -> {
          Instant asked = lastAsked.get(new Shown(row.getLong(1), row.getLong(2) - 1));
          totals.add(
              asked == null
                  ? Duration.ZERO
                  : Duration.between(row.getTimestamp(3).toInstant(), asked));
        });
    return new Verdict(shown.get(), totals.changes, totals.stale, totals.latest);
  }

  private static final class Totals {

    private int changes;
    private int stale;
    private Duration latest = Duration.ZERO;

    private void add(Duration late) {
      changes++;
      stale += late.compareTo(BOUND) > 0 ? 1 : 0;
      latest = late.compareTo(latest) > 0 ? late : latest;
    }
  }
}
