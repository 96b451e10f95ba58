package io.cacheme;

import io.cacheme.codec.Serializer;
import io.cacheme.help.Help;
import io.cacheme.internal.engine.GivenStorages;
import io.cacheme.internal.engine.NodeOverrides;
import io.cacheme.internal.engine.NodeRegistry;
import io.cacheme.internal.engine.Providers;
import io.cacheme.internal.engine.RemovalListeners;
import io.cacheme.internal.engine.Shutdown;
import io.cacheme.internal.engine.StorageChanges;
import io.cacheme.internal.engine.StorageRegistry;
import io.cacheme.internal.env.Settings;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.env.Threads;
import io.cacheme.internal.events.Events;
import io.cacheme.internal.events.Interested;
import io.cacheme.internal.key.FencePolicy;
import io.cacheme.internal.node.Listening;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.Scheduler;
import io.cacheme.spi.Stages;
import io.cacheme.spi.Storage;
import io.cacheme.spi.StorageUrl;
import io.cacheme.spi.TimeSource;
import io.cacheme.spi.TransactionProbe;
import io.cacheme.stats.CacheStats;
import io.cacheme.stats.Health;
import io.cacheme.stats.HeapStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One application's storages, and the caches bound to them.
 *
 * <pre>{@code
 * Cacheme cacheme = Cacheme.builder()
 *     .storage("local", "local://tlfu?size=10000")
 *     .storage("my-redis", "redis://localhost:6379")
 *     .build();
 * UserInfoCache users = UserInfoCache.create(cacheme, repository);
 * }</pre>
 *
 * <p>Safe for any number of threads. {@link #close} it when the application ends; then the futures
 * of what needs it fail with {@link CacheClosedException}.
 */
public final class Cacheme implements AutoCloseable {

  private static final Object GLOBAL_LOCK = new Object();
  private static volatile @Nullable Cacheme global;
  private static boolean globalClosed;

  private final Surroundings surroundings;
  private final StorageRegistry storages;
  private final NodeRegistry nodes;
  private final Shutdown shutdown;
  private final StorageChanges changes;

  private Cacheme(Builder builder) {
    Threads threads =
        new Threads(
            builder.time,
            builder.scheduler,
            builder.random,
            builder.loadExecutor,
            builder.completionExecutor,
            builder.directCallbacks);
    List<Interested> listeners = List.copyOf(builder.listeners);
    this.surroundings =
        new Surroundings(
            threads,
            builder.contexts,
            builder.transactions,
            builder.settings.copy(),
            new Events(listeners, builder.observer, threads.time()));
    Listening listening = new Listening(listeners, surroundings.time);
    RemovalListeners removals = new RemovalListeners(builder.removals, listeners);
    this.storages =
        new StorageRegistry(
            surroundings,
            removals,
            builder.storageFactory,
            listening.hasListener() ? listening::tell : null);
    this.nodes =
        new NodeRegistry(
            surroundings,
            storages,
            builder.prefix,
            builder.serializer,
            listening,
            builder.fences,
            builder.bus,
            removals,
            builder.overrides.copy());
    this.shutdown = new Shutdown(surroundings, storages, nodes, threads);
    this.changes = new StorageChanges(surroundings, storages, nodes, removals);
  }

  /** Begins a {@code Cacheme}. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The {@code Cacheme} that the static accessors {@code XxxNodes} use: the one that was set, or
   * else one with a heap storage {@code local} of 10,000 entries, made at first use. Once the
   * global one was closed, whichever it was, there is none until another is set.
   *
   * @throws CacheClosedException if it was closed (R22)
   */
  public static Cacheme global() {
    Cacheme current = global;
    if (current != null) {
      return current;
    }
    synchronized (GLOBAL_LOCK) {
      if (globalClosed) {
        throw new CacheClosedException(
            "R22",
            Help.message(
                "R22",
                "the global Cacheme is closed, which the static accessors of nodes use",
                null,
                "set another, by Cacheme.setGlobal(…), or close it after its last use"));
      }
      if (global == null) {
        global = builder().storage("local", "local://tlfu?size=10000").build();
      }
      return Objects.requireNonNull(global);
    }
  }

  /**
   * Makes {@code cacheme} the global one. The one before it stays open: close it if it is yours.
   *
   * @param cacheme not null; {@link #getAndSetGlobal} can leave none
   */
  public static void setGlobal(Cacheme cacheme) {
    synchronized (GLOBAL_LOCK) {
      global = Objects.requireNonNull(cacheme, "cacheme");
      globalClosed = false;
    }
  }

  /**
   * Makes {@code cacheme} the global one; for who puts the other back later, as a test does.
   *
   * @param cacheme null for none, as in a process that has just begun
   * @return the one before it, which stays open; null if there was none
   */
  public static @Nullable Cacheme getAndSetGlobal(@Nullable Cacheme cacheme) {
    synchronized (GLOBAL_LOCK) {
      Cacheme before = global;
      global = cacheme;
      globalClosed = false;
      return before;
    }
  }

  /** As in a process that has just begun; for tests. Answers the one there was. */
  static @Nullable Cacheme forgetGlobal() {
    return getAndSetGlobal(null);
  }

  /**
   * Binds a node, as generated code does: from then on this {@code Cacheme} has a cache of it.
   *
   * @param loads what a {@code get} without a loader loads by; kept, and called as {@link Loader}
   *     says
   * @return the cache; for a node that was bound before with the same dependencies the same one
   * @throws CachemeConfigurationException if a storage of it is not registered (R01), if its value
   *     has no codec for a remote storage (R07), if another node could have the same keys there
   *     (R09), if it is bound with other dependencies (R10), if its compression is not there (R12),
   *     if the storage named as the bus is not registered (R01) or cannot tell (R24), if it is to
   *     be loaded once by all processes and they cannot agree (R26), if its removal listener could
   *     not be told (R31), or if a tier of it is overridden that it has not (R36)
   */
  public <N extends Node<V>, V> NodeCache<N, V> bind(NodeSpec<N, V> spec, Loads<N, V> loads) {
    return nodes.bind(Objects.requireNonNull(spec, "spec"), Objects.requireNonNull(loads, "loads"));
  }

  /** The cache of a node defined at run time, which is bound when it is first asked for. */
  <V> NodeCache<DynamicNode<V>, V> cache(DynamicType<V> type) {
    return nodes.of(type);
  }

  /**
   * The value of a node that is bound, as its own cache would answer it.
   *
   * @return as that of {@link NodeCache#get(Node)}
   * @throws CachemeUsageException if it is not bound (R02), or has no {@code load} (R11)
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // a record's cache is the cache of its type of value
  public <V> CompletableFuture<@Nullable V> get(Node<V> node) {
    return ((NodeCache) nodes.of(node)).get(node);
  }

  /**
   * The same, loaded by {@code loader} if no tier has it. A {@link DynamicNode} needs no binding:
   * it is bound when it is first asked for.
   *
   * @return as that of {@link NodeCache#get(Node, Loader)}
   * @throws CachemeUsageException if it is not bound (R02)
   * @throws CachemeConfigurationException if it cannot be, as {@link #bind} says
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // a record's cache is the cache of its type of value
  public <N extends Node<V>, V> CompletableFuture<@Nullable V> get(
      N node, Loader<? super N, ? extends V> loader) {
    return ((NodeCache) nodes.of(node)).get(node, loader);
  }

  /**
   * Adds a storage, and connects it in the background.
   *
   * @param name what nodes call it, any text that is not blank
   * @return a future of the connection; until it is there, and while it is not, gets pass it by.
   *     Where it fails with a {@link CachemeConfigurationException}, for the server refused it or
   *     its driver is too old or cannot be linked (R20), the name is free again; with another
   *     {@link CachemeException} the storage is there, and goes on trying by itself. It may
   *     complete on a thread of the storage's: what is chained to it must not block
   * @throws IllegalArgumentException if the URL is wrong, or the name is blank or taken
   * @throws CachemeConfigurationException if the storage's module cannot be linked (R20)
   */
  public CompletableFuture<@Nullable Void> registerStorage(String name, String url) {
    return registerStorage(name, Providers.create(name, url));
  }

  /**
   * Adds a storage, which this {@code Cacheme} then opens and in the end closes; otherwise as by
   * URL.
   *
   * @param storage one that nobody has opened, as its builder makes it
   * @throws CachemeConfigurationException if it was given to a {@code Cacheme} before (R21)
   */
  public CompletableFuture<@Nullable Void> registerStorage(String name, Storage storage) {
    return storages.add(name, Objects.requireNonNull(storage, "storage"));
  }

  /**
   * Removes a storage that no bound node uses, as a tier or as its bus, and closes it. Its name is
   * free at once.
   *
   * @return a future of its end, which may complete on a thread of the storage's
   * @throws CachemeConfigurationException if there is no such storage (R01), or a node uses it
   *     (R23)
   */
  public CompletableFuture<@Nullable Void> removeStorage(String name) {
    return changes.remove(name);
  }

  /**
   * {@link #replaceStorage(String, Storage)} by URL.
   *
   * @throws IllegalArgumentException if the URL is wrong
   * @throws CachemeConfigurationException as that throws it, or if the storage's module cannot be
   *     linked (R20)
   */
  public CompletableFuture<@Nullable Void> replaceStorage(String name, String url) {
    return replaceStorage(name, Providers.create(name, url));
  }

  /**
   * Opens {@code storage}, lets it take the place of the one of that name, and closes that: a wrong
   * port is mended, a server moved, a heap given another size. The nodes bound to it go on with the
   * new one, of which nothing is supposed; they find there what it has. What is under way ends as
   * the old one's close lets it.
   *
   * @param storage one that nobody has opened, a heap storage for a heap storage
   * @return a future of the change, which may complete on a thread of the storage's. It fails where
   *     the new one cannot be opened within the connect timeout; or has not what a removal listener
   *     needs (R31); then that is closed, and the old one stays
   * @throws CachemeConfigurationException if there is no such storage (R01), if only one of the two
   *     is a heap storage, or a bound node needs of the old one what the new one cannot: tell other
   *     processes, or hold the leases of {@code singleflight = FLEET} (R23), or if {@code storage}
   *     was given to a {@code Cacheme} before (R21)
   */
  public CompletableFuture<@Nullable Void> replaceStorage(String name, Storage storage) {
    return changes.replace(name, Objects.requireNonNull(storage, "storage"));
  }

  /**
   * The caches of all nodes that are bound. Each tells its key template and what it declares by its
   * {@link NodeCache#spec}, its tiers as they hold here, and its counters.
   *
   * @return in the order they were bound; unmodifiable, and those of now
   */
  public List<NodeCache<?, ?>> nodes() {
    return nodes.all();
  }

  /**
   * Tells {@code listener} of each node that is bound, or will be: for meters and the like.
   *
   * @param listener called with each cache once: of those that are bound before this returns, and
   *     of each one to come before its {@link #bind} returns, or its first call if it is a {@link
   *     DynamicNode}, on the thread that binds it. It must not block. What it throws is logged and
   *     changes nothing. It is told as long as there is this {@code Cacheme}
   */
  public void whenBound(Consumer<? super NodeCache<?, ?>> listener) {
    nodes.whenBound(Objects.requireNonNull(listener, "listener"));
  }

  /**
   * What each heap storage keeps just now. The nodes with a tier there share it.
   *
   * @return in the order of their names; unmodifiable
   */
  public List<HeapStats> heapStats() {
    return storages.heapStats();
  }

  /**
   * The cache of a node that is bound.
   *
   * @throws CachemeUsageException if it is not (R02)
   */
  @SuppressWarnings("unchecked") // the cache of a spec is of its record and value
  public <N extends Node<V>, V> NodeCache<N, V> cache(NodeSpec<N, V> spec) {
    return (NodeCache<N, V>) nodes.of(spec);
  }

  /**
   * Refuses settings that do nothing: to be called once all nodes are bound, where {@link
   * Builder#override(String, String, Duration)} and {@link Builder#enabled(String, boolean)} are
   * given names that somebody typed.
   *
   * @throws CachemeConfigurationException if no node of such a name is bound (R36)
   */
  public void checkOverrides() {
    nodes.requireOverridden();
  }

  /**
   * Ends all entries under the prefix of this {@code Cacheme}: of all nodes that are bound, as
   * {@link NodeCache#clear} does, and in its remote storages also of nodes that are not bound here,
   * or not yet, and of all their versions.
   *
   * @return the end of all clears. Fails as that of {@link NodeCache#clear} does if one of them
   *     could not be cleared, once all have been tried; what failed for nodes that are not bound is
   *     not tried again
   */
  public CompletableFuture<@Nullable Void> clear() {
    return nodes.clear();
  }

  /**
   * The counters of a node that is bound: those of {@link NodeCache#stats}.
   *
   * @throws CachemeUsageException if it is not (R02)
   */
  public CacheStats stats(NodeSpec<?, ?> spec) {
    return cache(spec).stats();
  }

  /**
   * How each storage does, by the calls that are made anyway: it asks nothing of a server, and does
   * not block. A {@link CachemeListener} is told when that changes.
   *
   * @return as of now; it does not change
   */
  public Health health() {
    return storages.health();
  }

  /**
   * A table of all nodes that are bound, for people: key template, version, tiers with their times
   * to live, serializer and the counters so far. Its layout may change.
   */
  public String describe() {
    return nodes.describe();
  }

  /**
   * Refuses new calls, waits for those under way, fails what is left with {@link
   * CacheClosedException} and closes the storages; blocks for at most {@link Builder#closeTimeout}.
   * Idempotent: who calls it meanwhile waits, too.
   */
  @Override
  public void close() {
    shutdown.run();
    synchronized (GLOBAL_LOCK) {
      if (global == this) {
        global = null;
        globalClosed = true;
      }
    }
  }

  private void endStart(CompletableFuture<Cacheme> built, @Nullable Throwable failure) {
    if (failure != null) {
      shutdown.abort();
      built.completeExceptionally(Stages.cause(failure));
    } else if (!built.complete(this)) { // who gave it up has nothing to close
      shutdown.abort();
    }
  }

  /** Whether nothing is under way: no flight, no write, no load, no call of a storage. */
  boolean isIdle() {
    return shutdown.isIdle();
  }

  @Override
  public String toString() {
    return "Cacheme" + storages.names();
  }

  /**
   * Collects an application's storages and settings. Each {@link #build} makes another {@code
   * Cacheme}, which later changes do not touch. A duration that is not positive is refused by an
   * {@link IllegalArgumentException}, and more than ten years are ten; null is refused where
   * nothing else is said. Not thread-safe.
   */
  public static final class Builder {

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]+");

    private final GivenStorages storages = new GivenStorages();
    private final Set<String> required = new LinkedHashSet<>();
    private Function<String, @Nullable Storage> storageFactory = name -> null;
    private String prefix = "cacheme";
    private @Nullable Serializer serializer;
    private final List<Interested> listeners = new ArrayList<>();
    private @Nullable CachemeObserver observer;
    private final RemovalListeners removals = new RemovalListeners();
    private final NodeOverrides overrides = new NodeOverrides();
    private @Nullable TimeSource time;
    private @Nullable Scheduler scheduler;
    private @Nullable LongSupplier random;
    private @Nullable String bus;
    private @Nullable Executor loadExecutor;
    private @Nullable Executor completionExecutor;
    private boolean directCallbacks;
    private @Nullable ContextPropagation contexts;
    private @Nullable TransactionProbe transactions;
    private final Settings settings = new Settings();
    private FencePolicy fences = FencePolicy.FULL;

    private Builder() {}

    /**
     * Adds a storage by URL, as in {@code local://tlfu?size=10000} or {@code redis://localhost}.
     * Each {@link #build} makes one of its own.
     *
     * @param name what nodes call it, any text that is not blank
     * @param url docs/storages.md has them all; it is checked at once, and nothing is connected
     * @throws IllegalArgumentException if the URL or an option is wrong, or the name is blank or
     *     taken
     * @throws CachemeConfigurationException if the storage's module cannot be linked (R20)
     */
    public Builder storage(String name, String url) {
      return storage(name, Providers.parse(name, url));
    }

    /** Adds a storage by its URL, taken apart; otherwise the same. */
    public Builder storage(String name, StorageUrl url) {
      storages.add(name, url);
      return this;
    }

    /**
     * Adds a storage, which the {@code Cacheme} then opens and in the end closes. A second {@link
     * #build} is refused (R21): there is one storage, and the first to be closed would close it.
     *
     * @param storage one that nobody has opened, as its builder makes it
     * @throws IllegalArgumentException if the name is blank or taken
     */
    public Builder storage(String name, Storage storage) {
      storages.add(name, Objects.requireNonNull(storage, "storage"));
      return this;
    }

    /**
     * Makes the storages that none is given for, each when the first node that names it is bound:
     * it is then registered as by {@link Cacheme#registerStorage(String, Storage)}.
     *
     * @param factory answers a storage that is not open, or null for a name that stays unknown
     *     (R01), as all do unless set. Called by the thread that binds, while no other node can be
     *     bound: it must not bind one, and should not wait
     */
    public Builder storageFactory(Function<String, @Nullable Storage> factory) {
      this.storageFactory = Objects.requireNonNull(factory, "factory");
      return this;
    }

    /**
     * Lets the start fail if this storage cannot be reached, instead of going on without it.
     *
     * @param name that of a storage which is given to this builder, before or after
     */
    public Builder required(String name) {
      required.add(name);
      return this;
    }

    /**
     * What all keys begin with, {@code cacheme} unless set.
     *
     * @param prefix one or more letters, digits, dots, dashes and underscores
     * @throws IllegalArgumentException if it is anything else
     */
    public Builder prefix(String prefix) {
      if (!PREFIX.matcher(prefix).matches()) {
        throw new IllegalArgumentException(
            "prefix \"" + prefix + "\" must be of letters, digits, \".\", \"_\" and \"-\"");
      }
      this.prefix = prefix;
      return this;
    }

    /** The serializer of nodes that name none; MessagePack unless set. */
    public Builder serializer(Serializer serializer) {
      this.serializer = Objects.requireNonNull(serializer, "serializer");
      return this;
    }

    /**
     * Adds a listener, which is told of every answer, load and call of a remote storage, unless its
     * {@linkplain CachemeListener#interests interests} are fewer; among others. Several are told in
     * the order in which they were added, whatever another of them throws.
     *
     * @param listener called on the threads that {@link CachemeListener} names; must not block
     */
    public Builder listener(CachemeListener listener) {
      listeners.add(Interested.of(Objects.requireNonNull(listener, "listener")));
      return this;
    }

    /**
     * Stands around each load and each call of a remote storage, for tracing; nobody unless set.
     *
     * @param observer called by any thread; must not block. It takes the place of one set before
     */
    public Builder observer(CachemeObserver observer) {
      this.observer = Objects.requireNonNull(observer, "observer");
      return this;
    }

    /**
     * Told of every value of one node that a heap tier of it keeps no longer, and why. The node may
     * be bound later. Heap storages of nodes that nobody listens to are as without it; of those
     * that somebody does an entry takes no more bytes, and each one that goes is an object more.
     *
     * @param spec the node's, as {@code UserInfoNodes.SPEC}; of a dynamic one {@code type.spec()}
     * @throws IllegalArgumentException if the node has one already
     */
    public <N extends Node<V>, V> Builder removalListener(
        NodeSpec<N, V> spec, RemovalListener<N, V> listener) {
      removals.add(
          Objects.requireNonNull(spec, "spec"), Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * Whether nodes are on when they are bound, {@code true} unless set. With {@code false} each is
     * {@linkplain NodeCache#disable disabled}: it loads and keeps nothing, and {@link
     * NodeCache#enable} turns it on. Storages are opened all the same, for writes remove from them.
     */
    public Builder enabled(boolean enabled) {
      overrides.enable(enabled);
      return this;
    }

    /**
     * The same of one node, whatever is said of all.
     *
     * @param node its name, as {@code UserInfo}; {@link Cacheme#checkOverrides} tells whether there
     *     is one
     */
    public Builder enabled(String node, boolean enabled) {
      overrides.enable(node, enabled);
      return this;
    }

    /**
     * Another time to live than the node declares in one of its tiers. All else that it declares
     * holds: {@code softTtl} and {@code expireAfterAccess} of this ttl or more never come about.
     *
     * @param spec the node's, as {@code UserInfoNodes.SPEC}
     * @param storage the tier's
     * @param ttl how long an entry lives there; null for no expiry
     * @throws CachemeConfigurationException if the node has no such tier (R36)
     * @throws IllegalArgumentException if {@code ttl} is not positive
     */
    public Builder override(NodeSpec<?, ?> spec, String storage, @Nullable Duration ttl) {
      overrides.ttl(spec, storage, ttl);
      return this;
    }

    /**
     * The same of the node of that name, as settings name it; {@link Cacheme#bind} of one that has
     * no such tier is refused (R36). One that is given by its spec goes before.
     *
     * @param node its name, as {@code UserInfo}; {@link Cacheme#checkOverrides} tells whether there
     *     is one
     */
    public Builder override(String node, String storage, @Nullable Duration ttl) {
      overrides.ttl(node, storage, ttl);
      return this;
    }

    /**
     * Only some of the tiers that the node declares, in the order in which it does: where there is
     * no Redis, for one. Their storages alone are needed. What others keep in a tier that is left
     * out this process does not invalidate there, so that all who share it are to have it.
     *
     * @param spec the node's, as {@code UserInfoNodes.SPEC}
     * @param storages those of the tiers that are left, one at least
     * @throws CachemeConfigurationException if the node has no such tier (R36)
     */
    public Builder tiers(NodeSpec<?, ?> spec, String... storages) {
      overrides.tiers(spec, List.of(storages));
      return this;
    }

    /**
     * The same of the node of that name, as settings name it; {@link Cacheme#bind} of one that has
     * no such tier is refused (R36). One that is given by its spec goes before.
     *
     * @param node its name, as {@code UserInfo}; {@link Cacheme#checkOverrides} tells whether there
     *     is one
     */
    public Builder tiers(String node, String... storages) {
      overrides.tiers(node, List.of(storages));
      return this;
    }

    /**
     * The clock, for tests. Loads, timeouts and entries of heaps end by it.
     *
     * @param time with a {@link #scheduler} that goes by the same time
     */
    public Builder timeSource(TimeSource time) {
      this.time = Objects.requireNonNull(time, "time");
      return this;
    }

    /** Runs what is due later, for tests; a thread of the cache's own unless set. */
    public Builder scheduler(Scheduler scheduler) {
      this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
      return this;
    }

    /**
     * Runs blocking loaders that no caller runs itself: virtual threads where the JDK has them,
     * else 64 threads with a queue of 10,000, and up to 512 where these hang or wait for one
     * another; unless set.
     *
     * @param executor stays the caller's, who shuts it down after the {@code Cacheme}. A load that
     *     it refuses by an exception fails with {@link LoadRejectedException}
     */
    public Builder loadExecutor(Executor executor) {
      this.loadExecutor = Objects.requireNonNull(executor, "executor");
      return this;
    }

    /**
     * Runs what callers have chained to their futures, listeners, and loads that answer a stage:
     * threads of the cache's own unless set, so that none of them runs on a thread that delivers a
     * storage's answers.
     *
     * @param executor stays the caller's, who shuts it down after the {@code Cacheme}. What it
     *     refuses with an exception runs on a thread of the cache's; a task that it drops in
     *     silence is a future that never ends
     */
    public Builder completionExecutor(Executor executor) {
      this.completionExecutor = Objects.requireNonNull(executor, "executor");
      this.directCallbacks = false;
      return this;
    }

    /**
     * Runs what {@link #completionExecutor} would on the thread that has the answer, which may be a
     * storage's own: no thread is woken, and whatever waits there keeps all answers waiting.
     */
    public Builder completeOnStorageThreads() {
      this.directCallbacks = true;
      this.completionExecutor = null;
      return this;
    }

    /** Carries what belongs to a caller to the thread that loads for it; nothing unless set. */
    public Builder contextPropagation(ContextPropagation contexts) {
      this.contexts = Objects.requireNonNull(contexts, "contexts");
      return this;
    }

    /** Tells which callers are in a transaction; none unless set. */
    public Builder transactionProbe(TransactionProbe transactions) {
      this.transactions = Objects.requireNonNull(transactions, "transactions");
      return this;
    }

    /**
     * How long a load may take, 30 s unless set, or unless its node says so ({@link
     * LoadSpec#timeout}); then it fails with {@link LoadTimeoutException}.
     */
    public Builder loadTimeout(Duration timeout) {
      settings.loadTimeout(timeout);
      return this;
    }

    /**
     * How long a storage may answer nothing at all while it is asked, 500 ms unless set; then its
     * reads end, and it is passed by for a second, and longer each time, up to ten.
     */
    public Builder readSilence(Duration timeout) {
      settings.readSilence(timeout);
      return this;
    }

    /**
     * The same while it is asked for many keys, 1 s unless set; at least {@link #readSilence},
     * whatever is set.
     */
    public Builder bulkReadSilence(Duration timeout) {
      settings.bulkReadSilence(timeout);
      return this;
    }

    /**
     * How long one read of a storage may take in any case, 5 s unless set; at least {@link
     * #bulkReadSilence}, whatever is set.
     */
    public Builder readTimeout(Duration timeout) {
      settings.readTimeout(timeout);
      return this;
    }

    /** How long one write to a storage may take, 5 s unless set. */
    public Builder writeTimeout(Duration timeout) {
      settings.writeTimeout(timeout);
      return this;
    }

    /** How long an invalidate may take, 2 s unless set; one removal, half of it. */
    public Builder invalidateTimeout(Duration timeout) {
      settings.invalidateTimeout(timeout);
      return this;
    }

    /**
     * How long a remote tier keeps the tombstone of a key that was removed, 60 s unless set, or as
     * long as a load with its reads and its writes may take, if that is longer. A load that took
     * longer is answered and not kept in remote tiers. The same for all processes that share one.
     */
    public Builder tombstoneTtl(Duration ttl) {
      settings.tombstoneTtl(ttl);
      return this;
    }

    /**
     * The storage that tells other processes what is written, for all nodes with a remote tier; one
     * that is registered here, and that all processes which share those tiers name. Unless set it
     * is that of the node's first tier that can.
     */
    public Builder bus(String storage) {
      this.bus = Objects.requireNonNull(storage, "storage");
      return this;
    }

    /**
     * For how long a heap tier that follows the writes of other processes may go on serving what
     * they have written meanwhile, when it cannot be told: 2 s unless set. A third of it is how
     * often the bus is asked for a sign of life.
     */
    public Builder followLease(Duration lease) {
      settings.followLease(lease);
      return this;
    }

    /**
     * How long the start, and a storage that is added later, waits for a connection, 3 s unless
     * set; and as long again at most for what a server's clock says, once it is connected.
     */
    public Builder connectTimeout(Duration timeout) {
      settings.connectTimeout(timeout);
      return this;
    }

    /** How long {@link Cacheme#close} may block, 5 s unless set. */
    public Builder closeTimeout(Duration timeout) {
      settings.closeTimeout(timeout);
      return this;
    }

    /**
     * How many calls of one storage may be under way, 262,144 unless set; more pass it by.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxOutstanding(int calls) {
      settings.maxOutstanding(calls);
      return this;
    }

    /**
     * How many bytes a compressed entry may have when inflated, 16 MiB unless set. A larger one is
     * not written, and what says that it is larger is a miss.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxInflatedBytes(int bytes) {
      settings.maxInflatedBytes(bytes);
      return this;
    }

    /** Where the engine's random numbers come from, for the simulation. */
    Builder random(LongSupplier random) {
      this.random = random;
      return this;
    }

    /** How many keys a storage are remembered that a write did not reach, for the simulation. */
    Builder maxQuarantined(int keys) {
      settings.maxQuarantined(keys);
      return this;
    }

    /** Weaker protocols, for the simulation to catch. */
    Builder fences(FencePolicy fences) {
      this.fences = fences;
      return this;
    }

    /**
     * Connects all storages in parallel, and blocks until all are, or for {@link #connectTimeout}.
     * One that cannot be reached is passed by until it can, unless it is required.
     *
     * @throws CachemeConfigurationException if a server refused a storage's configuration (its
     *     cause is the {@link io.cacheme.spi.StorageRejectedException}), if a driver is too old or
     *     cannot be linked (R20), if a storage was given to a {@code Cacheme} before (R21), or if a
     *     required one was not given (R01)
     * @throws CachemeException if a required storage cannot be reached
     */
    public Cacheme build() {
      try {
        return buildAsync().join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw e;
      }
    }

    /**
     * {@link #build} without waiting.
     *
     * @return the {@code Cacheme}. Fails where {@link #build} throws else. It may complete on a
     *     thread of a storage's: what is chained to it must not block. Who ends it first, as {@code
     *     cancel} and {@code orTimeout} do, is given none: what is opened meanwhile is closed
     * @throws CachemeConfigurationException if a storage was given to a {@code Cacheme} before
     *     (R21), or a required one was not given (R01)
     */
    public CompletableFuture<Cacheme> buildAsync() {
      for (String name : required) {
        if (!storages.names().contains(name)) {
          throw StorageRegistry.unknown(name, "required(\"" + name + "\")", storages.names());
        }
      }
      Map<String, Storage> given = storages.give();
      Cacheme cacheme = new Cacheme(this);
      CompletionStage<@Nullable Void> opened = cacheme.storages.openAll(given, required);
      CompletableFuture<Cacheme> built = new CompletableFuture<>();
      opened.whenComplete((nothing, failure) -> cacheme.endStart(built, failure));
      return built;
    }
  }
}
