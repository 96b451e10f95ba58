package io.cacheme.internal.dump;

import io.cacheme.CachemeException;
import io.cacheme.CachemeUsageException;
import io.cacheme.Node;
import io.cacheme.Restored;
import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UnwritableException;
import io.cacheme.codec.ValueType;
import io.cacheme.help.Help;
import io.cacheme.internal.env.CallerFuture;
import io.cacheme.internal.node.HeapView;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.node.WriteWatch;
import io.cacheme.internal.node.Written;
import io.cacheme.internal.read.Reader;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.internal.tier.HeapTier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the heaps of a node have to a file, and brings it back. Of a node that has remote
 * tiers only the keys are written: others may write its values while nobody looks.
 */
public final class Dumping<N extends Node<V>, V> {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");
  private static final Serializer NODES = new MsgPackSerializer();

  private final Reader<N, V> reader;
  private final NodeContext<N, V> context;
  private final Serializer values;

  /** Held while a file is written: of two of one name the later is to stay. */
  private final Lock oneAtATime = new ReentrantLock();

  /**
   * Dumps and restores one node.
   *
   * @param fallback writes the values of a node that names no serializer
   */
  public Dumping(Reader<N, V> reader, NodeContext<N, V> context, Serializer fallback) {
    this.reader = reader;
    this.context = context;
    Serializer own = context.spec.serializer();
    this.values = own == null ? fallback : own;
  }

  /** Writes a file; answers how many entries it has. */
  public CompletableFuture<Long> dump(Path path) {
    ValueType<N> nodes = requireDumpable("dump");
    return begin(() -> write(path, nodes));
  }

  /** Reads a file, as far as it is there. */
  public CompletableFuture<Restored> restore(Path path) {
    ValueType<N> nodes = requireDumpable("restore");
    CallerFuture<Restored> future = new CallerFuture<>(context.surroundings);
    DumpRestore<N, V> restore = new DumpRestore<>(this, path, nodes, future);
    run(future, restore::run);
    return future;
  }

  private <T> CompletableFuture<T> begin(Callable<T> task) {
    CallerFuture<T> future = new CallerFuture<>(context.surroundings);
    run(future, () -> future.complete(task.call()));
    return future;
  }

  /** A task of a thread that may block. */
  @FunctionalInterface
  interface Task {

    void run() throws Exception;
  }

  /** Runs {@code task} on a thread that may block; what it throws fails {@code future}. */
  void run(CompletableFuture<?> future, Task task) {
    try {
      context.surroundings.loadThreads.execute(
          () -> {
            try {
              task.run();
            } catch (Throwable e) {
              fail(future, e);
            }
          });
    } catch (Throwable e) { // full, or shut down
      fail(future, e);
    }
  }

  /** Runs {@code task} on a thread that may block; on this one rather than never. */
  private void elsewhere(Runnable task) {
    try {
      context.surroundings.loadThreads.execute(task);
    } catch (Throwable e) { // full, or shut down
      task.run();
    }
  }

  private void fail(CompletableFuture<?> future, Throwable failure) {
    future.completeExceptionally(
        context.surroundings.isClosed() ? context.surroundings.closedException() : failure);
  }

  Reader<N, V> reader() {
    return reader;
  }

  NodeContext<N, V> context() {
    return context;
  }

  Serializer values() {
    return values;
  }

  /** What a file of this node says that it is. */
  String fingerprint(ValueType<N> nodes) {
    return DumpHeader.fingerprint(context.spec, nodes, context.chain.hasRemotes() ? null : values);
  }

  private long write(Path path, ValueType<N> nodes) throws IOException {
    oneAtATime.lock();
    try {
      return writeAlone(path, nodes);
    } finally {
      oneAtATime.unlock();
    }
  }

  private long writeAlone(Path path, ValueType<N> nodes) throws IOException {
    WriteWatch watch = context.writes();
    if (watch == null) {
      return write(path, nodes, null, null);
    }
    Written written = watch.begin(); // before anything is looked at
    try {
      return write(path, nodes, watch, written);
    } finally {
      watch.forget(written);
    }
  }

