package io.cacheme.fuzz;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.spi.Bus;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageContexts;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A process that follows, and another who may say to it, and write for it, what he likes. */
final class Peer {

  private static final DynamicType<String> TYPE =
      DynamicNode.type("thing", "v1", String.class)
          .tier("local", Duration.ofMinutes(5))
          .tier("my-redis", Duration.ofHours(1));
  private static final DynamicNode<String> KEY = TYPE.key("1");

  private final ManualTimeSource time = new ManualTimeSource();
  private final InMemoryRemoteStorage server = new InMemoryRemoteStorage(time);
  private final InMemoryRemoteStorage hostile = server.another();
  private final Set<String> channels = ConcurrentHashMap.newKeySet();
  private final boolean listens;
  private final NodeCache<DynamicNode<String>, String> cache;
  private final NodeCache<DynamicNode<String>, String> other;
  private int writes;

  /**
   * Has loaded a value.
   *
   * @param listens whether the process hears what it is told; one that does not is not ours
   */
  Peer(boolean listens) {
    this.listens = listens;
    Bus bus = proxy(Bus.class, this::onBus);
    RemoteStorage storage =
        proxy(
            RemoteStorage.class,
            (proxy, method, arguments) ->
                method.getName().equals("bus") ? bus : method.invoke(server, arguments));
    cache = TYPE.cache(process(storage));
    other = TYPE.cache(process(server.another()));
    hostile.open(StorageContexts.system("hostile")).toCompletableFuture().join();
    get();
  }

  private Object onBus(Object proxy, Method method, Object[] arguments)
      throws ReflectiveOperationException {
    if (method.getName().equals("subscribe")) {
      channels.add((String) arguments[0]);
    }
    return method.getName().equals("listen") && !listens
        ? null
        : method.invoke(server.bus(), arguments);
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return handler.invoke(proxy, method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private Cacheme process(RemoteStorage storage) {
    return Cacheme.builder()
        .timeSource(time)
        .scheduler(new ManualScheduler(time))
        .completeOnStorageThreads()
        .storage("local", new InMemoryLocalStorage())
        .storage("my-redis", storage)
        .build();
  }

  /** No message fails a call, and after it the writes of others are followed as ever. */
  void tell(String message) {
    channels.forEach(channel -> hostile.bus().publish(channel, message));
    get();
    String value = "value " + writes++;
    other.put(KEY, value).join();
    String found = get();
    if (!found.equals(value)) {
      throw new AssertionError("\"" + found + "\" is served for \"" + value + "\"");
    }
  }

  /** Any bytes in the place of an entry are a value or a miss, and no failure. */
  void plant(byte[] bytes) {
    server.plant("cacheme:thing:1:v1", bytes);
    channels.forEach(channel -> hostile.bus().publish(channel, "x\n*"));
    get();
  }

  private String get() {
    return cache.get(KEY, node -> completedFuture("loaded")).join();
  }
}
