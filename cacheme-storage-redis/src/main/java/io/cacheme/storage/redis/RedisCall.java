package io.cacheme.storage.redis;

import io.cacheme.spi.ListenableStage;
import io.cacheme.spi.StorageReplyException;
import io.lettuce.core.protocol.CommandType;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One command and the stage that is told of its answer, in one object: Lettuce's own command,
 * arguments, output and future would be seven. Whoever has the stage may cancel it; the answer is
 * then dropped.
 */
abstract non-sealed class RedisCall<T extends @Nullable Object> extends CompletableFuture<T>
    implements ListenableStage<T>, CallStack.Numbered {

  @SuppressWarnings("rawtypes") // a class has no type arguments
  private static final AtomicReferenceFieldUpdater<RedisCall, Object> LISTENER =
      AtomicReferenceFieldUpdater.newUpdater(RedisCall.class, Object.class, "listener");

  /** In the place of the listener once the call has ended. */
  private static final Object ENDED = new Object();

  /** The call submitted before this one, while it is stacked; then the one after it. */
  @Nullable RedisCall<?> next;

  /** Who is told of the end, or {@link #ENDED}. */
  private volatile @Nullable Object listener;

  private long number;

  /** The command's name. */
  abstract CommandType getType();

  /** Writes the command, as often as it is sent. */
  abstract void encode(RespWriter target);

  /**
   * What {@code reply}, as {@link RespReader} has read it, and no error, is to the caller.
   *
   * @throws RespException if it cannot be the answer
   */
  abstract @Nullable T read(@Nullable Object reply);

  /** What an error that Redis answered is to the caller. */
  RuntimeException failure(String error) {
    String what = getType() + " failed: " + error + RedisRights.help(error);
    return concernsTheKey(error) ? new StorageReplyException(what) : new RedisFailure(what);
  }

  /** Whether a server that answers so would do the same for another key. */
  private static boolean concernsTheKey(String error) {
    return error.startsWith("WRONGTYPE ")
        || RedisRights.isOfTheKey(error)
        || isOutOfMemory(error)
        || error.contains("string exceeds maximum allowed size");
  }

  /** Whether the server has no room, and may not make any; Redis 6.2 tells scripts so later on. */
  static boolean isOutOfMemory(String error) {
    return error.startsWith("OOM ") || error.contains(": -OOM ");
  }

  /**
   * What ends the call instead of its being sent, where it is too late for that; null where not.
   * Asked right before it is sent, each time.
   */
  @Nullable Runnable endIfLate() {
    return null;
  }

  /**
   * Sends the call to where {@code error} says it belongs, if it says so; then it was not executed.
   */
  boolean redirected(String error) {
    return false;
  }

  @Override
  public long number() {
    return number;
  }

  /** Notes what it is stacked on. */
  void stackOn(CallStack.Numbered below) {
    next = below instanceof RedisCall<?> call ? call : null;
    number = below.number() + 1;
  }

  /** The server has answered by {@code reply}. */
  final void answer(@Nullable Object reply) {
    if (reply instanceof RespError error) {
      refused(error.message());
    } else if (!isDone()) {
      complete(read(reply));
    }
  }

  private void refused(String error) {
    if (isDone() || !redirected(error)) {
      completeExceptionally(failure(error));
    }
  }

  @Override
  public boolean complete(@Nullable T value) {
    boolean ends = super.complete(value);
    if (ends) {
      tell(value, null);
    }
    return ends;
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    boolean ends = super.completeExceptionally(failure);
    if (ends) {
      tell(null, failure);
    }
    return ends;
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    return completeExceptionally(new CancellationException()) || isCancelled();
  }

  @Override
  public void listen(BiConsumer<? super @Nullable T, ? super @Nullable Throwable> told) {
    if (LISTENER.compareAndSet(this, null, told)) {
      return;
    }
    if (listener != ENDED) {
      throw new IllegalStateException(this + " has a listener");
    }
    var unused = whenComplete(told);
  }

  @SuppressWarnings("unchecked") // there is nothing else in its place
  private void tell(@Nullable T value, @Nullable Throwable failure) {
    Object told = LISTENER.getAndSet(this, ENDED);
    if (told == null) {
      return;
    }
    try {
      ((BiConsumer<@Nullable T, @Nullable Throwable>) told).accept(value, failure);
    } catch (Throwable e) {
      // as whenComplete has it: a listener sees to its own failures
    }
  }

  /** The command's name, never its arguments. */
  @Override
  public String toString() {
    return getType() + (isDone() ? " (done)" : "");
  }
}
