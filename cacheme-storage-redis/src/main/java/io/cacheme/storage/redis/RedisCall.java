package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import io.lettuce.core.RedisException;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.RedisCommand;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One command, its answer and the stage that is told, in one object: Lettuce's own command,
 * arguments and future would be seven. Whoever has the stage may cancel it; the answer is then
 * dropped.
 */
abstract class RedisCall<T extends @Nullable Object> extends CompletableFuture<T>
    implements RedisCommand<String, StoredValue, T> {

  /** The call submitted before this one, while it is queued. */
  @Nullable RedisCall<?> next;

  /** How many calls are queued, this one included, while it is queued. */
  int depth;

  private CommandOutput<String, StoredValue, T> output;

  RedisCall(CommandOutput<String, StoredValue, T> output) {
    this.output = output;
  }

  /** About how many bytes it has on the wire. */
  abstract int size();

  @Override
  public CommandOutput<String, StoredValue, T> getOutput() {
    return output;
  }

  /** The answer is there. */
  @Override
  public void complete() {
    if (output.hasError()) {
      completeExceptionally(new RedisFailure(getType() + " failed: " + output.getError()));
    } else {
      complete(output.get());
    }
  }

  /** Puts the driver's reasons into words of our own. */
  @Override
  public boolean completeExceptionally(Throwable thrown) {
    boolean drivers = thrown instanceof RedisException || thrown instanceof IOException;
    return super.completeExceptionally(
        drivers ? new RedisFailure(getType() + " failed: " + thrown.getMessage()) : thrown);
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
