package io.cacheme.testkit.selftest;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.FaultSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Speaks to a {@link ShelfServer} over one connection; good, but for its defect. */
final class ShelfStorage implements RemoteStorage, ConditionalWrites {

  private static final int CONNECT_MILLIS = 1_000;
  private static final int PAUSE_MILLIS = 30;
  private static final int LEAK_MILLIS = 5_000;

  private final FaultSettings settings;
  private final ShelfDefect defect;
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private final List<ShelfCall> carried = new ArrayList<>(); // guarded by this, as are the next
  private ShelfLink link;
  private Exception unavailable;
  private boolean closed;
  private Thread thread;

  ShelfStorage(FaultSettings settings, ShelfDefect defect) {
    this.settings = settings;
    this.defect = defect;
  }

  @Override
  public synchronized CompletionStage<Void> open(StorageContext context) {
    thread = started("shelf-" + context.name(), this::run);
    return opened;
  }

  @Override
  public CompletionStage<StoredValue> get(String key) {
    return submit(new ShelfCall(() -> "G " + key))
        .thenApply(found -> found == null ? null : StoredValue.of(found));
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    CompletionStage<Map<String, StoredValue>> all =
        CompletableFuture.completedFuture(new HashMap<>());
    for (String key : keys) {
      all = all.thenCombine(get(key), (found, value) -> with(found, key, value));
    }
    return all;
  }

  @Override
  public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
    return submit(new ShelfCall(() -> "P " + key + " " + HexFormat.of().formatHex(value)))
        .thenApply(ok -> null);
  }

  @Override
  public CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
    throw new UnsupportedOperationException("the cases do not ask for it");
  }

  @Override
  public CompletionStage<Void> remove(String key) {
    throw new UnsupportedOperationException("the cases do not ask for it");
  }

  @Override
  public ConditionalWrites conditionalWrites() {
    return this;
  }

  @Override
  public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
    String seen = entry.seen() == null ? "none" : HexFormat.of().formatHex(entry.seen());
    return kept("C " + entry.key() + " " + HexFormat.of().formatHex(entry.bytes()) + " " + seen);
  }

  @Override
  public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
    CompletionStage<Set<String>> all = CompletableFuture.completedFuture(new HashSet<>());
    for (ConditionalEntry entry : entries) {
      all =
          all.thenCombine(
              putIfUnchanged(entry),
              (refused, kept) -> {
                if (!kept) {
                  refused.add(entry.key());
                }
                return refused;
              });
    }
    return all;
  }

  @Override
  public CompletionStage<Boolean> putTombstone(String key, byte[] tombstone, long ttlMillis) {
    return kept("P " + key + " " + HexFormat.of().formatHex(tombstone));
  }

  private CompletionStage<Boolean> kept(String request) {
    CompletionStage<Boolean> kept =
        submit(new ShelfCall(() -> request)).thenApply(answer -> answer != ShelfCall.REFUSED);
    return defect == ShelfDefect.TAKES_A_LOSS_FOR_A_REFUSAL
        ? kept.exceptionally(thrown -> false)
        : kept;
  }

  @Override
  public CompletionStage<Void> close() {
    List<ShelfCall> lost;
    synchronized (this) {
      closed = true;
      unavailable = defect.failure("closed");
      lost = unlink();
    }
    if (defect != ShelfDefect.FORGETS_CALLS_WHEN_CLOSED) {
      fail(lost, unavailable);
    }
    thread.interrupt();
    if (defect == ShelfDefect.LEAVES_A_THREAD) {
      started(thread.getName() + "-left", () -> pause(LEAK_MILLIS));
    }
    return defect == ShelfDefect.DOES_NOT_CLOSE
        ? new CompletableFuture<>()
        : CompletableFuture.completedFuture(null);
  }

  @Override
  public int maxValueBytes() {
    return 256 << 10;
  }

  @Override
  public boolean mustNotBlock(Thread asked) {
    return asked == thread;
  }

  @Override
  public String toString() {
    return "shelf://127.0.0.1:" + settings.port();
  }

  private synchronized CompletableFuture<byte[]> submit(ShelfCall call) {
    if (link != null) {
      return link.submit(call);
    }
    if (defect == ShelfDefect.WAITS_FOR_A_LOST_SERVER) {
      carried.add(call);
    } else {
      call.answer().completeExceptionally(unavailable);
    }
    return call.answer();
  }

  private void run() {
    boolean again = true;
    while (again) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", settings.port()), CONNECT_MILLIS);
        ShelfLink fresh = new ShelfLink(socket, settings, defect);
        started(Thread.currentThread().getName() + "-writer", fresh::write);
        connected(fresh);
        fresh.read();
      } catch (IOException e) {
        again = lost(defect.failure("no shelf: " + e.getMessage()));
      }
    }
  }

  private synchronized void connected(ShelfLink fresh) throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    link = fresh;
    carried.forEach(fresh::submit);
    carried.clear();
    opened.complete(null);
  }

  /** Whether to connect again. */
  private boolean lost(Exception why) {
    List<ShelfCall> lost;
    synchronized (this) {
      lost = unlink();
      if (closed) {
        return false;
      }
      unavailable = why;
      if (defect == ShelfDefect.SENDS_AGAIN) {
        carried.addAll(lost);
        lost = List.of();
      }
    }
    fail(lost, why);
    return defect != ShelfDefect.NEVER_CONNECTS_AGAIN && pause(PAUSE_MILLIS);
  }

  private List<ShelfCall> unlink() {
    List<ShelfCall> lost = link == null ? List.of() : link.end();
    link = null;
    return lost;
  }

  private static void fail(List<ShelfCall> lost, Exception why) {
    lost.forEach(call -> call.answer().completeExceptionally(why));
  }

  private static Map<String, StoredValue> with(
      Map<String, StoredValue> found, String key, StoredValue value) {
    if (value != null) {
      found.put(key, value);
    }
    return found;
  }

  private static Thread started(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static boolean pause(int millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException closed) {
      return false;
    }
  }
}
