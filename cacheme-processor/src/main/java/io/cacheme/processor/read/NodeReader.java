package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.CodecNames;
import io.cacheme.processor.model.Declared;
import io.cacheme.processor.model.DoorkeeperModel;
import io.cacheme.processor.model.DurationText;
import io.cacheme.processor.model.FreshModel;
import io.cacheme.processor.model.GeneratedNames;
import io.cacheme.processor.model.GroupModel;
import io.cacheme.processor.model.LoadBoundsModel;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.RecordModel;
import io.cacheme.processor.model.SerializerModel;
import io.cacheme.processor.model.SpringNames;
import io.cacheme.processor.model.StorageNames;
import io.cacheme.processor.model.TierModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads a whole node. */
public final class NodeReader {

  private final Lang lang;
  private final StorageNames storages;
  private final Sources sources = new Sources();
  private final Expected expected = new Expected();
  private final KnownNodes known;

  /** Reads with the utilities of {@code env}. */
  public NodeReader(ProcessingEnvironment env, StorageNames storages) {
    this.lang =
        new Lang(
            env.getElementUtils(), env.getTypeUtils(), SpringNames.makesBeans(env.getOptions()));
    this.storages = storages;
    this.known = new KnownNodes(lang);
  }

  /** Takes note of the classes of a round. */
  public void addSources(Set<? extends Element> roots) {
    sources.add(roots);
  }

  /** Reads values with {@code @CacheValue}. */
  public CacheValueReader values() {
    return new CacheValueReader(lang, sources);
  }

  /** Reads types with {@code @Memoize} methods. */
  public MemoizeReader memoized() {
    return new MemoizeReader(lang, known);
  }

  /** Takes note that classes will be generated for {@code node}: other nodes may name them. */
  public void expect(NodeElement node) {
    expected.add(names(node.type(), Attributes.of(lang.elements, node)));
    known.add(node);
  }

  /** Whether {@code node} names types that do not exist yet. */
  public boolean isUnresolved(NodeElement node) {
    return new Unresolved(expected::contains).isIn(node.type(), node.annotation());
  }

  /** What {@code element} declares. */
  public Reading read(NodeElement element) {
    Attributes attributes = Attributes.of(lang.elements, element);
    TypeElement record = element.type();
    NodeValueReader values = new NodeValueReader(lang);
    @Nullable TypeMirror value = values.find(record);
    List<TierModel> tiers = attributes.nested("caches").stream().map(this::tier).toList();
    Optional<SerializerModel> serializer =
        new SerializerReader(lang, record).read(attributes, value);
    Optional<Origin> dumpable = dumpable(attributes);
    boolean writes = dumpable.isPresent() || !tiers.stream().allMatch(TierModel::heap);
    CodecReading codec = writes ? codec(value, serializer, record) : CodecReading.none();
    CodecReading nodes = dumpable.map(at -> nodes(record, at)).orElseGet(CodecReading::none);
    RecordModel model = new RecordReader(lang).read(record, value);
    NodeModel node =
        new NodeModel(
            model,
            names(record, attributes),
            Optional.ofNullable(value).map(v -> values.read(v, record)),
            attributes.string("version"),
            attributes.strings("alsoInvalidate"),
            attributes.strings("groups").stream().map(GroupModel::of).toList(),
            new KeyReader(lang).read(record, attributes),
            tiers,
            attributes.origin("caches"),
            serializer,
            compression(attributes),
            fleetSingleflight(attributes),
            duration(attributes, "negativeTtl"),
            attributes.number("ttlJitter").map(Number::doubleValue),
            new FreshModel(
                duration(attributes, "softTtl"),
                duration(attributes, "staleIfError"),
                duration(attributes, "retryAfter"),
                duration(attributes, "refreshAhead"),
                attributes.number("verify").map(Number::doubleValue)),
            new LoadBoundsModel(
                duration(attributes, "loadTimeout"),
                duration(attributes, "softLoadTimeout"),
                duration(attributes, "errorTtl"),
                attributes.number("maxConcurrentLoads").map(Number::intValue)),
            new ValueTtlReader(lang, record, value).read(),
            attributes.nested("doorkeeper").stream().map(NodeReader::doorkeeper).toList(),
            new LoadReader(lang, record, value, expected).read(),
            codec.codec(),
            writes ? Optional.empty() : weighed(value, record),
            dumpable,
            nodes.codec(),
            storages,
            new PlatformReader(lang).read(record, value));
    return new Reading(
        node,
        Stream.concat(
                value == null
                    ? Stream.<Diagnostic>empty()
                    : problems(value, record, node, codec).stream(),
                nodes.problems().stream())
            .toList());
  }

