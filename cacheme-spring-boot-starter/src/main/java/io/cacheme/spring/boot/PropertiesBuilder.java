package io.cacheme.spring.boot;

import io.cacheme.Cacheme;
import io.cacheme.storage.local.HeapStorage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** What properties say, said to a builder. */
final class PropertiesBuilder {

  private static final System.Logger LOG =
      System.getLogger(CachemeAutoConfiguration.class.getName());

  private static final String LOCAL = "local";
  private static final int LOCAL_SIZE = 10_000;

  private final CachemeProperties properties;
  private final Cacheme.Builder builder = Cacheme.builder();

  PropertiesBuilder(CachemeProperties properties) {
    this.properties = properties;
  }

  Cacheme.Builder build(@Nullable String application, List<CachemeConnectionDetails> connections) {
    sayStorages(new StorageUrls(connections));
    sayPrefix(application);
    sayTimes();
    sayBounds();
    builder.enabled(properties.enabled());
    properties.nodes().forEach(this::sayNode);
    return builder;
  }

  private void sayStorages(StorageUrls urls) {
    properties
        .storages()
        .forEach(
            (name, storage) -> {
              var url = urls.of(name, storage);
              try {
                builder.storage(name, url);
              } catch (IllegalArgumentException e) {
                throw StorageUrls.wrong(name, "is refused: " + e.getMessage());
              }
              if (storage.required()) {
                builder.required(name);
              }
            });
    builder.storageFactory(
        name -> name.equals(LOCAL) ? HeapStorage.builder().tlfu().size(LOCAL_SIZE).build() : null);
  }

  private void sayPrefix(@Nullable String application) {
    String given = properties.prefix();
    String prefix = given == null || given.isBlank() ? KeyPrefix.of(application) : given.strip();
    try {
      builder.prefix(prefix);
    } catch (IllegalArgumentException e) {
      throw refused("prefix", prefix, e);
    }
    if (prefix.equals(KeyPrefix.DEFAULT) && given == null && hasServers()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "keys begin with \""
              + prefix
              + "\", as those of every application without a name: another one on the same server"
              + " would read them\n    help:  set spring.application.name, or cacheme.prefix");
    }
  }

  private boolean hasServers() {
    return properties.storages().values().stream()
        .map(CachemeProperties.Storage::url)
        .anyMatch(url -> url == null || !url.strip().startsWith("local:"));
  }

  private void sayTimes() {
    say("read-silence", properties.readSilence(), builder::readSilence);
    say("bulk-read-silence", properties.bulkReadSilence(), builder::bulkReadSilence);
    say("read-timeout", properties.readTimeout(), builder::readTimeout);
    say("write-timeout", properties.writeTimeout(), builder::writeTimeout);
    say("invalidate-timeout", properties.invalidateTimeout(), builder::invalidateTimeout);
    Duration tombstoneTtl = properties.tombstoneTtl();
    if (tombstoneTtl != null) {
      say("tombstone-ttl", tombstoneTtl, builder::tombstoneTtl);
    }
    say("follow-lease", properties.followLease(), builder::followLease);
    say("load-timeout", properties.loadTimeout(), builder::loadTimeout);
    say("connect-timeout", properties.connectTimeout(), builder::connectTimeout);
    say("close-timeout", properties.closeTimeout(), builder::closeTimeout);
  }

  private void sayBounds() {
    say("max-outstanding", properties.maxOutstanding(), builder::maxOutstanding);
    say(
        "max-inflated-bytes",
        properties.maxInflatedBytes(),
        size -> builder.maxInflatedBytes(Math.toIntExact(size.toBytes())));
    String bus = properties.bus();
    if (bus != null && !bus.isBlank()) {
      builder.bus(bus.strip());
    }
    if (properties.completeOnStorageThreads()) {
      builder.completeOnStorageThreads();
    }
  }

  private void sayNode(String name, CachemeProperties.Node node) {
    Boolean enabled = node.enabled();
    if (enabled != null) {
      builder.enabled(name, enabled);
    }
    if (!node.tiers().isEmpty()) {
      builder.tiers(name, node.tiers().toArray(String[]::new));
    }
    for (Map.Entry<String, String> ttl : node.ttl().entrySet()) {
      String property = "cacheme.nodes." + name + ".ttl." + ttl.getKey();
      builder.override(name, ttl.getKey(), Ttl.parse(property, ttl.getValue()));
    }
  }

  private static <T> void say(String property, T value, Consumer<T> setting) {
    try {
      setting.accept(value);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw refused(property, value, e);
    }
  }

  private static InvalidConfigurationPropertyValueException refused(
      String property, Object value, RuntimeException why) {
    return new InvalidConfigurationPropertyValueException(
        "cacheme." + property, value, String.valueOf(why.getMessage()));
  }
}
