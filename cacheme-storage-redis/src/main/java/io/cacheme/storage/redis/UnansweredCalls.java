package io.cacheme.storage.redis;

import io.lettuce.core.protocol.CommandType;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a connection from when its event loop has them to their replies: those that wait to
 * be written, and those that were, in the order of both. Of that event loop.
 */
final class UnansweredCalls {

  private static final int MOST_CALLS = 1_024; // in one buffer
  private static final int MOST_BYTES = 1 << 18;

  private final Executor eventLoop;
  private final WaitingCalls waiting = new WaitingCalls();
  private final ArrayDeque<RedisCall<?>> sent = new ArrayDeque<>();
  private boolean asking;

  UnansweredCalls(Executor eventLoop) {
    this.eventLoop = eventLoop;
  }

  /** Appends {@code calls}, a chain, to those that wait. */
  void add(RedisCall<?> calls) {
    waiting.addAll(calls);
  }

  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  boolean isSent() {
    return !sent.isEmpty();
  }

  int count() {
    return waiting.size() + sent.size();
  }

  /** Writes as many of those that wait as go into one buffer; none where all were given up. */
  void writeBatch(RespWriter writer) {
    RedisCall<?> call = waiting.poll();
    for (int calls = 1; call != null; calls++) {
      writeUnlessDone(call, writer);
      boolean isFull = calls >= MOST_CALLS || writer.written() >= MOST_BYTES;
      call = isFull ? null : waiting.poll();
    }
  }

  /** Takes the one that the next reply is to, or null if there is none. */
  @Nullable RedisCall<?> poll() {
    return sent.poll();
  }

  /** Puts back what was taken last. */
  void putBack(RedisCall<?> call) {
    sent.addFirst(call);
  }

  /** Those that were written; replies to them are still to come. */
  List<RedisCall<?>> sent() {
    return List.copyOf(sent);
  }

  /** Takes those that were written: there will be no replies. */
  List<RedisCall<?>> takeSent() {
    List<RedisCall<?>> all = sent();
    sent.clear();
    return all;
  }

  /** Takes those that wait, as a chain. */
  @Nullable RedisCall<?> takeWaiting() {
    return waiting.clear();
  }

  private void writeUnlessDone(RedisCall<?> call, RespWriter writer) {
    Runnable end = call.endIfLate();
    if (end != null) {
      eventLoop.execute(end); // once it is not counted any more
    }
    boolean isWritten = end == null && !call.isDone(); // else its caller has given it up
    if (isWritten) {
      write(call, writer);
    } else if (asking) {
      write(ControlCall.ping(), writer); // or it would let in whatever comes next
    }
    asking = isWritten && call.getType() == CommandType.ASKING;
  }

  private void write(RedisCall<?> call, RespWriter writer) {
    sent.add(call); // first, so that it ends whatever goes wrong
    call.encode(writer);
  }
}
