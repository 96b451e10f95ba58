package io.cacheme.storage.sql;

/**
 * A row of the log.
 *
 * @param id its number, larger than that of any whose transaction had ended when its own began
 * @param created when it was written, in the smallest unit that the table keeps; tells it from
 *     another of the same number, which a server may give after it has lost some
 * @param message what it tells
 */
public record SqlLogRow(long id, long created, SqlMessage message) {}
