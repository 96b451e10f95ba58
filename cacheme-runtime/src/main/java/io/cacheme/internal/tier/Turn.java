package io.cacheme.internal.tier;

/** What is asked of a storage behind others, so that it waits for their answers, too. */
public interface Turn {

  /** One before it has been answered: its time begins anew, if it has not ended itself. */
  void waitsAnew();
}
