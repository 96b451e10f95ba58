package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.Await;
import io.lettuce.core.protocol.CommandType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each call gets its own reply, or a failure that says why there is none. */
class RedisLinkTest {

  private final EmbeddedLink embedded = new EmbeddedLink("redis://127.0.0.1:1?maxOutstanding=1024");

  @AfterEach
  void close() {
    embedded.channel.finishAndReleaseAll();
  }

  @Test
  void replies_areReadAsTheirCallsWantThem() {
    GetCall get = embedded.submit(new GetCall("a"));
    SetCall set = embedded.submit(new SetCall("a", new byte[] {'x'}, 1_000));
    RemoveCall remove = embedded.submit(new RemoveCall("a"));
    MultiGetCall all = embedded.submit(new MultiGetCall(List.of("a", "b", "c")));
    ControlCall<List<Object>> time = embedded.submit(ControlCall.time());
    ControlCall<Long> publish = embedded.submit(ControlCall.publish("channel", "message"));
    ControlCall<StoredValue> info = embedded.submit(ControlCall.info("server"));
    assertThat(embedded.written())
        .containsExactly(
            "GET a",
            "SET a x PX 1000",
            "UNLINK a",
            "MGET a b c",
            "TIME",
            "PUBLISH channel message",
            "INFO server");
    embedded.answer("$1\r\nv\r\n+OK\r\n:1\r\n*3\r\n$1\r\n1\r\n$-1\r\n$1\r\n3\r\n");
    embedded.answer("*2\r\n$1\r\n7\r\n$4\r\n9000\r\n:2\r\n=8\r\ntxt:text\r\n");

    assertThat(get.join().bytes()).containsExactly('v');
    assertThat(set).isCompletedWithValue(null);
    assertThat(remove).isCompletedWithValue(null);
    assertThat(all.join()).containsOnlyKeys("a", "c");
    assertThat(ServerTime.millis(time.join())).isEqualTo(7_009);
    assertThat(publish.join()).isEqualTo(2);
    assertThat(info.join().bytes()).asString(StandardCharsets.US_ASCII).isEqualTo("text");
  }

  @Test
  void pushes_areNobodysReplies() {
    GetCall get = embedded.submit(new GetCall("a"));
    embedded.written();
    embedded.answer(">2\r\n+invalidate\r\n*1\r\n$1\r\na\r\n");
    assertThat(get).isNotDone();
    embedded.answer(">2\r\n+x\r\n_\r\n_\r\n>2\r\n$1\r\nx\r\n:1\r\n");

    assertThat(get).isCompletedWithValue(null);
    assertThat(embedded.channel.isOpen()).isTrue();
  }

  /** By one bit of {@code :1} the removal's reply becomes a push, with the value after it in it. */
  @ParameterizedTest
  @ValueSource(strings = {">1\r\n", ">0\r\n", ">2\r\n", ">3\r\n"})
  void numberThatLooksLikeAPush_leavesNoCallOutOfStep(String push) {
    RemoveCall removal = embedded.submit(new RemoveCall("x"));
    GetCall first = embedded.submit(new GetCall("a"));
    GetCall second = embedded.submit(new GetCall("b"));
    embedded.written();
    embedded.answer(push + "$2\r\na1\r\n$2\r\nb1\r\n$2\r\nc1\r\n$2\r\nd1\r\n");

    assertThat(removal).isCompletedExceptionally();
    assertThat(first).isCompletedExceptionally();
    assertThat(second).isCompletedExceptionally();
    assertThat(embedded.channel.isOpen()).isFalse();
  }

  @Test
  void repliesOfOthers_areNotTakenForThatItWasDone() {
    assertBreaksOff(new RemoveCall("x"), "$1\r\nv\r\n");
    assertBreaksOff(new SetCall("x", new byte[1], 9), ":1\r\n");
    assertBreaksOff(new SetCall("x", new byte[1], 9), "$-1\r\n");
  }

  private static void assertBreaksOff(RedisCall<?> call, String reply) {
    EmbeddedLink link = new EmbeddedLink("redis://127.0.0.1:1");
    link.submit(call);
    link.written();
    link.answer(reply);
    assertThat(call).as(reply).isCompletedExceptionally();
    assertThat(link.channel.isOpen()).isFalse();
  }

  @Test
  void errors_areTheirCallsOnly() {
    GetCall first = embedded.submit(new GetCall("a"));
    MultiGetCall second = embedded.submit(new MultiGetCall(List.of("a", "b")));
    GetCall third = embedded.submit(new GetCall("a"));
    embedded.written();
    embedded.answer("-WRONGTYPE no\r\n*2\r\n$1\r\n1\r\n-ERR upstream failure\r\n$1\r\nv\r\n");

    assertThat(Await.failure(first))
        .isInstanceOf(StorageReplyException.class)
        .hasMessage("GET failed: WRONGTYPE no");
    assertThat(Await.failure(second)).hasMessage("MGET failed: ERR upstream failure");
    assertThat(third.join().bytes()).containsExactly('v');
  }

