package io.cacheme.internal.follow;

import io.cacheme.spi.TimeSource;

/** Marks of nodes that follow nobody: only this process itself moves them. */
public final class LocalMarks implements Marks {

  private final Epochs epochs = new Epochs();
  private final TimeSource time;

  public LocalMarks(TimeSource time) {
    this.time = time;
  }

  @Override
  public Mark mark(String key) {
    return epochs.mark(key, time.coarseNanoTime());
  }

  @Override
  public boolean isCurrent(Mark mark) {
    return epochs.isCurrent(mark);
  }

  @Override
  public void move(String key) {
    epochs.move(key);
  }

  @Override
  public boolean knows(Mark mark, long freshNanos) {
    return time.coarseNanoTime() - mark.sinceNanos() < freshNanos && isCurrent(mark);
  }
}
