package io.cacheme.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.CachemeConfigurationException;
import io.cacheme.FreshSpec;
import io.cacheme.codec.Codec;
import io.cacheme.codec.JavaSerializer;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueWriter;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testservers.LogCapture;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.cache.Cache;
import org.springframework.core.ParameterizedTypeReference;

class CachemeCacheManagerTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManualTimeSource time = new ManualTimeSource();
  private final InMemoryRemoteStorage remote = new InMemoryRemoteStorage(time);
  private final Cacheme cacheme =
      Cacheme.builder()
          .timeSource(time)
          .storage("local", new InMemoryLocalStorage())
          .storage("local-bytes", "local://tlfu?bytes=1MiB")
          .storage("my-redis", remote)
          .build();

  @AfterEach
  void close() {
    cacheme.close();
  }

  private static CachemeCacheConfiguration heap() {
    return CachemeCacheConfiguration.create().tier("local", MINUTE);
  }

  private static CachemeCacheConfiguration redis() {
    return CachemeCacheConfiguration.create().tier("my-redis", Duration.ofHours(1));
  }

  private CachemeCacheManager.Builder manager() {
    return CachemeCacheManager.builder(cacheme);
  }

  private Cache cache(CachemeCacheConfiguration configuration) {
    return manager().cache("a", configuration).build().getCache("a");
  }

  record Address(String street) implements Serializable {}

  static class Person implements Serializable {
    private static final long serialVersionUID = 1L;
    final String name;

    @SuppressWarnings("serial") // the list that it is given is one
    final List<Address> addresses;

    Person(String name, List<Address> addresses) {
      this.name = name;
      this.addresses = addresses;
    }
  }

  record Plain(String name) {}

  enum PlainCodec implements Codec<Plain> {
    INSTANCE;

    @Override
    public void write(ValueWriter out, Plain value) {
      out.writeString(value.name());
    }

    @Override
    public Plain read(ValueReader in) {
      return new Plain(in.readString());
    }
  }

  @Test
  void caches_areNodes_withTheirCounters() {
    CachemeCacheManager manager =
        manager().cache("b", heap()).cache("a", redis().valueType(String.class)).build();
    manager.getCache("a").put("1", "x");
    manager.getCache("a").get("1");

    assertThat(manager.getCacheNames()).containsExactly("a", "b");
    assertThat(cacheme.nodes()).extracting(node -> node.spec().name()).containsExactly("b", "a");
    assertThat(cacheme.nodes().get(1).stats().hitCount()).isEqualTo(1);
    assertThat(manager.getCache("a").getNativeCache()).isSameAs(cacheme.nodes().get(1));
    assertThat(manager.getCache("a").getName()).isEqualTo("a");
  }

  @Test
  void otherNames_areRefused_orAsTheDefaults() {
    assertThat(manager().cache("a", heap()).build().getCache("b")).isNull();

    CachemeCacheManager manager = manager().cache("a", heap()).defaults(heap()).build();
    Cache made = manager.getCache("b");
    made.put("1", "x");
    assertThat(manager.getCache("b")).isSameAs(made);
    assertThat(manager.getCacheNames()).containsExactly("a", "b");
  }

  @Test
  void twoManagers_ofTheSameCaches_shareThem() {
    cache(redis().valueType(String.class)).put("1", "x");
    assertThat(cache(redis().valueType(String.class)).get("1", String.class)).isEqualTo("x");
  }

  @Test
  void key_inTheStorage_isReadable() {
    cache(redis().valueType(String.class).node("shop.a").version("v2")).put(1L, "x");
    assertThat(cacheme.nodes().get(0).spec().name()).isEqualTo("shop.a");
    assertThat(remote.keys()).contains("cacheme:shop.a:~1L:v2");
  }

  @Test
  void keyWriter_writesWhatHasNoText() {
    Cache cache = cache(heap().keyWriter(key -> "hash " + System.identityHashCode(key)));
    Object one = new Object();
    cache.put(one, "x");
    assertThat(cache.get(one, String.class)).isEqualTo("x");
    assertThat(cache.get(new Object())).isNull();
  }

  @Test
  void nullTtl_isShorterThanThatOfValues() {
    Cache cache = cache(heap().nullTtl(Duration.ofSeconds(5)));
    cache.put("none", null);
    cache.put("one", 1);
    assertThat(cache.get("none")).isNotNull();

    time.advance(Duration.ofSeconds(6));
    assertThat(cache.get("none")).isNull();
    assertThat(cache.get("one")).isNotNull();
  }

  @Test
  void nullValues_notAllowed_areRefused() {
    Cache cache = cache(heap().allowNullValues(false));
    assertThatThrownBy(() -> cache.put("1", null)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> cache.get("1", () -> null))
        .isInstanceOf(Cache.ValueRetrievalException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void serializable_withWhatItHolds_isKeptRemotely() {
    Cache cache = cache(redis().valueType(Person.class));
    try (LogCapture log = new LogCapture()) {
      cache.put("1", new Person("Ann", List.of(new Address("Elm"))));
      assertThat(log.text()).isEmpty();
    }
    Person person = cache.get("1", Person.class);
    assertThat(person.name).isEqualTo("Ann");
    assertThat(person.addresses).containsExactly(new Address("Elm"));
  }

  @Test
  void codec_isUsed_andNullIsAValue() {
    Cache cache = cache(redis().valueType(Plain.class, PlainCodec.INSTANCE));
    cache.put("1", new Plain("x"));
    cache.put("2", null);
    assertThat(cache.get("1", Plain.class)).isEqualTo(new Plain("x"));
    assertThat(cache.get("2").get()).isNull();
  }

  @Test
  void javaSerializer_named_needsNoType() {
    Cache cache = cache(redis().serializer(new JavaSerializer()));
    cache.put("1", Map.of("a", 1));
    assertThat(cache.get("1").get()).isEqualTo(Map.of("a", 1));
  }

  @Test
  void heapBoundedInBytes_weighsNull() {
    Cache cache =
        cache(
            CachemeCacheConfiguration.create().tier("local-bytes", MINUTE).valueType(String.class));
    cache.put("1", null);
    cache.put("2", "x");
    assertThat(cache.get("1").get()).isNull();
    assertThat(cache.get("2").get()).isEqualTo("x");
  }

  @Test
  void heapOfManyTypes_keepsTheObjects() {
    Cache cache = cache(heap());
    Object value = new Object();
    cache.put("1", value);
    assertThat(cache.get("1").get()).isSameAs(value);
  }

  @Test
  void valuesOfARemoteTier_unsaid_areRefused() {
    assertThatThrownBy(() -> cache(redis()))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContaining("nobody knows what the values of the cache \"a\" are")
        .hasMessageContaining("[R07]")
        .hasMessageContaining("valueType(…)");
  }

  @Test
  void valuesThatNobodyWrites_areRefused() {
    assertThatThrownBy(() -> cache(redis().valueType(Plain.class)))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContaining(Plain.class.getTypeName())
        .hasMessageContaining("[R07]");
    assertThatThrownBy(
            () -> cache(redis().valueType(new ParameterizedTypeReference<List<Plain>>() {})))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContaining("[R07]");
  }

  @Test
  void unknownStorage_andNoTier_areRefused() {
    assertThatThrownBy(() -> cache(CachemeCacheConfiguration.create().tier("redis", MINUTE)))
        .hasMessageContaining("[R01]");
    assertThatThrownBy(() -> cache(CachemeCacheConfiguration.create()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no tiers");
  }

  @Test
  void namesThatCannotStandInKeys_areRefused_unlessTheyHaveANode() {
    assertThatThrownBy(() -> manager().cache("users::all", heap()).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the name of the cache \"users::all\"")
        .hasMessageContaining("node(…)");
    assertThat(
            manager().cache("users::all", heap().node("users-all")).build().getCache("users::all"))
        .isNotNull();
  }

  @Test
  void cachesOfOneNode_areRefused() {
    assertThatThrownBy(() -> manager().cache("a", heap()).cache("b", heap().node("a")))
        .hasMessageContaining("has the keys of the cache \"a\"");
    assertThatThrownBy(() -> manager().cache("a", heap()).cache("a", heap()))
        .hasMessageContaining("has the keys of the cache \"a\"");
    assertThatThrownBy(() -> manager().defaults(heap().node("a")))
        .hasMessageContaining("leave node(…) out");
  }

  @Test
  void whatNoCacheCanHave_isRefusedAtOnce() {
    assertThatThrownBy(() -> heap().ttlJitter(0.9)).hasMessageContaining("ttlJitter");
    assertThatThrownBy(() -> heap().nullTtl(Duration.ZERO)).hasMessageContaining("nullTtl");
    assertThatThrownBy(() -> heap().version("v:1")).hasMessageContaining("version");
    assertThatThrownBy(() -> heap().fresh(FreshSpec.NONE.softTtl(MINUTE).refreshAhead(MINUTE)))
        .hasMessageContaining("refreshAhead");
  }
}
