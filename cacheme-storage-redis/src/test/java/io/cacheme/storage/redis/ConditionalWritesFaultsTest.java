package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.RedisProcess;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditional writes whose answer is lost, or that stay unsent until they are too late. */
class ConditionalWritesFaultsTest {

  private static final byte[] SEEN = {1};
  private static final byte[] VALUE = {2};

  private final ManualTimeSource time = new ManualTimeSource();
  private RedisProcess redis;
  private RemoteStorage storage;
  private ConditionalWrites writes;

  @BeforeEach
  void open() {
    redis = RedisProcess.start();
    storage = RedisStorage.builder(redis.url()).build();
    Await.value(storage.open(StorageContexts.manual("faults", time)));
    writes = Objects.requireNonNull(storage.conditionalWrites());
  }

  @AfterEach
  void close() {
    Await.value(storage.close());
    redis.close();
  }

  @Test
  void connectionLostBeforeTheAnswer_fails() {
    Await.value(storage.put("seen", SEEN, 60_000));
    redis.stop();
    List<CompletionStage<?>> calls =
        List.of(
            writes.putIfUnchanged(ifNone("none")),
            writes.putIfUnchanged(ifSeen("seen")),
            writes.putTombstone("dead", VALUE, 60_000),
            writes.putAllIfUnchanged(List.of(ifNone("none2"), ifSeen("seen2"))));
    redis.kill();

    for (CompletionStage<?> call : calls) {
      assertThat(Await.failure(call)).isInstanceOf(RedisFailure.class);
    }
  }

  @Test
  void unsentUntilTooLate_isNotSent() {
    redis.stop();
    List<CompletionStage<Void>> before = fillTheConnection();
    CompletionStage<Boolean> late = writes.putIfUnchanged(notAfter("late", 1_000));
    CompletionStage<Boolean> inTime = writes.putIfUnchanged(notAfter("inTime", 61_000));
    time.advance(Duration.ofMinutes(1));
    redis.cont();

    assertThat(Await.value(late)).isFalse();
    assertThat(Await.value(inTime)).isTrue();
    assertThat(Await.value(storage.get("late"))).isNull();
    assertThat(Await.value(storage.get("inTime")).bytes()).isEqualTo(VALUE);
    before.forEach(Await::value);
  }

  @Test
  void tooLate_isJudgedByTheServersClock_onceThatIsKnown() {
    long now = Await.value(storage.serverTimeMillis()); // the process's own is years behind

    assertThat(Await.value(writes.putIfUnchanged(ifNone("a").notAfter(now - 60_000)))).isFalse();
    assertThat(Await.value(writes.putIfUnchanged(ifNone("a").notAfter(now + 60_000)))).isTrue();
    time.advance(Duration.ofMinutes(2));
    assertThat(Await.value(writes.putIfUnchanged(ifNone("b").notAfter(now + 60_000)))).isFalse();
  }

  @Test
  void valueOfAnotherType_isAReplyForThatKey() throws IOException {
    try (Socket socket = new Socket(redis.host(), redis.port())) {
      socket.getOutputStream().write("LPUSH list x\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo(':');
    }

    assertThat(Await.failure(writes.putIfUnchanged(ifSeen("list"))))
        .isInstanceOf(StorageReplyException.class)
        .hasMessageContaining("EVAL failed: WRONGTYPE");
    assertThat(Await.value(writes.putIfUnchanged(ifNone("list")))).isFalse();
    assertThat(storage.conditionalWrites()).isNotNull();
  }

  /** Writes more than a server that stands still and the sockets take. */
  private List<CompletionStage<Void>> fillTheConnection() {
    List<CompletionStage<Void>> puts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      puts.add(storage.put("big" + i, new byte[1 << 20], 60_000));
    }
    return puts;
  }

  private ConditionalEntry notAfter(String key, long millisFromNow) {
    return ifNone(key).notAfter(time.epochMillis() + millisFromNow);
  }

  private static ConditionalEntry ifNone(String key) {
    return ConditionalEntry.ifNone(key, VALUE, 60_000);
  }

  private static ConditionalEntry ifSeen(String key) {
    return ConditionalEntry.ifSeen(key, VALUE, 60_000, SEEN);
  }
}
