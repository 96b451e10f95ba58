package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.StoredValue;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallStackTest {

  private static final int BOUND = 8;
  private static final int THREADS = 4;

  private final CallStack stack = new CallStack(BOUND);

  @Test
  void take_answersInTheOrderOfTheCalls() {
    List<RedisCall<?>> calls = List.of(call(), call(), call(), call());
    stack.push(calls.get(0));
    stack.push(calls.get(1));
    stack.pushAlways(calls.get(2), calls.get(3));

    assertThat(taken()).containsExactlyElementsOf(calls);
    assertThat(taken()).isEmpty();
  }

  @Test
  void push_onNothing_isTheFirst() {
    assertThat(stack.push(call())).isEqualTo(CallStack.Pushed.FIRST);
    assertThat(stack.push(call())).isEqualTo(CallStack.Pushed.BEHIND_OTHERS);
    stack.take();
    assertThat(stack.pushAlways(call(), call())).isEqualTo(CallStack.Pushed.FIRST);
  }

  @Test
  void push_bound_countsWhatIsStackedAndWhatIsLeft() {
    fill(BOUND / 2);
    stack.take();
    fill(BOUND / 2);
    assertThat(stack.push(call())).isEqualTo(CallStack.Pushed.REFUSED);

    stack.left(BOUND / 2 - 1);
    assertThat(stack.push(call())).isEqualTo(CallStack.Pushed.BEHIND_OTHERS);
    assertThat(stack.push(call())).isEqualTo(CallStack.Pushed.REFUSED);
  }

  @Test
  void pushAlways_goesBeyondTheBound_andCounts() {
    fill(BOUND);
    RedisCall<?> fence = call();
    assertThat(stack.pushAlways(fence, fence)).isEqualTo(CallStack.Pushed.BEHIND_OTHERS);

    stack.take();
    stack.left(BOUND);
    assertThat(stack.push(call())).isEqualTo(CallStack.Pushed.REFUSED);
    stack.left(BOUND - 1);
    assertThat(stack.push(call())).isEqualTo(CallStack.Pushed.FIRST);
  }

  /** What proof/run found: its number is then one of the other connection. */
  @Test
  void push_theTopIsRedirectedMeanwhile_isNotRefused() {
    CallStack other = new CallStack(Integer.MAX_VALUE);
    for (int i = 0; i < 2 * BOUND; i++) {
      other.push(call());
    }
    stack.push(new RedirectedWhenAsked(other));

    assertThat(stack.push(call())).isEqualTo(CallStack.Pushed.FIRST);
  }

  /** Is taken and stacked elsewhere when it is asked for its number for the first time. */
  private final class RedirectedWhenAsked extends ReadCall<@Nullable StoredValue> {

    private final CallStack other;
    private boolean asked;

    RedirectedWhenAsked(CallStack other) {
      super("k");
      this.other = other;
    }

    @Override
    public long number() {
      if (!asked) {
        asked = true;
        stack.take();
        other.push(this);
      }
      return super.number();
    }

    @Override
    @Nullable StoredValue read(@Nullable Object reply) {
      return null;
    }

    @Override
    CommandType getType() {
      return CommandType.GET;
    }

    @Override
    void encode(RespWriter target) {
      target.ascii(key());
    }

    @Override
    void addTo(Map<String, StoredValue> found) {
      // nothing is found
    }
  }

  @Test
  void push_manyThreadsAtTheBound_takesNoMore() {
    List<Thread> threads = start(200_000, () -> stack.push(call()));
    int most = 0;
    int held = 0;
    while (threads.stream().anyMatch(Thread::isAlive)) {
      held += taken().size(); // this thread is the event loop: all that is stacked or held counts
      most = Math.max(most, held);
      if (held > 0) {
        stack.left(--held);
      }
    }

    assertThat(most).isEqualTo(BOUND);
  }

  @Test
  void push_manyThreadsBelowTheBound_refusesNone() {
    Semaphore free = new Semaphore(BOUND);
    AtomicInteger refused = new AtomicInteger();
    List<Thread> threads =
        start(
            20_000,
            () -> {
              free.acquireUninterruptibly();
              if (stack.push(call()) == CallStack.Pushed.REFUSED) {
                refused.incrementAndGet();
                free.release();
              }
            });
    int held = 0;
    while (threads.stream().anyMatch(Thread::isAlive)) {
      held += taken().size();
      if (held > 0) {
        stack.left(--held);
        free.release();
      }
    }

    assertThat(refused).hasValue(0);
  }

  private static List<Thread> start(int times, Runnable task) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int n = 0; n < times; n++) {
                  task.run();
                }
              });
      thread.start();
      threads.add(thread);
    }
    return threads;
  }

  private void fill(int calls) {
    for (int i = 0; i < calls; i++) {
      assertThat(stack.push(call())).isNotEqualTo(CallStack.Pushed.REFUSED);
    }
  }

  private List<RedisCall<?>> taken() {
    List<RedisCall<?>> taken = new ArrayList<>();
    for (RedisCall<?> call = stack.take(); call != null; call = call.next) {
      taken.add(call);
    }
    return taken;
  }

  private static RedisCall<?> call() {
    return new GetCall("k");
  }
}
