package io.cacheme.fleet;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.spi.Bus;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.stats.TierStats;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.LogCapture;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody else writes to the server, and sends messages, whatever he likes: no call fails for it,
 * none hangs, and what is right again is served again.
 */
class HostilePeerTest {

  private static final DynamicType<String> TYPE =
      DynamicNode.type("thing", "v1", String.class)
          .tier("local", Duration.ofMinutes(5))
          .tier("my-redis", Duration.ofHours(1));
  private static final DynamicNode<String> KEY = TYPE.key("1");
  private static final List<String> ODD =
      List.of(
          "",
          "\n",
          "\n\n\n",
          "*",
          "!",
          "x\n*",
          "x\n!",
          "x\n*\n!\n*",
          "\u0000\n\u0000",
          "x\n\u00e9");

  private final Random random = new Random(42);
  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage server = new InMemoryRemoteStorage(time);
  private final InMemoryRemoteStorage hostile = server.another();
  private final Set<String> channels = ConcurrentHashMap.newKeySet();
  private final Queue<String> messages = new ConcurrentLinkedQueue<>();
  private boolean keepsBack;
  private final Cacheme cacheme = process(server);
  private final NodeCache<DynamicNode<String>, String> cache = TYPE.cache(cacheme);
  private final Cacheme other = process(server.another());

  private Cacheme process(RemoteStorage storage) {
    return Cacheme.builder()
        .timeSource(time)
        .scheduler(scheduler)
        .completeOnStorageThreads()
        .storage("local", new InMemoryLocalStorage())
        .storage("my-redis", listenedTo(storage))
        .build();
  }

  /** Notes the channels that are subscribed to, and what is published. */
  private RemoteStorage listenedTo(RemoteStorage storage) {
    Bus bus = Objects.requireNonNull(storage.bus());
    Bus noted = noting(Bus.class, bus, null);
    return noting(RemoteStorage.class, storage, noted);
  }