  @Test
  void answerThatACallCannotTake_failsThatCallOnly() {
    GetCall first = embedded.submit(new GetCall("a"));
    TypeOnlyCall second = embedded.submit(new TypeOnlyCall());
    GetCall third = embedded.submit(new GetCall("a"));
    embedded.written();
    embedded.answer("$1\r\n1\r\n$1\r\n2\r\n$1\r\n3\r\n");

    assertThat(first.join().bytes()).containsExactly('1');
    assertThat(Await.failure(second)).hasMessage("no memory for it");
    assertThat(third.join().bytes()).containsExactly('3');
    assertThat(embedded.channel.isOpen()).isTrue();
  }

  @Test
  void redirectionThatThrows_failsThatCallOnly() {
    GetCall moved = embedded.submit(new GetCall("a"));
    moved.onRedirect(
        (call, error) -> {
          throw new IllegalStateException("cannot be followed");
        });
    GetCall other = embedded.submit(new GetCall("b"));
    embedded.written();
    embedded.answer("-MOVED 1 127.0.0.1:1\r\n$1\r\nb\r\n");

    assertThat(Await.failure(moved)).hasMessage("cannot be followed");
    assertThat(other.join().bytes()).containsExactly('b');
  }

  /** A call that fails when it is answered. */
  private static final class TypeOnlyCall extends KeyCall<String> {

    TypeOnlyCall() {
      super("a");
    }

    @Override
    CommandType getType() {
      return CommandType.TYPE;
    }

    @Override
    void encode(RespWriter target) {
      target.raw(Resp.head(2, "TYPE", "a"));
    }

    @Override
    String read(Object reply) {
      throw new OutOfMemoryError("no memory for it");
    }
  }

  @Test
  void asking_whoseCallIsGivenUp_letsNothingElseIn() {
    GetCall given = new GetCall("a");
    embedded.link.submitPair(ControlCall.asking(), given);
    given.cancel(false);
    GetCall next = embedded.submit(new GetCall("b"));

    assertThat(embedded.written()).containsExactly("ASKING", "PING", "GET b");
    embedded.answer("+OK\r\n+PONG\r\n$1\r\nb\r\n");
    assertThat(next.join().bytes()).containsExactly('b');
  }

  @Test
  void givenUp_beforeItIsWritten_isNotWritten_andMakesRoom() {
    List<GetCall> calls = IntStream.range(0, 1_024).mapToObj(i -> get("k" + i)).toList();
    assertThat(get("one more")).isCompletedExceptionally();
    calls.subList(1, 1_024).forEach(call -> call.cancel(false));

    assertThat(embedded.written()).containsExactly("GET k0");
    assertThat(get("one more")).isNotDone();
  }

