package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.codec.Codec;
import io.cacheme.codec.FieldNames;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.KeyWriter;
import io.cacheme.codec.TextForm;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import io.cacheme.generated.GlobalNode;
import io.cacheme.stats.CacheStats;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Tide} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class TideNodes {
  /** What {@link Tide} declares. */
  public static final NodeSpec<Tide, List<Tide.Height>> SPEC =
      NodeSpec.builder(1, Tide.class, "Tide")
          .version("v1")
          .key(
              "tide:{place.harbour}:{place.country}:{day}",
              KeyLayout.literal("tide:")
                  .thenText()
                  .thenLiteral(":")
                  .thenText()
                  .thenLiteral(":")
                  .thenText(),
              TideNodes::writeKey)
          .check(TideNodes::check)
          .tier("local", Duration.ofHours(1))
          .value(
              ValueType.of("java.util.List<demo.Tide.Height>", new TideCodec())
                  .declaredAs(List.class, ValueType.part(Tide.Height.class))
                  .withFingerprint(0x34475efc1e034c90L))
          .dumpable(
              ValueType.of("Tide", new TideNodeCodec())
                  .withFingerprint(0x19c1dd9143daef40L))
          .build();

  private static final GlobalNode<Tide, List<Tide.Height>> NODE = GlobalNode.of(SPEC, loads());

  private TideNodes() {}

  static Loads<Tide, List<Tide.Height>> loads() {
    return Loads.none();
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable List<Tide.Height>> get(Tide.Place place, LocalDate day,
      Loader<? super Tide, ? extends List<Tide.Height>> loader) {
    return NODE.cache().get(new Tide(place, day), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable List<Tide.Height>> getIfPresent(Tide.Place place,
      LocalDate day) {
    return NODE.cache().getIfPresent(new Tide(place, day));
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Tide, List<Tide.Height>>> getAllPresentNodes(
      Collection<Tide> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Tide, List<Tide.Height>>> getAllNodes(Collection<Tide> nodes,
      BulkLoader<Tide, ? extends List<Tide.Height>> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under this key. */
  public static CompletableFuture<@Nullable Void> put(Tide.Place place, LocalDate day,
      List<Tide.Height> value) {
    return NODE.cache().put(new Tide(place, day), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(Tide.Place place, LocalDate day,
      List<Tide.Height> value) {
    return NODE.cache().putEverywhere(new Tide(place, day), value);
  }

  /** Loads the value of this key anew by {@code loader}. */
  public static CompletableFuture<@Nullable List<Tide.Height>> refresh(Tide.Place place,
      LocalDate day, Loader<? super Tide, ? extends List<Tide.Height>> loader) {
    return NODE.cache().refresh(new Tide(place, day), loader);
  }

  /** Removes the value of this key from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(Tide.Place place, LocalDate day) {
    return NODE.cache().invalidate(new Tide(place, day));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(Tide.Place place,
      LocalDate day) {
    return NODE.cache().invalidateEverywhere(new Tide(place, day));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Tide, List<Tide.Height>> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Tide, List<Tide.Height>>> refreshAllNodes(
      Collection<Tide> nodes, BulkLoader<Tide, ? extends List<Tide.Height>> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Tide> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public static CompletableFuture<Peek> peek(Tide.Place place, LocalDate day) {
    return NODE.cache().peek(new Tide(place, day));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Tide, List<Tide.Height>> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Tide, List<Tide.Height>> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static TideCache.Sync sync() {
    return new TideCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Tide node, KeyWriter key) {
    key.literal("tide:")
        .value("place.harbour", node.place().harbour())
        .literal(":")
        .value("place.country", node.place().country())
        .literal(":")
        .value("day", node.day());
  }

  private static void check(Tide node) {
    KeyWriter.required("place", node.place());
    KeyWriter.required("place.harbour", node.place().harbour());
    KeyWriter.required("place.country", node.place().country());
    KeyWriter.required("day", node.day());
  }

  /** Writes and reads what {@link Tide} caches and all that it reaches. Null parts stay null. */
  @SuppressWarnings("NullAway")
  private static final class TideCodec implements Codec<List<Tide.Height>> {
    private static final FieldNames HEIGHT = FieldNames.of("minute", "metres");

    @Override
    public void write(ValueWriter out, List<Tide.Height> value) {
      writeListOfHeight(out, value);
    }

    @Override
    public List<Tide.Height> read(ValueReader in) {
      return readListOfHeight(in);
    }

    private static void writeListOfHeight(ValueWriter out, List<Tide.Height> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list);
      for (Tide.Height element : list) {
        writeHeight(out.nextElement(), element);
      }
      out.endList();
    }

    private static List<Tide.Height> readListOfHeight(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<Tide.Height> list = new ArrayList<>(in.beginList());
      while (in.nextElement()) {
        list.add(readHeight(in));
      }
      return Collections.unmodifiableList(list);
    }

    private static void writeHeight(ValueWriter out, Tide.Height value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(HEIGHT);
      out.field(HEIGHT, 0).writeInt(value.minute());
      out.field(HEIGHT, 1).writeDouble(value.metres());
      out.endRecord();
    }

    private static Tide.Height readHeight(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      int minute = 0;
      double metres = 0;
      long seen = 0;
      in.beginRecord(HEIGHT);
      int field = in.nextField(HEIGHT, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          minute = in.readInt();
          seen |= 1L << field;
          field = in.nextField(HEIGHT, 1);
        }
        if (field == 1) {
          metres = in.readDouble();
          seen |= 1L << field;
          field = in.nextField(HEIGHT, 2);
        }
      }
      HEIGHT.checkSeen(seen);
      return new Tide.Height(minute, metres);
    }
  }

  /** Writes {@link Tide} nodes to a file, and reads them. */
  @SuppressWarnings("NullAway")
  private static final class TideNodeCodec implements Codec<Tide> {
    private static final FieldNames TIDE = FieldNames.of("place", "day");

    private static final FieldNames PLACE = FieldNames.of("harbour", "country");

    @Override
    public void write(ValueWriter out, Tide value) {
      writeTide(out, value);
    }

    @Override
    public Tide read(ValueReader in) {
      return readTide(in);
    }

    private static void writeTide(ValueWriter out, Tide value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(TIDE);
      writePlace(out.field(TIDE, 0), value.place());
      out.field(TIDE, 1).writeText(TextForm.LOCAL_DATE, value.day());
      out.endRecord();
    }

    private static Tide readTide(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Tide.Place place = null;
      LocalDate day = null;
      long seen = 0;
      in.beginRecord(TIDE);
      int field = in.nextField(TIDE, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          place = readPlace(in);
          seen |= 1L << field;
          field = in.nextField(TIDE, 1);
        }
        if (field == 1) {
          day = in.readText(TextForm.LOCAL_DATE);
          seen |= 1L << field;
          field = in.nextField(TIDE, 2);
        }
      }
      TIDE.checkSeen(seen);
      return new Tide(place, day);
    }

    private static void writePlace(ValueWriter out, Tide.Place value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(PLACE);
      out.field(PLACE, 0).writeString(value.harbour());
      out.field(PLACE, 1).writeString(value.country());
      out.endRecord();
    }

    private static Tide.Place readPlace(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      String harbour = null;
      String country = null;
      long seen = 0;
      in.beginRecord(PLACE);
      int field = in.nextField(PLACE, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          harbour = in.readString();
          seen |= 1L << field;
          field = in.nextField(PLACE, 1);
        }
        if (field == 1) {
          country = in.readString();
          seen |= 1L << field;
          field = in.nextField(PLACE, 2);
        }
      }
      PLACE.checkSeen(seen);
      return new Tide.Place(harbour, country);
    }
  }
}
