package io.cacheme.tests.pictures;

import io.cacheme.spi.Bus;
import io.cacheme.spi.BusListener;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a cache asks its tiers and its bus, as it happens, in words. */
final class Calls {

  /** Who asks whom, and for what. */
  record Call(String from, String to, String words) {}

  /** What is called through a stand-in; {@code next} calls what that stands for. */
  @FunctionalInterface
  private interface Around {
    Object call(String method, Object[] arguments, Next next) throws Exception;
  }

  @FunctionalInterface
  private interface Next {
    Object call() throws Exception;
  }

  private final List<Call> calls = new ArrayList<>();

  /** The caches that were told of a write since they last put something on the heap. */
  private final Set<String> told = new HashSet<>();

  private byte[] tombstone = {};

  /** Those since this was asked last. */
  List<Call> taken() {
    List<Call> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  void add(String from, String to, String words) {
    calls.add(new Call(from, to, words));
  }

  /** A cache looks twice where others may have been faster, which a reader need not see. */
  private void addGet(String from, String to, String found) {
    Call call = new Call(from, to, "get: " + found);
    if (calls.isEmpty() || !calls.get(calls.size() - 1).equals(call)) {
      calls.add(call);
    }
  }

  LocalStorage heap(String cache, String lane, LocalStorage heap) {
    return around(
        LocalStorage.class,
        heap,
        (method, arguments, next) -> {
          Object answer = next.call();
          switch (method) {
            case "get", "peek" -> addGet(cache, lane, onTheHeap(cache, answer));
            case "put", "remove" -> {
              told.remove(cache);
              add(cache, lane, method);
            }
            default -> {}
          }
          return answer;
        });
  }

  private String onTheHeap(String cache, @Nullable Object answer) {
    return answer == null ? "nothing" : told.contains(cache) ? "outdated" : "found";
  }

  RemoteStorage remote(String cache, String lane, RemoteStorage storage) {
    ConditionalWrites writes = conditional(cache, lane, storage.conditionalWrites());
    Bus bus = bus(cache, lane, storage.bus());
    return around(
        RemoteStorage.class,
        storage,
        (method, arguments, next) ->
            switch (method) {
              case "conditionalWrites" -> writes;
              case "bus" -> bus;
              case "get" -> read(cache, lane, (String) arguments[0], next);
              default -> next.call();
            });
  }

  private Object read(String cache, String lane, String key, Next next) throws Exception {
    CompletionStage<?> answer = (CompletionStage<?>) next.call();
    if (!key.contains(":%")) { // what a cache keeps for itself
      addGet(cache, lane, remotely((StoredValue) answer.toCompletableFuture().join()));
    }
    return answer;
  }

  private String remotely(@Nullable StoredValue value) {
    return value == null
        ? "nothing"
        : Arrays.equals(value.bytes(), tombstone) ? "tombstone" : "found";
  }

  private ConditionalWrites conditional(String cache, String lane, ConditionalWrites writes) {
    return around(
        ConditionalWrites.class,
        writes,
        (method, arguments, next) -> {
          if (method.equals("putTombstone")) {
            tombstone = (byte[]) arguments[1];
            add(cache, lane, "tombstone");
          } else {
            add(cache, lane, "put if unchanged");
          }
          return next.call();
        });
  }

  private Bus bus(String cache, String lane, Bus bus) {
    return around(
        Bus.class,
        bus,
        (method, arguments, next) -> {
          if (method.equals("publish")) {
            add(cache, lane, "message");
          } else if (method.equals("listen")) {
            bus.listen(listener(cache, lane, (BusListener) arguments[0]));
            return null;
          }
          return next.call();
        });
  }

  private BusListener listener(String cache, String lane, BusListener listener) {
    return around(
        BusListener.class,
        listener,
        (method, arguments, next) -> {
          if (method.equals("told")) {
            told.add(cache);
            add(lane, cache, "message");
          }
          return next.call();
        });
  }

  private static <T> T around(Class<T> type, T target, Around around) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return around.call(
                    method.getName(), arguments, () -> method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
