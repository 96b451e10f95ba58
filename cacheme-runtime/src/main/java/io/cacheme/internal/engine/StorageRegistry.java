package io.cacheme.internal.engine;

import io.cacheme.Cacheme;
import io.cacheme.CachemeException;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.tier.RemoteGate;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.Stages;
import io.cacheme.spi.Storage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StorageRejectedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The storages of one {@code Cacheme}, by name. */
public final class StorageRegistry {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());

  private final Surroundings surroundings;
  private final Map<String, Registered> storages = new ConcurrentHashMap<>();

  public StorageRegistry(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** A storage, and the gate to it if it is remote. */
  public record Registered(Storage storage, @Nullable RemoteGate gate) {}

  public Set<String> names() {
    return Set.copyOf(storages.keySet());
  }

  public Collection<Registered> all() {
    return storages.values();
  }

  /** The storage of a tier, or R01. */
  public Registered find(String name, String asker) {
    Registered found = storages.get(name);
    if (found == null) {
      throw unknown(name, asker, storages.keySet());
    }
    return found;
  }

  /** Whether {@code thread} is an event loop of any storage. */
  public boolean mustNotBlock(Thread thread) {
    for (Registered registered : storages.values()) {
      if (registered.storage() instanceof RemoteStorage remote && remote.mustNotBlock(thread)) {
        return true;
      }
    }
    return false;
  }

  public CompletableFuture<@Nullable Void> openAll(
      Map<String, Storage> added, Set<String> required) {
    List<CompletableFuture<?>> opening = new ArrayList<>();
    added.forEach(
        (name, storage) -> {
          CompletableFuture<@Nullable Void> opened = add(name, storage);
          opening.add(
              opened.exceptionally(failure -> tolerate(name, failure, required.contains(name))));
        });
    return CompletableFuture.allOf(opening.toArray(new CompletableFuture<?>[0]))
        .thenApply(nothing -> null);
  }

  private @Nullable Void tolerate(String name, Throwable failure, boolean required) {
    Throwable cause = Stages.cause(failure);
    if (cause instanceof StorageRejectedException rejected) {
      throw rejected;
    }
    if (required) {
      throw new CachemeException(
          "the required storage \"" + name + "\" cannot be reached: " + cause.getMessage(), cause);
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

  /** Registers and opens a storage. */
  public CompletableFuture<@Nullable Void> add(String name, Storage storage) {
    if (surroundings.isClosed()) {
      return CompletableFuture.failedFuture(surroundings.closedException());
    }
    Registered registered =
        new Registered(
            storage,
            storage instanceof RemoteStorage remote
                ? new RemoteGate(name, remote, surroundings)
                : null);
    if (storages.putIfAbsent(checkedName(name), registered) != null) {
      throw nameTaken(name);
    }
    CompletableFuture<@Nullable Void> added = new CompletableFuture<>();
    CompletionStage<@Nullable Void> opened = open(name, storage);
    opened.whenComplete(
        (nothing, failure) -> {
          if (failure == null) {
            added.complete(null);
          } else {
            notOpened(name, registered, Stages.cause(failure));
            added.completeExceptionally(Stages.cause(failure));
          }
        });
    return added;
  }

  private CompletableFuture<@Nullable Void> open(String name, Storage storage) {
    StorageContext context =
        new StorageContext(
            name,
            surroundings.time,
            surroundings.scheduler,
            surroundings.settings.connectTimeout());
    CompletionStage<@Nullable Void> opened;
    try {
      opened = Objects.requireNonNull(storage.open(context), "open answered null, not a stage");
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
    CompletableFuture<@Nullable Void> future = new CompletableFuture<>();
    opened.whenComplete(
        (nothing, failure) -> {
          if (failure == null) {
            future.complete(null);
          } else {
            future.completeExceptionally(Stages.cause(failure));
          }
        });
    return storage instanceof LocalStorage
        ? future
        : future.orTimeout(
            surroundings.settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void notOpened(String name, Registered registered, Throwable failure) {
    if (failure instanceof StorageRejectedException) {
      storages.remove(name, registered);
      registered.storage().close();
      return;
    }
    String why =
        failure instanceof TimeoutException
            ? "no connection within " + surroundings.settings.connectTimeout()
            : String.valueOf(failure.getMessage());
    LOG.log(
        System.Logger.Level.WARNING,
        "storage \""
            + name
            + "\" ("
            + registered.storage()
            + ") cannot be reached: "
            + why
            + "; it is passed by until it can");
  }

  public static String checkedName(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of a storage is empty");
    }
    return name;
  }

  public static IllegalArgumentException nameTaken(String name) {
    return new IllegalArgumentException("there is a storage \"" + name + "\" already");
  }

  public static IllegalStateException unknown(String name, String asker, Collection<String> known) {
    return new IllegalStateException(
        asker
            + " uses the unknown storage \""
            + name
            + "\" [R01]\n"
            + "    found: the registered storages are "
            + known.stream().sorted().toList()
            + "\n    help:  register it, as in Cacheme.builder().storage(\""
            + name
            + "\", \"redis://localhost:6379\"), or name one of these"
            + "\n    docs:  docs/errors.md#r01");
  }
}
