package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.codec.Codec;
import io.cacheme.codec.EnumNames;
import io.cacheme.codec.FieldNames;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.KeyWriter;
import io.cacheme.codec.Tags;
import io.cacheme.codec.TextForm;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import io.cacheme.generated.GlobalNode;
import io.cacheme.stats.CacheStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Signals} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class SignalsNodes {
  /** What {@link Signals} declares. */
  public static final NodeSpec<Signals, List<Signals.Signal>> SPEC =
      NodeSpec.builder(1, Signals.class, "Signals")
          .version("v1")
          .key("signals:{NODE}", KeyLayout.literal("signals:").thenNumber(), SignalsNodes::writeKey)
          .tier("my-redis", Duration.ofHours(1))
          .value(
              ValueType.of("java.util.List<demo.Signals.Signal>", new SignalsCodec())
                  .declaredAs(List.class, ValueType.part(Signals.Signal.class))
                  .reaching(
                      Signals.Nothing.class,
                      Signals.Sent.class,
                      Signals.OS.class,
                      Signals.Silence.class)
                  .withFingerprint(0x80ce937716dc9236L))
          .build();

  private static final GlobalNode<Signals, List<Signals.Signal>> NODE =
      GlobalNode.of(SPEC, loads());

  private SignalsNodes() {}

  static Loads<Signals, List<Signals.Signal>> loads() {
    return Loads.none();
  }

  /** Answers the value of {@code NODE}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable List<Signals.Signal>> get(long NODE,
      Loader<? super Signals, ? extends List<Signals.Signal>> loader) {
    return SignalsNodes.NODE.cache().get(new Signals(NODE), loader);
  }

  /** Answers the value of {@code NODE} if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable List<Signals.Signal>> getIfPresent(long NODE) {
    return SignalsNodes.NODE.cache().getIfPresent(new Signals(NODE));
  }

  /** Answers the values of {@code NODEs}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Long, List<Signals.Signal>>> getAll(Collection<Long> NODEs,
      BulkLoader<Signals, ? extends List<Signals.Signal>> bulkLoader) {
    return SignalsNodes.NODE.cache().getAllBy(NODEs, Signals::new, bulkLoader);
  }

  /** Answers the values of {@code NODEs} that a tier has; never loads. */
  public static CompletableFuture<Map<Long, List<Signals.Signal>>> getAllPresent(
      Collection<Long> NODEs) {
    return SignalsNodes.NODE.cache().getAllPresentBy(NODEs, Signals::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Signals, List<Signals.Signal>>> getAllPresentNodes(
      Collection<Signals> nodes) {
    return SignalsNodes.NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Signals, List<Signals.Signal>>> getAllNodes(
      Collection<Signals> nodes, BulkLoader<Signals, ? extends List<Signals.Signal>> bulkLoader) {
    return SignalsNodes.NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code NODE}. */
  public static CompletableFuture<@Nullable Void> put(long NODE, List<Signals.Signal> value) {
    return SignalsNodes.NODE.cache().put(new Signals(NODE), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code NODE}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(long NODE,
      List<Signals.Signal> value) {
    return SignalsNodes.NODE.cache().putEverywhere(new Signals(NODE), value);
  }

  /** Loads the value of {@code NODE} anew by {@code loader}. */
  public static CompletableFuture<@Nullable List<Signals.Signal>> refresh(long NODE,
      Loader<? super Signals, ? extends List<Signals.Signal>> loader) {
    return SignalsNodes.NODE.cache().refresh(new Signals(NODE), loader);
  }

  /** Removes the value of {@code NODE} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(long NODE) {
    return SignalsNodes.NODE.cache().invalidate(new Signals(NODE));
  }

  /** Removes the value of {@code NODE} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(long NODE) {
    return SignalsNodes.NODE.cache().invalidateEverywhere(new Signals(NODE));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<Long, List<Signals.Signal>> values) {
    return SignalsNodes.NODE.cache().putAllBy(values, Signals::new);
  }

  /** Loads the values of {@code NODEs} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Long, List<Signals.Signal>>> refreshAll(
      Collection<Long> NODEs, BulkLoader<Signals, ? extends List<Signals.Signal>> bulkLoader) {
    return SignalsNodes.NODE.cache().refreshAllBy(NODEs, Signals::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(
      Map<Signals, List<Signals.Signal>> values) {
    return SignalsNodes.NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Signals, List<Signals.Signal>>> refreshAllNodes(
      Collection<Signals> nodes, BulkLoader<Signals, ? extends List<Signals.Signal>> bulkLoader) {
    return SignalsNodes.NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code NODEs} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<Long> NODEs) {
    return SignalsNodes.NODE.cache().invalidateAll(NODEs.stream().map(Signals::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Signals> nodes) {
    return SignalsNodes.NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code NODE}, and changes nothing. */
  public static CompletableFuture<Peek> peek(long NODE) {
    return SignalsNodes.NODE.cache().peek(new Signals(NODE));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return SignalsNodes.NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Signals, List<Signals.Signal>> asMap() {
    return SignalsNodes.NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return SignalsNodes.NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Signals, List<Signals.Signal>> asNodeCache() {
    return SignalsNodes.NODE.cache();
  }

  /** The same cache for callers that block. */
  public static SignalsCache.Sync sync() {
    return new SignalsCache.Sync(SignalsNodes.NODE.cache().sync());
  }

  private static void writeKey(Signals node, KeyWriter key) {
    key.literal("signals:").number(node.NODE());
  }

  /** Writes and reads what {@link Signals} caches and all that it reaches. Null parts stay null. */
  @SuppressWarnings("NullAway")
  private static final class SignalsCodec implements Codec<List<Signals.Signal>> {
    private static final Tags SIGNAL = Tags.of("Sent", "Silence", "void");

    private static final FieldNames SENT_AS_SIGNAL = FieldNames.of(Tags.FIELD, "UUID", "Optional",
        "OS", "SILENCE", "ValueReader", "SENT").optional("Optional");

    private static final EnumNames<Signals.OS> OS_NAMES = EnumNames.of(Signals.OS.values());

    private static final EnumNames<Signals.Silence> SILENCE_NAMES = EnumNames.of(Signals.Silence.values());

    private static final FieldNames SILENCE_AS_SIGNAL = FieldNames.of(Tags.FIELD, "name");

    private static final FieldNames NOTHING_AS_SIGNAL = FieldNames.of(Tags.FIELD, "name");

    private static final EnumNames<Signals.Nothing> NOTHING = EnumNames.of(Signals.Nothing.values());

    @Override
    public void write(ValueWriter out, List<Signals.Signal> value) {
      writeListOfSignal(out, value);
    }

    @Override
    public List<Signals.Signal> read(ValueReader in) {
      return readListOfSignal(in);
    }

    private static void writeListOfSignal(ValueWriter out, List<Signals.Signal> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list);
      for (Signals.Signal element : list) {
        writeSignal(out.nextElement(), element);
      }
      out.endList();
    }

    private static List<Signals.Signal> readListOfSignal(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<Signals.Signal> list = new ArrayList<>(in.beginList());
      while (in.nextElement()) {
        list.add(readSignal(in));
      }
      return Collections.unmodifiableList(list);
    }

    private static void writeSignal(ValueWriter out, Signals.Signal value) {
      if (value == null) {
        out.writeNull();
      } else if (value instanceof Signals.Sent part) {
        writeSentAsSignal(out, part);
      } else if (value instanceof Signals.Silence part) {
        writeSilenceAsSignal(out, part);
      } else if (value instanceof Signals.Nothing part) {
        writeNothingAsSignal(out, part);
      } else {
        throw new IllegalArgumentException("a Signals.Signal of an unknown class");
      }
    }

    private static Signals.Signal readSignal(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      return switch (in.peekTag(SIGNAL)) {
        case 0 -> readSentAsSignal(in);
        case 1 -> readSilenceAsSignal(in);
        default -> readNothingAsSignal(in);
      };
    }

    private static void writeSentAsSignal(ValueWriter out, Signals.Sent value) {
      out.beginRecord(SENT_AS_SIGNAL);
      out.field(SENT_AS_SIGNAL, 0).writeString("Sent");
      out.field(SENT_AS_SIGNAL, 1).writeText(TextForm.UUID, value.UUID());
      writeOptionalOfString(out.field(SENT_AS_SIGNAL, 2), value.Optional());
      out.field(SENT_AS_SIGNAL, 3).writeEnum(OS_NAMES, value.OS());
      out.field(SENT_AS_SIGNAL, 4).writeEnum(SILENCE_NAMES, value.SILENCE());
      out.field(SENT_AS_SIGNAL, 5).writeLong(value.ValueReader());
      out.field(SENT_AS_SIGNAL, 6).writeInt(value.SENT());
      out.endRecord();
    }

    private static Signals.Sent readSentAsSignal(ValueReader in) {
      UUID UUID = null;
      Optional<String> Optional_ = Optional.empty();
      Signals.OS OS = null;
      Signals.Silence SILENCE = null;
      long ValueReader_ = 0;
      int SENT = 0;
      long seen = 0;
      in.beginRecord(SENT_AS_SIGNAL);
      int field = in.nextField(SENT_AS_SIGNAL, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          in.readString();
          seen |= 1L << field;
          field = in.nextField(SENT_AS_SIGNAL, 1);
        }
        if (field == 1) {
          UUID = in.readText(TextForm.UUID);
          seen |= 1L << field;
          field = in.nextField(SENT_AS_SIGNAL, 2);
        }
        if (field == 2) {
          Optional_ = readOptionalOfString(in);
          seen |= 1L << field;
          field = in.nextField(SENT_AS_SIGNAL, 3);
        }
        if (field == 3) {
          OS = in.readEnum(OS_NAMES);
          seen |= 1L << field;
          field = in.nextField(SENT_AS_SIGNAL, 4);
        }
        if (field == 4) {
          SILENCE = in.readEnum(SILENCE_NAMES);
          seen |= 1L << field;
          field = in.nextField(SENT_AS_SIGNAL, 5);
        }
        if (field == 5) {
          ValueReader_ = in.readLong();
          seen |= 1L << field;
          field = in.nextField(SENT_AS_SIGNAL, 6);
        }
        if (field == 6) {
          SENT = in.readInt();
          seen |= 1L << field;
          field = in.nextField(SENT_AS_SIGNAL, 7);
        }
      }
      SENT_AS_SIGNAL.checkSeen(seen);
      return new Signals.Sent(UUID, Optional_, OS, SILENCE, ValueReader_, SENT);
    }

    private static void writeOptionalOfString(ValueWriter out, Optional<String> value) {
      if (value == null || value.isEmpty()) {
        out.writeNull();
        return;
      }
      out.present().writeString(value.get());
    }

    private static Optional<String> readOptionalOfString(ValueReader in) {
      return Optional.ofNullable(in.readString());
    }

    private static void writeSilenceAsSignal(ValueWriter out, Signals.Silence value) {
      out.beginRecord(SILENCE_AS_SIGNAL);
      out.field(SILENCE_AS_SIGNAL, 0).writeString("Silence");
      out.field(SILENCE_AS_SIGNAL, 1).writeEnum(SILENCE_NAMES, value);
      out.endRecord();
    }

    private static Signals.Silence readSilenceAsSignal(ValueReader in) {
      Signals.Silence name = null;
      long seen = 0;
      in.beginRecord(SILENCE_AS_SIGNAL);
      int field = in.nextField(SILENCE_AS_SIGNAL, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          in.readString();
          seen |= 1L << field;
          field = in.nextField(SILENCE_AS_SIGNAL, 1);
        }
        if (field == 1) {
          name = in.readEnum(SILENCE_NAMES);
          seen |= 1L << field;
          field = in.nextField(SILENCE_AS_SIGNAL, 2);
        }
      }
      SILENCE_AS_SIGNAL.checkSeen(seen);
      return name;
    }

    private static void writeNothingAsSignal(ValueWriter out, Signals.Nothing value) {
      out.beginRecord(NOTHING_AS_SIGNAL);
      out.field(NOTHING_AS_SIGNAL, 0).writeString("void");
      out.field(NOTHING_AS_SIGNAL, 1).writeEnum(NOTHING, value);
      out.endRecord();
    }

    private static Signals.Nothing readNothingAsSignal(ValueReader in) {
      Signals.Nothing name = null;
      long seen = 0;
      in.beginRecord(NOTHING_AS_SIGNAL);
      int field = in.nextField(NOTHING_AS_SIGNAL, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          in.readString();
          seen |= 1L << field;
          field = in.nextField(NOTHING_AS_SIGNAL, 1);
        }
        if (field == 1) {
          name = in.readEnum(NOTHING);
          seen |= 1L << field;
          field = in.nextField(NOTHING_AS_SIGNAL, 2);
        }
      }
      NOTHING_AS_SIGNAL.checkSeen(seen);
      return name;
    }
  }
}