  private <T> T noting(Class<T> type, T target, Bus bus) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals("subscribe")) {
                channels.add((String) arguments[0]);
              } else if (method.getName().equals("publish")) {
                messages.add((String) arguments[1]);
                if (keepsBack && ((String) arguments[1]).contains("thing:1")) {
                  return CompletableFuture.completedFuture(null);
                }
              }
              try {
                return method.getName().equals("bus") ? bus : method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @BeforeEach
  void open() {
    hostile.open(StorageContexts.system("hostile")).toCompletableFuture().join();
    assertThat(get("value")).isEqualTo("value");
    assertThat(channels).isNotEmpty();
  }

  @AfterEach
  void close() {
    cacheme.close();
    other.close();
    hostile.close();
  }

  private String get(String loaded) {
    return cache.get(KEY, node -> completedFuture(loaded)).join();
  }

  @Test
  void messages_ofAnyText_failNoCall_andWritesAreFollowedAsEver() {
    for (int i = 0; i < 2_000; i++) {
      String message = i < ODD.size() ? ODD.get(i) : text();
      channels.forEach(channel -> hostile.bus().publish(channel, message));
      assertThat(get("value")).isEqualTo("value");
    }
    TYPE.cache(other).put(KEY, "newer").join();

    assertThat(get("loaded")).isEqualTo("newer");
  }

  @Test
  void messages_tellKeys_andNoValues() {
    TYPE.cache(other).put(KEY, "a secret").join();
    cache.invalidate(KEY).join();

    assertThat(messages)
        .anySatisfy(message -> assertThat(message).contains("thing:1"))
        .noneSatisfy(message -> assertThat(message).contains("secret"));
  }

  @Test
  void bytes_underTheEntrysKey_failNoCall_andAWriteReplacesThem() {
    String stored = entryKey();
    byte[] entry = server.peek(stored);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = i % 2 == 0 ? changed(entry) : randomBytes();
      hostile.put(stored, bytes, RemoteStorage.NO_EXPIRY);
      outdateHeaps();
      assertThat(get("loaded")).isNotNull();
      assertThat(cache.peek(KEY).join().toString()).isNotEmpty();
    }
    assertThat(ofTheServer().missCount() + ofTheServer().hitCount())
        .as("reads")
        .isGreaterThan(1_500);
    cache.put(KEY, "written").join();

    assertThat(get("loaded")).isEqualTo("written");
    assertThat(TYPE.cache(other).getIfPresent(KEY).join()).isEqualTo("written");
  }

  @Test
  void bytes_underEveryKey_stampsIncluded_failNoCall() {
    cache.clear().join();
    get("value");
    assertThat(server.keys()).as("the entry and the stamp").hasSizeGreaterThan(1);
    for (int i = 0; i < 300; i++) {
      for (String stored : server.keys()) {
        hostile.put(stored, randomBytes(), RemoteStorage.NO_EXPIRY);
      }
      outdateHeaps();
      scheduler.advance(Duration.ofSeconds(2));
      assertThat(get("value")).isEqualTo("value");
    }
    cache.put(KEY, "written").join();

    assertThat(get("value")).isEqualTo("written");
  }

  @Test
  void stamps_asHighAsTheyGo_areOutdone() {
    cache.clear().join();
    get("value");
    for (long stamp : new long[] {Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE / 2, -1, -2}) {
      byte[] frame =
          ByteBuffer.allocate(11).putShort((short) 0xC1CA).put((byte) 8).putLong(stamp).array();
      server.keys().forEach(stored -> hostile.put(stored, frame, RemoteStorage.NO_EXPIRY));
      outdateHeaps();
      assertThat(get("value")).isEqualTo("value");
      cache.put(KEY, "written").join();
      outdateHeaps();
      assertThat(get("loaded")).as("after the stamp %d", stamp).isEqualTo("written");
      cache.clear().join();
      outdateHeaps();
      assertThat(get("value")).as("after a clear beyond the stamp %d", stamp).isEqualTo("value");
    }
  }

  @Test
  void entries_takenAwayOverAndOver_areLoadedEachTime() {
    long loads = cache.stats().loadCount();
    for (int i = 0; i < 100; i++) {
      server.keys().forEach(hostile::remove);
      outdateHeaps();
      assertThat(get("value")).isEqualTo("value");
    }

    assertThat(cache.stats().loadCount() - loads).isEqualTo(100);
  }

  @Test
  void messagesOfAllKeys_overAndOver_makeTheHeapAskEachTime() {
    long hits = ofTheServer().hitCount();
    long loads = cache.stats().loadCount();
    for (int i = 0; i < 100; i++) {
      outdateHeaps();
      assertThat(get("loaded")).isEqualTo("value");
    }

    assertThat(ofTheServer().hitCount() - hits).isEqualTo(100);
    assertThat(cache.stats().loadCount()).as("the source is not asked").isEqualTo(loads);
  }

  @Test
  void messages_keptBackAndSaidToBeDelivered_leaveTheHeapWhatItHas_forItsTtl() {
    scheduler.advance(Duration.ofSeconds(2)); // until it hears signs of life
    outdateHeaps();
    assertThat(get("loaded")).isEqualTo("value");
    keepsBack = true;
    TYPE.cache(other).put(KEY, "newer").join();
    scheduler.advance(Duration.ofMinutes(4));
    assertThat(get("loaded")).as("long after followLease").isEqualTo("value");

    scheduler.advance(Duration.ofMinutes(2));
    assertThat(get("loaded")).as("after the heap's ttl").isEqualTo("newer");
  }

  @Test
  void entryOfAnotherKey_isAnsweredForThis() {
    cache.put(TYPE.key("2"), "of another").join();

    hostile.put(entryKey(), server.peek(entryKey("thing:2")), RemoteStorage.NO_EXPIRY);
    outdateHeaps();
    assertThat(get("loaded")).isEqualTo("of another");
  }

  @Test
  void values_areInTheClear_inTheServerAndOnTheHeap() {
    String value = new String("a secret"); // no literal, to be known again
    cache.put(KEY, value).join();

    assertThat(new String(server.peek(entryKey()), StandardCharsets.UTF_8)).contains(value);
    assertThat(get("loaded")).isSameAs(value);
  }

  @Test
  void keys_areInTheLog_whereAStorageFails() {
    try (LogCapture log = new LogCapture()) {
      hostile.put(entryKey(), new byte[] {1}, RemoteStorage.NO_EXPIRY);
      outdateHeaps();
      get("value");

      assertThat(log.text()).contains("thing:1");
    }
  }

  private TierStats ofTheServer() {
    return cache.stats().tiers().get(1);
  }

  /** So that the next call asks the server. */
  private void outdateHeaps() {
    channels.forEach(channel -> hostile.bus().publish(channel, "hostile\n*"));
  }

  private String entryKey() {
    return entryKey("thing:1");
  }

  private String entryKey(String key) {
    return server.keys().stream()
        .filter(stored -> stored.startsWith("cacheme:" + key + ":"))
        .collect(Collectors.joining());
  }

  /** Printable, line feeds among it, and as long as messages may be at times. */
  private String text() {
    int length = random.nextInt(random.nextInt(50) == 0 ? Bus.MAX_MESSAGE_BYTES : 40);
    return random
        .ints(length, 0, 96)
        .mapToObj(i -> i == 95 ? "\n" : String.valueOf((char) (' ' + i)))
        .collect(Collectors.joining());
  }

  private byte[] changed(byte[] entry) {
    byte[] bytes = entry.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[random.nextInt(60)];
    random.nextBytes(bytes);
    if (bytes.length > 2 && random.nextBoolean()) { // as a frame begins
      bytes[0] = (byte) 0xC1;
      bytes[1] = (byte) 0xCA;
    }
    return bytes;
  }
}
