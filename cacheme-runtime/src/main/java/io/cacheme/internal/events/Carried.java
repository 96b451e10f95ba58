package io.cacheme.internal.events;

import io.cacheme.spi.ContextPropagation;
import org.jspecify.annotations.Nullable;

/**
 * What a caller's thread carries where an observer is told of what is done for it.
 *
 * @param users what it carries of the user's, if anything
 * @param parent what the observer found there, if anything
 */
record Carried(ContextPropagation.@Nullable Snapshot users, @Nullable Object parent)
    implements ContextPropagation.Snapshot {

  @Override
  public Runnable wrap(Runnable task) {
    return users == null ? task : users.wrap(task);
  }
}
