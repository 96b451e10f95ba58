package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageUrl;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.TestServers;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single commands share flushes: a flush a command costs most of what Redis can do. */
class RedisFlushTest {

  private final RedisOptions options = RedisOptions.of(StorageUrl.parse(TestServers.redis().url()));
  private final RedisEndpoint endpoint = new RedisEndpoint(options, options.hosts().get(0));
  private final AtomicInteger flushes = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private RedisDriver driver;
  private Channel channel;
  private RedisLink link;

  @BeforeEach
  void connect() {
    driver = new RedisDriver(options, StorageContexts.system("flush"), new ServerRuns(options));
    channel = Await.value(driver.connect(endpoint));
    link = new RedisLink(channel, endpoint, () -> {});
    channel.pipeline().addFirst(new Counter()); // at the socket, behind all that writes
  }

  @AfterEach
  void close() {
    Await.value(driver.close(() -> {}));
  }

  @Test
  void singleGets_fromOneTurnOfTheEventLoop_areOneFlush() {
    List<StoredValue> found = Await.value(submitFromEventLoop(1_000));

    assertThat(found).hasSize(1_000).containsOnlyNulls();
    assertThat(flushes).hasValue(1);
    assertThat(writes).hasValue(1);
  }

  @Test
  void singleGets_fromAnotherThread_shareFlushes() {
    List<GetCall> calls = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      GetCall call = new GetCall("flush:none:" + i);
      calls.add(call);
      link.submit(call);
    }
    calls.forEach(Await::value);

    assertThat(flushes.get()).isLessThan(calls.size() / 2);
  }

  private CompletableFuture<List<StoredValue>> submitFromEventLoop(int count) {
    List<GetCall> calls = new ArrayList<>();
    CompletableFuture<Void> submitted = new CompletableFuture<>();
    channel
        .eventLoop()
        .execute(
            () -> {
              for (int i = 0; i < count; i++) {
                GetCall call = new GetCall("flush:none:" + i);
                calls.add(call);
                link.submit(call);
              }
              submitted.complete(null);
            });
    return submitted
        .thenCompose(nothing -> Stages.all(calls))
        .thenApply(nothing -> calls.stream().map(CompletableFuture::join).toList());
  }

  private final class Counter extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      writes.incrementAndGet();
      context.write(message, promise);
    }

    @Override
    public void flush(ChannelHandlerContext context) {
      flushes.incrementAndGet();
      context.flush();
    }
  }
}
