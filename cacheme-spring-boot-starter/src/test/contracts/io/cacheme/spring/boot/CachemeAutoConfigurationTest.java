package io.cacheme.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.Price;
import com.example.shop.PriceCache;
import com.example.shop.PriceCacheConfiguration;
import com.example.shop.PriceNodes;
import com.example.shop.Prices;
import io.cacheme.Cacheme;
import io.cacheme.CachemeConfigurationException;
import io.cacheme.CachemeListener;
import io.cacheme.DynamicNode;
import io.cacheme.TierSpec;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.TransactionProbe;
import io.cacheme.spring.SpringTransactions;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of properties and beans. */
class CachemeAutoConfigurationTest {

  private InMemoryRemoteStorage redis = new InMemoryRemoteStorage(new ManualTimeSource());
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(CachemeAutoConfiguration.class));
  private final ApplicationContextRunner shop =
      application
          .withUserConfiguration(PriceCacheConfiguration.class)
          .withBean(Prices.class, () -> String::length)
          .withBean(CachemeBuilderCustomizer.class, () -> this::addRedis);

  private void addRedis(Cacheme.Builder builder) {
    redis = new InMemoryRemoteStorage(new ManualTimeSource());
    builder.storage("my-redis", redis);
  }

  private static Duration ttl(ApplicationContext context, int tier) {
    return context.getBean(PriceCache.class).asNodeCache().tiers().get(tier).ttl();
  }

  @Test
  void aLocalHeap_isThere_whereANodeWantsIt() {
    application.run(
        context -> {
          Cacheme cacheme = context.getBean(Cacheme.class);
          assertThat(cacheme.health().storages()).isEmpty();

          assertThat(
                  cacheme
                      .get(
                          DynamicNode.type("n", "v1", String.class).tier("local", null).key("k"),
                          node -> java.util.concurrent.CompletableFuture.completedFuture("v"))
                      .join())
              .isEqualTo("v");
          assertThat(cacheme.health().storages()).containsOnlyKeys("local");
        });
  }

  @Test
  void ownCacheme_isLeftAlone() {
    Cacheme own = Cacheme.builder().prefix("own").build();
    application
        .withBean(Cacheme.class, () -> own)
        .withPropertyValues("cacheme.storages.my-redis.url=nonsense")
        .run(
            context -> {
              assertThat(context).hasSingleBean(Cacheme.class);
              assertThat(context.getBean(Cacheme.class)).isSameAs(own);
              assertThat(Cacheme.global()).isSameAs(own);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "spring.application.name=shop,           shop:price:tea:v1",
    "spring.application.name=My Shop,        My_20Shop:price:tea:v1",
    "'cacheme.prefix=own',                   own:price:tea:v1",
    "server.port=0,                          cacheme:price:tea:v1"
  })
  void prefix_isTheApplicationsName(String property, String key) {
    shop.withPropertyValues(property)
        .run(
            context -> {
              context.getBean(PriceCache.class).sync().get("tea");
              assertThat(redis.keys()).contains(key);
            });
  }

  @Test
  void nodes_areOtherThanDeclared() {
    shop.withPropertyValues(
            "cacheme.nodes.Price.ttl.local=10s", "cacheme.nodes.Price.ttl.my-redis=none")
        .run(
            context -> {
              assertThat(ttl(context, 0)).hasSeconds(10);
              assertThat(ttl(context, 1)).isNull();
            });
    shop.withPropertyValues("cacheme.nodes.Price.tiers=my-redis")
        .run(
            context ->
                assertThat(context.getBean(PriceCache.class).asNodeCache().tiers())
                    .extracting(TierSpec::storage)
                    .containsExactly("my-redis"));
    shop.withPropertyValues("cacheme.nodes.Price.enabled=false")
        .run(
            context ->
                assertThat(context.getBean(PriceCache.class).asNodeCache().isEnabled()).isFalse());
    shop.withPropertyValues("cacheme.enabled=false")
        .run(
            context ->
                assertThat(context.getBean(PriceCache.class).asNodeCache().isEnabled()).isFalse());
  }

  @Test
  void nodes_thatAreNotThere_failTheStart() {
    shop.withPropertyValues("cacheme.nodes.Prise.ttl.local=10s")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .isInstanceOf(CachemeConfigurationException.class)
                    .hasMessageContaining("[Prise]")
                    .hasMessageContaining("R36"));
    shop.withPropertyValues("cacheme.nodes.Price.ttl.other=10s")
        .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("R36"));
    shop.withPropertyValues("cacheme.nodes.Prise.enabled=true", "cacheme.check-nodes=false")
        .run(context -> assertThat(context).hasNotFailed());
    shop.withPropertyValues(
            "cacheme.nodes.Price.enabled=true", "spring.main.lazy-initialization=true")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "0s", "-1s", "soon", ""})
  void ttl_thatIsNone_isRefused(String ttl) {
    shop.withPropertyValues("cacheme.nodes.Price.ttl.local=" + ttl)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                    .hasMessageContaining("cacheme.nodes.Price.ttl.local"));
  }

  @Test
  void settings_areRefusedByName() {
    for (String wrong :
        List.of("read-silence=-1s", "max-outstanding=0", "max-inflated-bytes=5GB", "prefix=a b")) {
      application
          .withPropertyValues("cacheme." + wrong)
          .run(
              context ->
                  assertThat(context)
                      .getFailure()
                      .rootCause()
                      .hasMessageContaining("cacheme." + wrong.split("=")[0]));
    }
  }

  @Test
  void storage_thatIsWrong_isRefusedByName_withoutCredentials() {
    for (String wrong :
        List.of(
            "url=redis://:s3cret@ho st", "url=nothing://:s3cret@host",
            "password=s3cret", "url=local://tlfu?size=s3cret")) {
      application
          .withPropertyValues("cacheme.storages.some." + wrong)
          .run(
              context ->
                  assertThat(context)
                      .getFailure()
                      .hasStackTraceContaining("cacheme.storages.some")
                      .satisfies(
                          failure ->
                              assertThat(org.assertj.core.util.Throwables.getStackTrace(failure))
                                  .doesNotContain("s3cret")));
    }
  }

  @Test
  void options_areThoseOfTheUrl_andBeforeIt() {
    application
        .withPropertyValues(
            "cacheme.storages.hot.url=local://tlfu?size=1", "cacheme.storages.hot.options.size=2")
        .run(
            context ->
                assertThat(
                        new StorageUrls(List.of())
                            .of(
                                "hot",
                                context.getBean(CachemeProperties.class).storages().get("hot"))
                            .option("size"))
                    .isEqualTo("2"));
    assertThat(
            new StorageUrls(List.of())
                .of(
                    "r",
                    new CachemeProperties.Storage(
                        "redis://h", "me", "p/w", java.util.Map.of("pool-size", "3"), false)))
        .satisfies(
            url -> {
              assertThat(url.user()).isEqualTo("me");
              assertThat(url.password()).isEqualTo("p/w");
              assertThat(url.option("poolSize")).isEqualTo("3");
              assertThat(url.toString()).doesNotContain("p/w");
            });
  }

  @Test
  void beans_areUsed() {
    List<CachemeListener.Answer> answers = new ArrayList<>();
    TransactionProbe probe = () -> false;
    shop.withBean(CachemeListener.class, () -> answers::add)
        .withBean(TransactionProbe.class, () -> probe)
        .withBean(MsgPackSerializer.class, MsgPackSerializer::new)
        .run(
            context -> {
              context.getBean(PriceCache.class).sync().get("tea");
              assertThat(answers).hasSize(1);
              assertThat(context.getBean(TransactionProbe.class)).isSameAs(probe);
            });
  }

  @Test
  void transactions_andContexts_areKnown_whereTheirLibrariesAre() {
    application.run(
        context ->
            assertThat(context)
                .hasSingleBean(SpringTransactions.class)
                .hasSingleBean(ContextPropagation.class));
    application
        .withClassLoader(
            new FilteredClassLoader("org.springframework.transaction", "io.micrometer.context"))
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(TransactionProbe.class)
                    .doesNotHaveBean(ContextPropagation.class));
    application
        .withPropertyValues("cacheme.context-propagation=false")
        .run(context -> assertThat(context).doesNotHaveBean(ContextPropagation.class));
  }

  @Test
  void global_isTheApplications_andPutBackAtItsEnd() {
    Cacheme before = Cacheme.builder().build();
    Cacheme atFirst = Cacheme.getAndSetGlobal(before);
    try {
      shop.run(
          context -> {
            assertThat(Cacheme.global()).isSameAs(context.getBean(Cacheme.class));
            assertThat(PriceNodes.sync().get("tea")).isEqualTo(3);
          });
      assertThat(Cacheme.global()).isSameAs(before);
      shop.withPropertyValues("cacheme.global=false")
          .run(context -> assertThat(Cacheme.global()).isSameAs(before));
      Cacheme another = Cacheme.builder().build();
      application.run(context -> Cacheme.setGlobal(another));
      assertThat(Cacheme.global()).isSameAs(another);
    } finally {
      Cacheme.getAndSetGlobal(atFirst);
    }
  }

  @Test
  void global_ofApplicationsThatEndInAnyOrder() {
    Cacheme before = Cacheme.builder().build();
    Cacheme atFirst = Cacheme.getAndSetGlobal(before);
    try {
      var first = new org.springframework.boot.builder.SpringApplicationBuilder(Alone.class);
      var second = new org.springframework.boot.builder.SpringApplicationBuilder(Alone.class);
      var one = first.web(org.springframework.boot.WebApplicationType.NONE).run();
      var two = second.web(org.springframework.boot.WebApplicationType.NONE).run();
      assertThat(Cacheme.global()).isSameAs(two.getBean(Cacheme.class));
      one.close();
      assertThat(Cacheme.global()).isSameAs(two.getBean(Cacheme.class));
      two.close();
      assertThat(Cacheme.global()).isSameAs(before);
    } finally {
      Cacheme.getAndSetGlobal(atFirst);
    }
  }

  /** Nothing but what is configured by itself. */
  @Configuration(proxyBeanMethods = false)
  @org.springframework.boot.autoconfigure.EnableAutoConfiguration
  static class Alone {

    @Bean
    String nothing() {
      return "";
    }
  }

  @Test
  void severalCachemes_noneIsGlobal_unlessPrimary() {
    Cacheme before = Cacheme.builder().build();
    Cacheme atFirst = Cacheme.getAndSetGlobal(before);
    try {
      application
          .withBean("a", Cacheme.class, () -> Cacheme.builder().build())
          .withBean("b", Cacheme.class, () -> Cacheme.builder().build())
          .run(context -> assertThat(Cacheme.global()).isSameAs(before));
      application
          .withBean("a", Cacheme.class, () -> Cacheme.builder().build())
          .withBean(
              "b", Cacheme.class, () -> Cacheme.builder().build(), bean -> bean.setPrimary(true))
          .run(context -> assertThat(Cacheme.global()).isSameAs(context.getBean("b")));
    } finally {
      Cacheme.getAndSetGlobal(atFirst);
    }
  }

  /** A Redis of a test, as a container would be. */
  private record There(String getUrl, String getStorage) implements CachemeConnectionDetails {

    @Override
    public String getUrl() {
      return getUrl;
    }

    @Override
    public String getUsername() {
      return "tester";
    }

    @Override
    public String getPassword() {
      return "s3cret";
    }

    @Override
    public String getStorage() {
      return getStorage;
    }
  }

  @Test
  void connectionDetails_goBeforeTheUrl_whoseOptionsHold() {
    StorageUrls urls = new StorageUrls(List.of(new There("redis://there:7?poolSize=1", null)));
    var said =
        new CachemeProperties.Storage(
            "rediss://prod:1/3?poolSize=2", "boss", "pr0d", java.util.Map.of(), true);

    assertThat(urls.of("my-redis", said))
        .satisfies(
            url -> {
              assertThat(url.scheme()).isEqualTo("redis");
              assertThat(url.hosts()).hasToString("[there:7]");
              assertThat(url.user()).isEqualTo("tester");
              assertThat(url.password()).isEqualTo("s3cret");
              assertThat(url.option("poolSize")).isEqualTo("2");
            });
    assertThat(urls.of("local", CachemeProperties.Storage.of("local://tlfu?size=5")).scheme())
        .isEqualTo("local");
  }

  @Test
  void connectionDetails_ofSeveral_nameTheirStorage() {
    There one = new There("redis://one", "a");
    There two = new There("redis://two", null);
    There three = new There("redis://three", null);
    CachemeProperties.Storage said = CachemeProperties.Storage.of("redis://prod");

    assertThat(new StorageUrls(List.of(two, one)).of("a", said).hosts()).hasToString("[one]");
    assertThat(new StorageUrls(List.of(two, one)).of("b", said).hosts()).hasToString("[two]");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> new StorageUrls(List.of(two, three)).of("b", said))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContaining("cacheme.storages.b");
  }

  @Test
  void node_hasNoMoreThanItDeclares() {
    shop.run(
        context -> {
          assertThat(ttl(context, 0)).hasSeconds(30);
          assertThat(context.getBean(PriceCache.class).get("tea").join()).isEqualTo(3);
          assertThat(context.getBean(Cacheme.class).nodes()).hasSize(1);
          assertThat(context.getBean(Cacheme.class).cache(PriceNodes.SPEC).spec().type())
              .isEqualTo(Price.class);
        });
  }
}
