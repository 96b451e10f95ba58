package io.cacheme.proof.faults;

import io.cacheme.proof.load.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Sessions of others that are open as long as a fault is, and do something at both of its ends. */
final class Sessions implements Trouble {

  private final Supplier<List<SqlAdmin>> opened;
  private final List<String> begin;
  private final List<String> end;
  private List<SqlAdmin> sessions = new ArrayList<>();

  /** One session, which says {@code begin} and {@code end}. */
  Sessions(Supplier<SqlAdmin> opened, List<String> begin, List<String> end) {
    this.opened = () -> List.of(opened.get());
    this.begin = begin;
    this.end = end;
  }

  /** Many, which say nothing. */
  static Sessions silent(Supplier<List<SqlAdmin>> opened) {
    return new Sessions(opened);
  }

  private Sessions(Supplier<List<SqlAdmin>> opened) {
    this.opened = opened;
    this.begin = List.of();
    this.end = List.of();
  }

  @Override
  public void begin(Source source) {
    sessions = opened.get();
    sessions.forEach(session -> begin.forEach(session::ask));
  }

  @Override
  public void end(Source source) {
    sessions.forEach(session -> end.forEach(session::ask));
    sessions.forEach(SqlAdmin::close);
  }
}
