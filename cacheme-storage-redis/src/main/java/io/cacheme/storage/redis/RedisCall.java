package io.cacheme.storage.redis;

import io.cacheme.spi.ListenableStage;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.spi.StoredValue;
import io.lettuce.core.RedisException;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.RedisCommand;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One command, its answer and the stage that is told, in one object: Lettuce's own command,
 * arguments and future would be seven. Whoever has the stage may cancel it; the answer is then
 * dropped.
 */
abstract non-sealed class RedisCall<T extends @Nullable Object> extends CompletableFuture<T>
    implements RedisCommand<String, StoredValue, T>, ListenableStage<T>, CallStack.Numbered {

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
  private @Nullable LinkHandler handler;
  private @Nullable CommandOutput<String, StoredValue, T> output;

  /** About how many bytes it has on the wire. */
  abstract int size();

  /** What reads an answer; a fresh one. */
  abstract CommandOutput<String, StoredValue, T> newOutput();

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

  /** Notes who is to be told of its answer before anybody else. */
  void answeredTo(LinkHandler handler) {
    this.handler = handler;
  }

  /** Made when the call is sent, and anew when it is sent elsewhere. */
  @Override
  public CommandOutput<String, StoredValue, T> getOutput() {
    CommandOutput<String, StoredValue, T> current = output;
    if (current == null) {
      current = newOutput();
      output = current;
    }
    return current;
  }

  /** The answer is there. */
  @Override
  public void complete() {
    LinkHandler told = handler;
    if (told != null) {
      told.recount(); // who waits for the answer may well send another call at once
    }
    CommandOutput<String, StoredValue, T> answer = getOutput();
    if (!answer.hasError()) {
      complete(answer.get());
      return;
    }
    String error = answer.getError();
    output = null;
    if (told != null && RedisRights.isOfReplica(error)) {
      told.isReplica();
    }
    if (isDone() || !redirected(error)) {
      completeExceptionally(failure(error));
    }
  }

  @Override
  public boolean complete(T value) {
    boolean ends = super.complete(value);
    if (ends) {
      tell(value, null);
    }
    return ends;
  }

  /** Puts the driver's reasons into words of our own. */
  @Override
  public boolean completeExceptionally(Throwable thrown) {
    boolean drivers = thrown instanceof RedisException || thrown instanceof IOException;
    Throwable failure =
        drivers ? new RedisFailure(getType() + " failed: " + thrown.getMessage()) : thrown;
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

  @Override
  public void cancel() {
    completeExceptionally(new RedisFailure(getType() + " failed: the connection was closed"));
  }

  @Override
  public void setOutput(CommandOutput<String, StoredValue, T> output) {
    this.output = output;
  }

  /** None: it encodes itself. */
  @Override
  public @Nullable CommandArgs<String, StoredValue> getArgs() {
    return null;
  }

  /** The command's name, never its arguments. */
  @Override
  public String toString() {
    return getType() + (isDone() ? " (done)" : "");
  }
}
