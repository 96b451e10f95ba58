package io.cacheme.testkit.junit;

import io.cacheme.Cacheme;
import io.cacheme.spi.Storage;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.RecordingRemoteStorage;
import io.cacheme.testkit.StorageFault;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The storages in memory of one test, by the names that nodes name: heaps for {@code local}, names
 * that begin with {@code local-} and those that {@link CachemeTest#local} has, remote storages for
 * all others. They are made when they are first named, here or by a node, and expire by the test's
 * clock. Safe for any number of threads.
 */
public final class TestStorages {

  private final ManualTimeSource time;
  private final Set<String> heapNames;
  private final Map<String, InMemoryLocalStorage> heaps = new ConcurrentHashMap<>();
  private final Map<String, Remote> remotes = new ConcurrentHashMap<>();
  private final Set<String> named = ConcurrentHashMap.newKeySet();
  private final Set<String> replaced = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Cacheme cacheme;

  TestStorages(ManualTimeSource time, Set<String> heapNames) {
    this.time = time;
    this.heapNames = heapNames;
  }

  /** What a node of the application is given for {@code name}. */
  Storage make(String name) {
    named.add(name);
    return isHeap(name) ? local(name) : calls(name);
  }

  void belongTo(Cacheme made) {
    cacheme = made;
  }

  /** Ends what is held, so that the test's {@code Cacheme} need not wait for it. */
  void letGo() {
    remotes.keySet().forEach(this::letGo);
  }

  private boolean isHeap(String name) {
    return name.equals("local") || name.startsWith("local-") || heapNames.contains(name);
  }

  /**
   * The heap storage {@code name}, whose entries it can {@code evictAll()}.
   *
   * @throws IllegalArgumentException if that is the name of a remote storage
   * @throws IllegalStateException if it was {@linkplain #replace replaced}
   */
  public InMemoryLocalStorage local(String name) {
    if (!isHeap(name)) {
      throw new IllegalArgumentException(
          "storage \""
              + name
              + "\" is a remote one\n    help:  ask remote(\""
              + name
              + "\"), or say @CachemeTest(local = \""
              + name
              + "\") if the nodes' compiler was told that it is a heap");
    }
    refuseReplaced(name);
    return heaps.computeIfAbsent(name, missing -> new InMemoryLocalStorage());
  }

  /**
   * What the remote storage {@code name} keeps: {@code keys()}, {@code peek(key)}; and {@code
   * another()}, the storage of another process over the same entries.
   *
   * @throws IllegalArgumentException if that is the name of a heap storage
   * @throws IllegalStateException if it was {@linkplain #replace replaced}
   */
  public InMemoryRemoteStorage remote(String name) {
    return find(name).memory();
  }

  /** What the remote storage {@code name} was asked; refused as {@link #remote}. */
  public RecordingRemoteStorage calls(String name) {
    return find(name).calls();
  }

  /**
   * Breaks the remote storage {@code name}, each operation by itself; refused as {@link #remote}.
   */
  public FaultyRemoteStorage faults(String name) {
    return find(name).faults();
  }

  /** From now on each call of the remote storage {@code name} fails, until {@link #heal}. */
  public void fail(String name) {
    faults(name).fault(StorageFault.FAIL);
  }

  /**
   * From now on the remote storage {@code name} answers nothing, until {@link #heal}; meanwhile
   * time that the test lets pass is silence to the cache, which ends by its timeouts. Who blocks on
   * the test's own thread waits for ever: the clock stands. Ask asynchronously.
   */
  public void hang(String name) {
    faults(name).fault(StorageFault.DELAY);
  }

  /**
   * The remote storage {@code name} serves its calls again, those first that hung, in their order.
   * After failures a cache passes a storage by for a while, by the test's clock: let it pass.
   */
  public void heal(String name) {
    find(name);
    letGo(name);
  }

  private void letGo(String name) {
    Remote remote = remotes.get(name);
    if (remote != null) {
      remote.faults().heal();
      remote.faults().release();
    }
  }

  /**
   * Puts {@code storage} in the place of the one in memory, before a node names it or after: a
   * {@code NoOpRemoteStorage}, say. From then on the others here refuse {@code name}.
   *
   * @throws io.cacheme.CachemeConfigurationException if nodes that are bound need what it cannot do
   *     (R23), or it was given to a {@code Cacheme} before (R21)
   * @throws IllegalArgumentException if {@code name} was given a storage by {@link CachemeSetup}
   */
  public void replace(String name, Storage storage) {
    Cacheme own = Objects.requireNonNull(cacheme, "cacheme");
    try {
      if (named.contains(name)) {
        own.replaceStorage(name, storage).join();
      } else {
        own.registerStorage(name, storage).join();
        named.add(name);
      }
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    letGo(name); // what the cache had begun to ask
    replaced.add(name);
  }

  private Remote find(String name) {
    if (isHeap(name)) {
      throw new IllegalArgumentException(
          "storage \"" + name + "\" is a heap\n    help:  ask local(\"" + name + "\")");
    }
    refuseReplaced(name);
    return remotes.computeIfAbsent(name, missing -> new Remote(time));
  }

  private void refuseReplaced(String name) {
    if (replaced.contains(name)) {
      throw new IllegalStateException(
          "storage \""
              + name
              + "\" was replaced by the test\n    help:  keep what you replaced it by, and ask that");
    }
  }

  /** A storage in memory, and what stands before it. */
  private record Remote(
      InMemoryRemoteStorage memory, FaultyRemoteStorage faults, RecordingRemoteStorage calls) {

    Remote(ManualTimeSource time) {
      this(new InMemoryRemoteStorage(time));
    }

    private Remote(InMemoryRemoteStorage memory) {
      this(memory, new FaultyRemoteStorage(memory));
    }

    private Remote(InMemoryRemoteStorage memory, FaultyRemoteStorage faults) {
      this(memory, faults, new RecordingRemoteStorage(faults));
    }
  }
}