  private long write(
      Path path, ValueType<N> nodes, @Nullable WriteWatch watch, @Nullable Written written)
      throws IOException {
    String id = UUID.randomUUID().toString();
    DumpHeader header = new DumpHeader(fingerprint(nodes), context.surroundings.identity, id);
    try (DumpWriter file = new DumpWriter(path, header)) {
      Iterator<Map.Entry<Object, HeapEntry<V>>> served = HeapView.served(context);
      LeftOut leftOut = new LeftOut();
      while (served.hasNext()) {
        refuseIfClosed();
        add(file, served.next(), nodes, watch != null, leftOut);
      }
      leftOut.log(path);
      refuseIfClosed(); // its heaps would have ended early
      return watch == null || written == null
          ? file.finish(new int[0])
          : finish(file, path, id, watch, written);
    }
  }

  private void add(
      DumpWriter file,
      Map.Entry<Object, HeapEntry<V>> served,
      ValueType<N> nodes,
      boolean withValue,
      LeftOut leftOut)
      throws IOException {
    Object key = served.getKey();
    byte[] bytes;
    byte[] value = null;
    leftOut.looked++;
    try {
      bytes = NODES.encode(Entry.of(context.keys.node(key), 0, Entry.NEVER), nodes);
      if (withValue) {
        value = values.encode(longest(key, served.getValue()), context.spec.valueType());
      }
    } catch (Throwable e) { // too deep, changed meanwhile, a user's own: the others are kept
      leftOut.add(e);
      return;
    }
    file.add(bytes, Written.place(key), value);
  }

  /** Entries that could not be written. */
  private final class LeftOut {

    private long looked;
    private long count;
    private @Nullable Throwable first;

    void add(Throwable failure) {
      first = count++ == 0 ? failure : first;
    }

    /** Names no value, which the failure's message may have. */
    void log(Path path) {
      Throwable failure = first;
      if (failure != null) {
        LOG.log(
            System.Logger.Level.WARNING,
            count
                + " of "
                + looked
                + " entries of "
                + context.spec.name()
                + " could not be written and are not in its dump "
                + path
                + ", the first for "
                + (failure instanceof UnwritableException
                    ? failure.getMessage()
                    : failure.getClass().getName()));
      }
    }
  }

  /** The same value as the heap has it that keeps it longest: what is restored lives no longer. */
  private Entry<V> longest(Object key, HeapEntry<V> served) {
    Entry<V> longest = served.entry();
    for (HeapTier<V> heap : context.chain.heaps()) {
      HeapEntry<V> other = heap.look(key);
      Entry<V> entry = other == null ? longest : other.entry();
      if (entry.loadedAt() == longest.loadedAt()
          && !entry.absent()
          && entry.expiresAt() > longest.expiresAt()) {
        longest = entry;
      }
    }
    return longest;
  }

  /**
   * From here on a write withdraws the file; those that came before it are left out of it, which is
   * looked at after.
   */
  private long finish(DumpWriter file, Path path, String id, WriteWatch watch, Written written)
      throws IOException {
    Withdrawal withdrawal = new Withdrawal(context, path, id);
    watch.dumped(path.toAbsolutePath(), id, () -> elsewhere(withdrawal::withdraw));
    if (written.isAll()) {
      throw new CachemeException(
          context.spec.name()
              + " was cleared, or a group of it ended, while it was dumped to "
              + path
              + "; nothing was written: dump it again");
    }
    long count = file.finish(written.places());
    withdrawal.placed();
    return count;
  }

  void refuseIfClosed() {
    if (context.surroundings.isClosed()) {
      throw context.surroundings.closedException();
    }
  }

  private ValueType<N> requireDumpable(String method) {
    ValueType<N> nodes = context.spec.nodeType();
    String name = context.spec.name();
    if (nodes == null) {
      throw refused(
          method + " of " + name + ", which was not declared dumpable",
          "declare it by @CacheNode(dumpable = true, …), and compile it again");
    }
    if (context.chain.heaps().isEmpty()) {
      throw refused(
          method + " of " + name + ", which has no heap tier",
          "its other tiers keep what they have; add a heap tier, or leave the call out");
    }
    if (!context.chain.hasRemotes()) {
      requireWritable(method, name);
    }
    return nodes;
  }

  private void requireWritable(String method, String name) {
    try {
      values.check(context.spec.valueType());
    } catch (RuntimeException e) {
      throw refused(
          method
              + " of "
              + name
              + ", whose values "
              + values.getClass().getName()
              + " cannot write",
          "give the type of its values a codec, as of @CacheValue, or name a serializer that binds"
              + " data itself");
    }
  }

  private static CachemeUsageException refused(String what, String help) {
    return new CachemeUsageException("R33", Help.message("R33", what, null, help));
  }
}