  /** Answers come in any pieces, calls are given up at any time, and callers call again at once. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomPipelines_giveEachCallItsOwnReply(long seed) {
    Random random = new Random(seed);
    Deque<String> unanswered = new ArrayDeque<>();
    List<GetCall> calls = new ArrayList<>();
    StringBuilder replies = new StringBuilder();
    for (int round = 0; round < 2_000; round++) {
      for (int i = random.nextInt(8); i > 0; i--) {
        calls.add(get("k" + calls.size()));
      }
      if (random.nextInt(3) == 0 && !calls.isEmpty()) {
        calls.get(calls.size() - 1).cancel(false);
      }
      unanswered.addAll(embedded.written());
      for (int i = random.nextInt(Math.min(8, unanswered.size() + 1)); i > 0; i--) {
        replies.append(reply(unanswered.remove(), random));
      }
      int sent = random.nextInt(replies.length() + 1);
      embedded.answer(replies.substring(0, sent));
      replies.delete(0, sent);
    }
    unanswered.addAll(embedded.written());
    unanswered.forEach(command -> replies.append(reply(command, random)));
    embedded.answer(replies.toString());

    for (int i = 0; i < calls.size(); i++) {
      assertIsOwnReply(calls.get(i), "k" + i);
    }
  }

  private static String reply(String command, Random random) {
    String key = command.substring("GET ".length());
    return switch (random.nextInt(5)) {
      case 0 -> "-ERR " + key + "\r\n";
      case 1 -> ">2\r\n+message\r\n+" + key + "\r\n$" + key.length() + "\r\n" + key + "\r\n";
      default -> "$" + key.length() + "\r\n" + key + "\r\n";
    };
  }

  private static void assertIsOwnReply(GetCall call, String key) {
    if (call.isCancelled()) {
      return;
    }
    String reply =
        call.handle(
                (value, thrown) ->
                    thrown == null
                        ? new String(value.bytes(), StandardCharsets.US_ASCII)
                        : thrown.getMessage())
            .join();
    assertThat(reply).isIn(key, "GET failed: ERR " + key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 secret\r\n",
        "$2147483647\r\n",
        "$-5\r\n",
        "$2\r\nsecret\r\n",
        "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n",
        "*999999999\r\n",
        ":7\r\n",
        "+secret\r\n",
        "*1\r\n$6\r\nsecret\r\n"
      })
  void noReply_endsAllCallsAndTheConnection(String sent) {
    GetCall answered = get("a");
    List<GetCall> others = List.of(get("b"), get("c"));
    embedded.written();
    GetCall unwritten = get("d");
    embedded.answer("$1\r\nv\r\n" + sent + "$1\r\nw\r\n");

    assertThat(answered.join().bytes()).containsExactly('v');
    assertThat(embedded.channel.isOpen()).isFalse();
    GetCall late = get("e");
    embedded.channel.runPendingTasks();
    for (GetCall call : List.of(others.get(0), others.get(1), unwritten, late)) {
      assertThat(Await.failure(call))
          .isInstanceOf(RedisFailure.class)
          .hasMessageContaining("answered what is not Redis's protocol: ")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void replyToNothing_endsTheConnection() {
    GetCall get = get("a");
    embedded.written();
    embedded.answer("$1\r\nv\r\n$1\r\nw\r\n");

    assertThat(get.join().bytes()).containsExactly('v');
    assertThat(embedded.channel.isOpen()).isFalse();
    GetCall late = get("b");
    embedded.channel.runPendingTasks();
    assertThat(Await.failure(late))
        .hasMessageContaining("answered what is not Redis's protocol: a reply to nothing");
  }

  @Test
  void multiGet_ofAnotherNumberOfValues_endsTheConnection() {
    MultiGetCall all = embedded.submit(new MultiGetCall(List.of("a", "b")));
    embedded.written();
    embedded.answer("*1\r\n$1\r\n1\r\n");

    assertThat(Await.failure(all)).hasMessageContaining("1 values, where 2 were asked for");
    assertThat(embedded.channel.isOpen()).isFalse();
  }

  @Test
  void lostConnection_failsWhatWasSentAndWhatWaits_inOrder() {
    List<String> failed = new ArrayList<>();
    for (String key : List.of("a", "b")) {
      var unused = get(key).whenComplete((value, thrown) -> failed.add(key));
    }
    embedded.written();
    var unused = get("c").whenComplete((value, thrown) -> failed.add("c"));
    embedded.channel.close();
    embedded.channel.runPendingTasks();

    assertThat(failed).containsExactly("a", "b", "c");
    GetCall late = get("d");
    embedded.channel.runPendingTasks();
    assertThat(Await.failure(late)).hasMessageContaining("the connection was lost");
  }

  @Test
  void writeThatFails_endsAllCallsAndTheConnection() {
    GetCall written = get("a");
    embedded.written();
    embedded
        .channel
        .pipeline()
        .addFirst(
            new ChannelOutboundHandlerAdapter() {
              @Override
              public void write(ChannelHandlerContext context, Object message, ChannelPromise end) {
                ReferenceCountUtil.release(message);
                end.setFailure(new IOException("broken pipe"));
              }
            });
    GetCall unwritten = get("b");
    embedded.channel.runPendingTasks();

    for (GetCall call : List.of(written, unwritten)) {
      assertThat(Await.failure(call)).hasMessageEndingWith("IOException: broken pipe");
    }
    assertThat(embedded.channel.isOpen()).isFalse();
  }

  @Test
  void channelThatIsLostAlready_failsCalls() {
    EmbeddedLink lost = new EmbeddedLink("redis://127.0.0.1:1");
    lost.channel.close();
    EmbeddedLink late = new EmbeddedLink(lost.channel, "redis://127.0.0.1:1");
    GetCall call = late.submit(new GetCall("a"));
    late.channel.runPendingTasks();

    assertThat(Await.failure(call)).hasMessageContaining("the connection was lost");
  }

  /** The call is its one object; what a batch takes is shared by a thousand. */
  @Test
  void calls_allocateLittleBesideThemselves() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    String replies = "$-1\r\n".repeat(1_000);
    GetCall[] calls = new GetCall[1_000];
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      Arrays.setAll(calls, i -> get("key"));
      embedded.channel.runPendingTasks();
      long written = threads.getCurrentThreadAllocatedBytes();
      embedded.written();
      ByteBuf arrived = Unpooled.copiedBuffer(replies, StandardCharsets.US_ASCII);
      long arrives = threads.getCurrentThreadAllocatedBytes();
      embedded.channel.writeInbound(arrived);
      long after = threads.getCurrentThreadAllocatedBytes();
      least = Math.min(least, written - before + after - arrives);
    }

    assertThat(calls).allMatch(GetCall::isDone);
    assertThat(least / calls.length).as("bytes a call").isLessThanOrEqualTo(64);
  }

  private GetCall get(String key) {
    return embedded.submit(new GetCall(key));
  }
}
