package io.cacheme.internal.dump;

import io.cacheme.CachemeException;
import io.cacheme.Node;
import io.cacheme.Restored;
import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import io.cacheme.help.Help;
import io.cacheme.internal.dump.DumpReader.Dumped;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.node.WriteWatch;
import io.cacheme.internal.node.Written;
import io.cacheme.internal.read.Many;
import io.cacheme.internal.read.Restoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One file on its way back to the heaps. */
final class DumpRestore<N extends Node<V>, V> {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");
  private static final Serializer NODES = new MsgPackSerializer();
  private static final int CHUNK = 500;

  private final Dumping<N, V> dumping;
  private final NodeContext<N, V> context;
  private final Path path;
  private final ValueType<N> nodes;
  private final CompletableFuture<Restored> future;
  private long restored;
  private long expired;
  private long leftOut;

  DumpRestore(
      Dumping<N, V> dumping, Path path, ValueType<N> nodes, CompletableFuture<Restored> future) {
    this.dumping = dumping;
    this.context = dumping.context();
    this.path = path.toAbsolutePath();
    this.nodes = nodes;
    this.future = future;
  }

  /** On a thread that may block. */
  void run() throws IOException {
    DumpReader file;
    try {
      file = new DumpReader(path);
    } catch (NoSuchFileException e) {
      future.complete(Restored.NONE);
      return;
    } catch (DamagedDumpException e) {
      throw refused(e.getMessage(), "delete it; the next dump writes a new one");
    }
    boolean goesOn = false;
    try {
      refuseOther(file.readHeader());
      check(file);
      WriteWatch watch = context.writes();
      if (watch == null) {
        goesOn = true;
        CompletionStage<Restored> end = future;
        end.whenComplete((result, failure) -> close(file)); // who cancels it ends it
        new KeysBack(file).step();
      } else {
        valuesBack(file, watch);
        future.complete(result());
      }
    } finally {
      if (!goesOn) {
        file.close();
      }
    }
  }

  private Restored result() {
    return Restored.builder()
        .restoredCount(restored)
        .expiredCount(expired)
        .leftOutCount(leftOut)
        .build();
  }

  private void refuseOther(DumpHeader header) {
    String own = dumping.fingerprint(nodes);
    if (!own.equals(header.fingerprint())) {
      throw refused(
          "it is of " + header.fingerprint() + ", and this node is " + own,
          "restore it where it was dumped; if the node has changed since, delete it");
    }
  }

  private void check(DumpReader file) throws IOException {
    try {
      file.check();
    } catch (DamagedDumpException e) {
      throw refused(e.getMessage(), "delete it; the next dump writes a new one");
    }
  }

  private CachemeException refused(@Nullable String found, String help) {
    return new CachemeException(
        "R34",
        Help.message("R34", path + " cannot be restored to " + context.spec.name(), found, help),
        null);
  }

  /**
   * Of a node that has heaps only. The file is gone before its first entry is back: what is written
   * from then on it would not know.
   */
  private void valuesBack(DumpReader file, WriteWatch watch) throws IOException {
    Written begun = watch.begin();
    try {
      DumpHeader header = file.readHeader();
      boolean isOwn = header.process().equals(context.surroundings.identity);
      boolean isOutdated = isOwn && !watch.isCurrent(header.id());
      Files.deleteIfExists(path);
      Restoring<N, V> restoring =
          new Restoring<>(dumping.reader(), isOwn ? begun : watch.sinceBound());
      for (Dumped next = file.next(); next != null; next = file.next()) {
        dumping.refuseIfClosed();
        valueBack(restoring, next, isOutdated);
      }
    } finally {
      watch.forget(begun);
    }
  }

  private void valueBack(Restoring<N, V> restoring, Dumped dumped, boolean isOutdated) {
    N node = node(dumped);
    byte[] bytes = dumped.entry;
    if (isOutdated || dumped.isOutdated || node == null || bytes == null) {
      leftOut++;
      return;
    }
    Entry<V> entry;
    try {
      entry = dumping.values().decode(bytes, context.spec.valueType());
    } catch (UndecodableException e) { // of a type whose fingerprint does not tell its shape
      leftOut++;
      return;
    }
    if (entry.isExpired(context.surroundings.time.epochMillis())) {
      expired++;
    } else if (restoring.restore(node, entry)) {
      restored++;
    } else {
      leftOut++;
    }
  }

  private @Nullable N node(Dumped dumped) {
    try {
      return NODES.decode(dumped.node, nodes).value();
    } catch (UndecodableException e) { // what it was is no node any more
      return null;
    }
  }

  private static void close(DumpReader file) {
    try {
      file.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "a dump that was read could not be closed", e);
    }
  }

  /** Of a node with remote tiers: they are asked for the keys, some at a time. */
  private final class KeysBack {

    private final DumpReader file;

    KeysBack(DumpReader file) {
      this.file = file;
    }

    void step() throws IOException {
      dumping.refuseIfClosed();
      List<N> asked = new ArrayList<>(CHUNK);
      Dumped next = null;
      while (asked.size() < CHUNK && !future.isDone() && (next = file.next()) != null) {
        N node = node(next);
        if (node == null) {
          leftOut++;
        } else {
          asked.add(node);
        }
      }
      if (asked.isEmpty()) {
        future.complete(result());
        return;
      }
      Many<N, N> many = Many.of(context, asked, node -> node);
      CompletionStage<Map<N, V>> looked = dumping.reader().lookAll(many);
      looked.whenComplete(
          (found, failure) -> dumping.run(future, () -> found(many, found, failure)));
    }

    private void found(Many<N, N> many, @Nullable Map<N, V> found, @Nullable Throwable failure)
        throws IOException {
      if (found == null) {
        future.completeExceptionally(
            failure == null ? new IllegalStateException("no answer") : failure);
        return;
      }
      restored += found.size();
      leftOut += many.size() - found.size();
      step();
    }
  }
}
