package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;
import io.cacheme.processor.diagnostic.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A {@code @CacheNode} record as declared, right or wrong: the checks judge it, and only a node
 * without errors reaches the generators.
 *
 * @param record the record itself
 * @param names what its generated classes are called
 * @param value what it caches; empty if it does not implement {@code Node<V>}
 * @param version the value of {@code version}
 * @param alsoInvalidate the versions whose entries its writes remove, too
 * @param groups the kinds of groups that its entries belong to
 * @param key where its key comes from
 * @param tiers its tiers, first asked first
 * @param caches the place of {@code caches}
 * @param serializer the class named by {@code serializer}, if any
 * @param compression the compressor named by {@code compression}, if any
 * @param fleetSingleflight the place of {@code singleflight = FLEET}, if it is that
 * @param negativeTtl how long absence is remembered, if at all
 * @param ttlJitter by what share of its time an entry may expire sooner
 * @param fresh how older values are served on purpose
 * @param bounds the bounds of its loads
 * @param ttls its methods that say how long a value is kept; at most one is right
 * @param doorkeepers what keeps keys that are asked for once out; at most one is right
 * @param loads its methods that load
 * @param codec the codec to generate: present if values are written and can be read
 * @param weighed what a heap weighs a value by: present if it can be read and there is no codec
 * @param dumpable the place of {@code dumpable = true}, if it is that
 * @param nodes the codec of the record itself, if it is dumpable and can be read
 * @param storages what the compiler was told of storages
 * @param platform what generated code may use
 */
public record NodeModel(
    RecordModel record,
    GeneratedNames names,
    Optional<ValueModel> value,
    Declared<String> version,
    List<Declared<String>> alsoInvalidate,
    List<GroupModel> groups,
    KeyModel key,
    List<TierModel> tiers,
    Origin caches,
    Optional<SerializerModel> serializer,
    Optional<Declared<String>> compression,
    Optional<Origin> fleetSingleflight,
    Optional<Declared<DurationText>> negativeTtl,
    Declared<Double> ttlJitter,
    FreshModel fresh,
    LoadBoundsModel bounds,
    List<ValueTtlModel> ttls,
    List<DoorkeeperModel> doorkeepers,
    LoadsModel loads,
    Optional<CodecModel> codec,
    Optional<CodecModel> weighed,
    Optional<Origin> dumpable,
    Optional<CodecModel> nodes,
    StorageNames storages,
    PlatformModel platform) {

  /** The version that is told by the value's shape. */
  public static final String AUTO = "auto";

  /** Copies its lists. */
  public NodeModel {
    alsoInvalidate = List.copyOf(alsoInvalidate);
    groups = List.copyOf(groups);
    tiers = List.copyOf(tiers);
    ttls = List.copyOf(ttls);
    doorkeepers = List.copyOf(doorkeepers);
  }

  /** The record's name with its enclosing types' names, as messages show it. */
  public String name() {
    return record.name();
  }

  /** The value, of a node that has passed the checks. */
  public ValueModel checkedValue() {
    return value.orElseThrow(() -> new IllegalStateException(name() + " caches nothing"));
  }

  /**
   * Whether two unequal records can have one key, so that the heap cannot use the record itself.
   */
  public boolean isKeyedByText() {
    return key.method().isPresent() || record.ownEquality() || differsFromKey(record.components());
  }

  private static boolean differsFromKey(List<ComponentModel> components) {
    return components.stream()
        .anyMatch(
            c ->
                c.ignored()
                    || (c.keyType() instanceof KeyType.Nested nested
                        && (nested.ownEquality() || differsFromKey(nested.components()))));
  }

  /** The codec of the value, if there is one: its own, or the one written for the node. */
  public Optional<ClassName> codecName() {
    return codec.map(model -> name(model, names.codec()));
  }

  /** What weighs the value on the heap: its own codec, or the class written for the node. */
  public Optional<ClassName> encoderName() {
    return weighed.map(model -> name(model, names.encoder()));
  }

  private static ClassName name(CodecModel model, ClassName own) {
    return model.value() instanceof ValueShape.Shared shared ? shared.codec() : own;
  }

  /** The codec to write, unless the value has one of its own or needs none. */
  public Optional<CodecFile> codecFile() {
    return codec
        .filter(model -> !(model.value() instanceof ValueShape.Shared))
        .map(model -> file(names.codec(), true, model));
  }

  /** The same of what weighs the value on the heap. */
  public Optional<CodecFile> encoderFile() {
    return weighed
        .filter(model -> !(model.value() instanceof ValueShape.Shared))
        .map(model -> file(names.encoder(), false, model));
  }

  /** What writes the nodes to a file: their own codec, or the class written for them. */
  public Optional<ClassName> nodeCodecName() {
    return nodes.map(model -> name(model, names.nodeCodec()));
  }

  /** The codec to write for the nodes themselves, unless they have one of their own. */
  public Optional<CodecFile> nodeCodecFile() {
    return nodes
        .filter(model -> !(model.value() instanceof ValueShape.Shared))
        .map(model -> file(names.nodeCodec(), true, model));
  }

  /** The fingerprint of the nodes' own shape, in hex, if there is a codec of them. */
  public Optional<String> nodeFingerprint() {
    return nodes.map(
        model -> ShapeText.fingerprint(model, CodecNames.MSG_PACK_SERIALIZER.toString()));
  }

  private CodecFile file(ClassName name, boolean reads, CodecModel model) {
    return new CodecFile(name, record.type(), true, false, reads, model, platform);
  }

  /** Whether some tier keeps objects. */
  public boolean hasHeapTier() {
    return tiers.stream().anyMatch(TierModel::heap);
  }

  /** The version that ends the key, which may be told by the value's shape. */
  public String keyVersion() {
    return isAutoVersion()
        ? AUTO + "-" + fingerprint().orElseThrow(() -> new IllegalStateException(name()))
        : version.value();
  }

  /** Whether the version is told by the value's shape. */
  public boolean isAutoVersion() {
    return version.value().equals(AUTO);
  }

  /** The fingerprint of the value's shape and its serializer, in hex, if there is a codec. */
  public Optional<String> fingerprint() {
    String used =
        serializer.map(s -> s.type().toString()).orElse(CodecNames.MSG_PACK_SERIALIZER.toString());
    return codec.map(model -> ShapeText.fingerprint(model, used));
  }

  /** Whether values are written: for a tier that keeps bytes, or to a file. */
  public boolean writesValues() {
    return hasRemoteTier() || dumpable.isPresent();
  }

  /** Whether some tier keeps bytes. */
  public boolean hasRemoteTier() {
    return tiers.stream().anyMatch(tier -> !tier.heap());
  }
}
