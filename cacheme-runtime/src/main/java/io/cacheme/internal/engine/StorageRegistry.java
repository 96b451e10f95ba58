package io.cacheme.internal.engine;

import io.cacheme.Cacheme;
import io.cacheme.CachemeConfigurationException;
import io.cacheme.CachemeException;
import io.cacheme.help.Help;
import io.cacheme.internal.env.DriverVersions;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.tier.RemoteGate;
import io.cacheme.internal.tier.StorageWatch;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.Patience;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.Stages;
import io.cacheme.spi.Storage;
import io.cacheme.spi.StorageContext;
import io.cacheme.stats.Health;
import io.cacheme.stats.HeapStats;
import io.cacheme.stats.StorageState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The storages of one {@code Cacheme}, by name. */
public final class StorageRegistry {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());

  private final Surroundings surroundings;
  private final Map<String, Registered> storages = new ConcurrentHashMap<>();
  private final Set<Storage> replacements = ConcurrentHashMap.newKeySet();

  private final RemovalListeners removals;
  private final Function<String, @Nullable Storage> factory;
  private final @Nullable Consumer<StorageState> listener;

  /**
   * None yet.
   *
   * @param factory makes what nobody has registered, or answers null
   * @param listener is told when the state of one changes; null if nobody listens
   */
  public StorageRegistry(
      Surroundings surroundings,
      RemovalListeners removals,
      Function<String, @Nullable Storage> factory,
      @Nullable Consumer<StorageState> listener) {
    this.listener = listener;
    this.surroundings = surroundings;
    this.removals = removals;
    this.factory = factory;
    surroundings.storageThreads.watch(this::mustNotBlock);
  }

  /** A storage, the gate to it if it is remote, and what is known of how it does. */
  public record Registered(Storage storage, @Nullable RemoteGate gate, StorageWatch watch) {}

  /** How all of them do. */
  public Health health() {
    return Health.of(storages.values().stream().map(each -> each.watch().state()).toList());
  }

  /** The ways to all that are remote. */
  List<RemoteGate> gates() {
    return storages.values().stream()
        .flatMap(registered -> Optional.ofNullable(registered.gate()).stream())
        .toList();
  }

  public Set<String> names() {
    return Set.copyOf(storages.keySet());
  }

  public Collection<Registered> all() {
    return storages.values();
  }

  /** All that is to be closed: those registered, and those being opened in the place of others. */
  public List<Storage> opened() {
    return Stream.concat(storages.values().stream().map(Registered::storage), replacements.stream())
        .toList();
  }

  /** The storage of a tier, or R01. */
  public Registered find(String name, String asker) {
    Registered found = storages.get(name);
    if (found == null) {
      throw unknown(name, asker, storages.keySet());
    }
    return found;
  }

  /** The storage of a tier, made by the application's factory if it is not there; else R01. */
  Registered findOrMake(String name, String asker) {
    if (!storages.containsKey(name)) {
      Storage made = factory.apply(name);
      if (made != null) {
        addMade(name, made);
      }
    }
    return find(name, asker);
  }

  private void addMade(String name, Storage made) {
    try {
      Throwable failure = add(name, made).handle((nothing, thrown) -> thrown).getNow(null);
      if (failure != null && !storages.containsKey(name)) { // refused at once, or all is closed
        throw (CachemeException) Stages.cause(failure);
      }
    } catch (IllegalArgumentException e) {
      if (!storages.containsKey(name)) { // else it was registered meanwhile
        throw e;
      }
    }
  }

  /** Whether {@code thread} is an event loop of any storage. */
  private boolean mustNotBlock(Thread thread) {
    for (Registered registered : storages.values()) {
      if (registered.storage() instanceof RemoteStorage remote && remote.mustNotBlock(thread)) {
        return true;
      }
    }
    return false;
  }

  /** Registers and opens the storages of a builder, which are given away already. */
  public CompletableFuture<@Nullable Void> openAll(
      Map<String, Storage> added, Set<String> required) {
    List<CompletableFuture<?>> opening = new ArrayList<>();
    added.forEach(
        (name, storage) -> {
          CompletableFuture<@Nullable Void> opened = register(name, storage);
          opening.add(opened.exceptionally(failure -> tolerate(failure, required.contains(name))));
        });
    return Stages.all(opening);
  }

  private static @Nullable Void tolerate(Throwable failure, boolean required) {
    CachemeException cause = (CachemeException) Stages.cause(failure);
    if (cause instanceof CachemeConfigurationException) {
      throw cause;
    }
    if (required) {
      throw StorageFailures.required(cause);
    }
    return null;
  }

  /** What is not asked of which storages, a line each; empty if all is well. */
  public String troubles() {
    StringBuilder lines = new StringBuilder();
    storages.forEach(
        (name, registered) -> {
          RemoteGate gate = registered.gate();
          String state = gate == null ? null : gate.state();
          if (state != null) {
            lines.append("storage \"").append(name).append("\" is ").append(state).append('\n');
          }
        });
    return lines.toString();
  }

  /** What each heap keeps, in the order of their names. */
  public List<HeapStats> heapStats() {
    List<HeapStats> heaps = new ArrayList<>();
    storages.forEach(
        (name, registered) -> {
          if (registered.storage() instanceof LocalStorage heap) {
            heaps.add(
                HeapStats.builder(name)
                    .size(heap.size())
                    .evictionCount(heap.evictionCount())
                    .weighedBytes(heap.weighedBytes())
                    .maximumBytes(heap.maximumBytes())
                    .build());
          }
        });
    heaps.sort(Comparator.comparing(HeapStats::storage));
    return List.copyOf(heaps);
  }

  /** A line for each storage that is bounded in bytes. */
  String bounds() {
    StringBuilder lines = new StringBuilder();
    storages.forEach(
        (name, registered) -> {
          if (registered.storage() instanceof LocalStorage heap
              && heap.maximumBytes() != LocalStorage.UNBOUNDED) {
            lines.append(
                String.format(
                    Locale.ROOT,
                    "storage \"%s\" has %,d entries of %,d bytes, at most %,d\n",
                    name,
                    heap.size(),
                    heap.weighedBytes(),
                    heap.maximumBytes()));
          }
        });
    return lines.toString();
  }

  /** Registers and opens a storage. */
  public CompletableFuture<@Nullable Void> add(String name, Storage storage) {
    if (surroundings.isClosed()) {
      return CompletableFuture.failedFuture(surroundings.closedException());
    }
    if (storages.containsKey(checkedName(name))) {
      throw nameTaken(name);
    }
    StorageOwners.give(name, storage);
    try {
      return register(name, storage);
    } catch (IllegalArgumentException e) { // taken meanwhile
      StorageOwners.takeBack(storage);
      throw e;
    }
  }

  private CompletableFuture<@Nullable Void> register(String name, Storage storage) {
    StorageWatch watch = new StorageWatch(name, storage, surroundings, listener);
    Registered registered =
        new Registered(
            storage,
            storage instanceof RemoteStorage remote
                ? new RemoteGate(name, remote, surroundings, watch)
                : null,
            watch);
    if (storages.putIfAbsent(checkedName(name), registered) != null) {
      throw nameTaken(name);
    }
    CompletableFuture<@Nullable Void> added = new CompletableFuture<>();
    open(name, storage)
        .whenComplete(
            (nothing, thrown) -> {
              if (thrown == null) {
                watch.answered();
                askTime(registered.gate(), added);
              } else {
                CachemeException failure = StorageFailures.of(name, storage, thrown);
                notOpened(name, registered, failure);
                added.completeExceptionally(failure);
              }
            });
    return added;
  }

  /**
   * The storage is open; its clock is known before the first entry is read, or written, if it can.
   */
  private void askTime(@Nullable RemoteGate gate, CompletableFuture<@Nullable Void> added) {
    if (gate == null) {
      added.complete(null);
      return;
    }
    Duration limit = surroundings.settings.connectTimeout();
    CompletableFuture<@Nullable Void> asked = new CompletableFuture<>();
    CompletionStage<@Nullable Void> known = gate.opened();
    known.whenComplete((nothing, failure) -> asked.complete(null));
    Patience.limit(asked, surroundings.scheduler, limit, () -> StorageFailures.late(limit));
    CompletionStage<@Nullable Void> ended = asked;
    ended.whenComplete((nothing, failure) -> added.complete(null));
  }

  private CompletionStage<@Nullable Void> open(String name, Storage storage) {
    Duration limit = surroundings.settings.connectTimeout();
    StorageContext context =
        StorageContext.builder(name)
            .time(surroundings.time)
            .scheduler(surroundings.scheduler)
            .connectTimeout(limit)
            .build();
    CompletableFuture<@Nullable Void> future = new CompletableFuture<>();
    try {
      String tooOld = DriverVersions.tooOld(storage);
      if (tooOld != null) {
        throw StorageFailures.tooOld(name, storage, tooOld);
      }
      removals.beforeOpen(name, storage);
      CompletionStage<@Nullable Void> opened =
          Objects.requireNonNull(storage.open(context), "open answered null, not a stage");
      opened.whenComplete(
          (nothing, failure) -> {
            if (failure == null) {
              future.complete(null);
            } else {
              future.completeExceptionally(Stages.cause(failure));
            }
          });
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
    if (!(storage instanceof LocalStorage)) {
      Patience.limit(future, surroundings.scheduler, limit, () -> StorageFailures.late(limit));
    }
    return future;
  }

  private void notOpened(String name, Registered registered, CachemeException failure) {
    if (failure instanceof CachemeConfigurationException) {
      storages.remove(name, registered);
      close(registered.storage());
      return;
    }
    LOG.log(System.Logger.Level.WARNING, StorageFailures.passedBy(failure));
    registered.watch().notOpened(StorageFailures.reason(failure));
  }

  /**
   * Opens a storage that is to take the place of {@code name}'s. One that fails is closed, and
   * nothing has happened.
   */
  CompletionStage<@Nullable Void> openReplacement(String name, Storage storage) {
    StorageOwners.give(name, storage);
    replacements.add(storage);
    CompletableFuture<@Nullable Void> opened = new CompletableFuture<>();
    open(name, storage)
        .whenComplete(
            (nothing, thrown) -> {
              if (thrown == null) {
                opened.complete(null);
              } else {
                drop(storage);
                opened.completeExceptionally(StorageFailures.of(name, storage, thrown));
              }
            });
    return opened;
  }

  /** Gives up a replacement. */
  void drop(Storage replacement) {
    replacements.remove(replacement);
    close(replacement);
  }

  /** Puts an opened replacement in the place of {@code old}; false if that is there no more. */
  boolean swap(String name, Registered old, Storage replacement) {
    if (!storages.replace(name, old, new Registered(replacement, old.gate(), old.watch()))) {
      return false;
    }
    old.watch().replaced(replacement);
    replacements.remove(replacement);
    return true;
  }

  /** Forgets a storage, which the caller closes. */
  boolean remove(String name, Registered old) {
    return storages.remove(name, old);
  }

  /** Closes a storage, whatever it does. */
  static CompletionStage<@Nullable Void> close(Storage storage) {
    try {
      return Objects.requireNonNull(storage.close(), "close answered null, not a stage");
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  public static String checkedName(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of a storage is empty");
    }
    return name;
  }

  public static IllegalArgumentException nameTaken(String name) {
    return new IllegalArgumentException(
        "there is a storage \""
            + name
            + "\" already\n    help:  choose another name; a registered one can be changed by "
            + "replaceStorage, or by removeStorage if no node uses it");
  }

  public static CachemeConfigurationException unknown(
      String name, String asker, Collection<String> known) {
    return new CachemeConfigurationException(
        "R01",
        Help.message(
            "R01",
            asker + " uses the unknown storage \"" + name + "\"",
            "the registered storages are " + known.stream().sorted().toList(),
            "register it, as in Cacheme.builder().storage(\""
                + name
                + "\", \"redis://localhost:6379\"), or name one of these"));
  }
}
