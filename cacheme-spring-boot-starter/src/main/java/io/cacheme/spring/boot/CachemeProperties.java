package io.cacheme.spring.boot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an application's properties say of its {@link io.cacheme.Cacheme}. docs/spring.md has them
 * all, docs/settings.md what each bounds.
 *
 * @param enabled Whether nodes cache at all. If not, each loads and keeps nothing; storages are
 *     opened all the same, for writes remove from them.
 * @param global Whether the static accessors of nodes use this Cacheme.
 * @param prefix What all keys begin with. Unless set it is spring.application.name, or "cacheme" if
 *     there is none.
 * @param storages The storages by the names that nodes call them.
 * @param nodes What is otherwise than nodes declare, by their names.
 * @param caches The caches of Spring's cache annotations, by their names.
 * @param cacheDefaults What caches are that are asked for and not named here; none unless it has
 *     tiers.
 * @param memoize Whether the decorators of interfaces with Memoize, Invalidates or Puts are beans,
 *     and injected in the place of what they decorate.
 * @param checkNodes Whether the start fails if a node that is named here is not there.
 * @param bus The storage that tells other processes what is written. Unless set, that of the node's
 *     first tier that can.
 * @param contextPropagation Whether what a caller's thread carries is carried to the loads that run
 *     elsewhere, where Micrometer's context propagation is on the class path.
 * @param readOnlyTransactions Whether read-only transactions are some: what is loaded in one that
 *     blocks is kept nowhere then.
 * @param completeOnStorageThreads Whether what is chained to futures runs on the thread that has
 *     the answer, a storage's own included.
 * @param readSilence How long a storage may answer nothing at all while it is asked.
 * @param bulkReadSilence How long it may answer nothing at all while it is asked for many keys.
 * @param readTimeout How long one read of a storage may take in any case.
 * @param writeTimeout How long one write to a storage may take.
 * @param invalidateTimeout How long an invalidate may take as a whole.
 * @param tombstoneTtl How long a removed key has a tombstone; the same in all processes. Unless
 *     set, 60s, or as long as a load with its reads and writes may take.
 * @param followLease For how long a heap serves what it was not told of, when it cannot be.
 * @param loadTimeout How long a load may take, unless its node says so.
 * @param connectTimeout How long the start waits for a storage.
 * @param closeTimeout How long closing may take.
 * @param maxOutstanding How many calls of one storage may be under way.
 * @param maxInflatedBytes How large a compressed entry may be when it is inflated.
 * @param metrics Its meters.
 * @param observations Its observations.
 * @param health Its health.
 */
@ConfigurationProperties("cacheme")
public record CachemeProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("true") boolean global,
    @Nullable String prefix,
    @DefaultValue Map<String, Storage> storages,
    @DefaultValue Map<String, Node> nodes,
    @DefaultValue Map<String, Cache> caches,
    @DefaultValue Cache cacheDefaults,
    @DefaultValue("false") boolean memoize,
    @DefaultValue("true") boolean checkNodes,
    @Nullable String bus,
    @DefaultValue("true") boolean contextPropagation,
    @DefaultValue("true") boolean readOnlyTransactions,
    @DefaultValue("false") boolean completeOnStorageThreads,
    @DefaultValue("500ms") Duration readSilence,
    @DefaultValue("1s") Duration bulkReadSilence,
    @DefaultValue("5s") Duration readTimeout,
    @DefaultValue("5s") Duration writeTimeout,
    @DefaultValue("2s") Duration invalidateTimeout,
    @Nullable Duration tombstoneTtl,
    @DefaultValue("2s") Duration followLease,
    @DefaultValue("30s") Duration loadTimeout,
    @DefaultValue("3s") Duration connectTimeout,
    @DefaultValue("5s") Duration closeTimeout,
    @DefaultValue("262144") int maxOutstanding,
    @DefaultValue("16MB") DataSize maxInflatedBytes,
    @DefaultValue Metrics metrics,
    @DefaultValue Observations observations,
    @DefaultValue Health health) {

  /** Leaves out names that variables of the environment have for others. */
  public CachemeProperties {
    storages = Names.meant(storages);
    nodes = Names.meant(nodes);
    caches = Names.meant(caches);
  }

  /**
   * A storage.
   *
   * @param url Where it is, as redis://localhost:6379 or local://tlfu?size=10000; may have user,
   *     password and options.
   * @param username Its user, as it is and not percent-encoded, in the place of the URL's.
   * @param password Its password, likewise.
   * @param options More options of the URL, as pool-size or poolSize; they go before those in it.
   * @param required Whether the start fails if it cannot be reached.
   */
  public record Storage(
      @Nullable String url,
      @Nullable String username,
      @Nullable String password,
      @DefaultValue Map<String, String> options,
      @DefaultValue("false") boolean required) {

    /** What {@code cacheme.storages.my-redis=redis://…} says, for short. */
    public static Storage of(String url) {
      return new Storage(url, null, null, Map.of(), false);
    }

    /** Neither URL nor credentials. */
    @Override
    public String toString() {
      return "Storage[required=" + required + "]";
    }
  }

  /**
   * A node.
   *
   * @param enabled Whether it caches; as all do unless set.
   * @param tiers Which of the tiers that it declares it has, by their storages; all unless set.
   * @param ttl How long its tiers keep an entry, by their storages: as 10s, or none for no expiry.
   */
  public record Node(
      @Nullable Boolean enabled,
      @DefaultValue List<String> tiers,
      @DefaultValue Map<String, String> ttl) {

    /** Leaves out names that variables of the environment have for others. */
    public Node {
      ttl = Names.meant(ttl);
    }
  }

  /**
   * A cache of Spring's cache annotations.
   *
   * @param tiers Its tiers, first asked first, each as "local 30s", or "local none" for no expiry.
   * @param valueType The class of its values, which a remote tier needs.
   * @param allowNullValues Whether null is a value.
   * @param nullTtl How long null is kept, where that is less than a tier's own time.
   * @param compression How what remote tiers keep is compressed: ZLIB, ZSTD or LZ4.
   * @param version What its keys end with.
   * @param node What its keys begin with, and what meters call it. Unless set, its name.
   */
  public record Cache(
      @DefaultValue List<String> tiers,
      @Nullable Class<?> valueType,
      @DefaultValue("true") boolean allowNullValues,
      @Nullable Duration nullTtl,
      @Nullable String compression,
      @DefaultValue("v1") String version,
      @Nullable String node) {}

  /**
   * Its meters.
   *
   * @param enabled Whether its counters are meters, where there is a registry of Micrometer's.
   * @param answerTimers Whether it is timed how long answers take, which costs each request.
   * @param callTimers Whether it is timed how long loads and calls of storages take.
   * @param tags Tags of all its meters.
   */
  public record Metrics(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("false") boolean answerTimers,
      @DefaultValue("false") boolean callTimers,
      @DefaultValue Map<String, String> tags) {}

  /**
   * Its observations.
   *
   * @param enabled Whether each load and each call of a remote storage is an observation, and so a
   *     span, where there is a registry of them.
   */
  public record Observations(@DefaultValue("true") boolean enabled) {}

  /**
   * Its health.
   *
   * @param affectsApplication Whether the application as a whole is DOWN while one of its storages
   *     is.
   */
  public record Health(@DefaultValue("false") boolean affectsApplication) {}
}