  /** The codec of the record itself. */
  private CodecReading nodes(TypeElement record, Origin dumpable) {
    return new CodecReader(lang, sources)
        .read(record.asType(), CodecSubject.dumped(record, dumpable));
  }

  private List<Diagnostic> problems(
      TypeMirror value, TypeElement record, NodeModel node, CodecReading codec) {
    ValueParts parts = new ValueParts(lang, record);
    List<Diagnostic> fleeting = parts.fleeting(value);
    if (!fleeting.isEmpty()) { // no serializer helps
      return fleeting;
    }
    boolean isBound =
        node.writesValues()
            && node.serializer().filter(s -> CodecNames.BIND_DATA.contains(s.type())).isPresent();
    return Stream.concat(
            codec.problems().stream(),
            isBound ? parts.unbound(value).stream() : Stream.<Diagnostic>empty())
        .toList();
  }

  private TierModel tier(Attributes cache) {
    Declared<String> storage = cache.string("storage");
    Declared<String> ttl = cache.string("ttl");
    return new TierModel(
        storage,
        storages.isHeap(storage.value()),
        new Declared<>(DurationText.parse(ttl.value()), ttl.origin()),
        cache.bool("follow"),
        duration(cache, "expireAfterAccess"),
        cache.origin());
  }

  private CodecReading codec(
      @Nullable TypeMirror value, Optional<SerializerModel> serializer, TypeElement record) {
    Origin origin = Origin.of(Places.RECORD, record, Signature.of(record));
    return value == null
        ? CodecReading.none()
        : new CodecReader(lang, sources).read(value, CodecSubject.node(record, origin), serializer);
  }

  /** Nothing where the value has parts that cannot be read: a heap keeps it all the same. */
  private Optional<CodecModel> weighed(@Nullable TypeMirror value, TypeElement record) {
    if (value == null) {
      return Optional.empty();
    }
    Origin origin = Origin.of(Places.RECORD, record, Signature.of(record));
    return new CodecReader(lang, sources)
        .read(value, CodecSubject.node(record, origin), Optional.empty())
        .codec();
  }

  static GeneratedNames names(TypeElement record, Attributes attributes) {
    Declared<String> generated = attributes.string("generated");
    Origin origin =
        generated.value().isEmpty()
            ? Origin.of(Places.RECORD, record, Signature.of(record))
            : generated.origin();
    return GeneratedNames.of(ClassName.get(record), generated.value(), origin);
  }

  private static DoorkeeperModel doorkeeper(Attributes doorkeeper) {
    return new DoorkeeperModel(
        doorkeeper.number("size").map(Number::intValue),
        doorkeeper.number("fpp").map(Number::doubleValue));
  }

  private static Optional<Declared<String>> compression(Attributes attributes) {
    Declared<String> name = attributes.constant("compression");
    return name.value().equals("NONE") ? Optional.empty() : Optional.of(name);
  }

  private static Optional<Origin> fleetSingleflight(Attributes attributes) {
    Declared<String> name = attributes.constant("singleflight");
    return name.value().equals("FLEET") ? Optional.of(name.origin()) : Optional.empty();
  }

  private static Optional<Origin> dumpable(Attributes attributes) {
    Declared<Boolean> dumpable = attributes.bool("dumpable");
    return dumpable.value() ? Optional.of(dumpable.origin()) : Optional.empty();
  }

  private static Optional<Declared<DurationText>> duration(Attributes attributes, String name) {
    Declared<String> text = attributes.string(name);
    return text.value().isEmpty()
        ? Optional.empty()
        : Optional.of(new Declared<>(DurationText.parse(text.value()), text.origin()));
  }
}
