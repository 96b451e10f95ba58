package io.cacheme.internal.node;

import io.cacheme.CachemeListener;
import io.cacheme.stats.StorageState;
import java.util.List;
import java.util.function.Consumer;

/** Several listeners, in their order; each is told, whatever another throws. */
final class SeveralListeners implements CachemeListener {

  private final List<CachemeListener> all;

  SeveralListeners(List<CachemeListener> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public void onAnswer(Answer answer) {
    each(listener -> listener.onAnswer(answer));
  }

  @Override
  public void onFailedConsequence(FailedConsequence failed) {
    each(listener -> listener.onFailedConsequence(failed));
  }

  @Override
  public void onDifference(Difference difference) {
    each(listener -> listener.onDifference(difference));
  }

  @Override
  public void onStorageState(StorageState state) {
    each(listener -> listener.onStorageState(state));
  }

  private void each(Consumer<CachemeListener> tell) {
    for (CachemeListener listener : all) {
      try {
        tell.accept(listener);
      } catch (Throwable e) { // the others are told all the same
        Listening.failed(e);
      }
    }
  }
}
