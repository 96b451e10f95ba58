package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.InvalidKeyException;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.KeyWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code {prefix}:{rendered template}:{version}}, escaped, bounded. */
class KeyTest {

  record Named(String name) implements Node<String> {}

  record Page(String path, int ignored) implements Node<String> {}

  @RegisterExtension final Engine engine = new Engine();

  private static NodeSpec.Builder<Named, String> named() {
    return NodeSpec.<Named, String>builder(1, Named.class, "Named")
        .key(
            "n:{name}",
            KeyLayout.literal("n:").thenText(),
            (node, key) -> key.literal("n:").value("name", node.name()))
        .check(node -> KeyWriter.required("name", node.name()))
        .value(Thing.STRING)
        .tier("redis", Thing.REDIS_TTL);
  }

  private static Loader<Named, String> loader() {
    return node -> CompletableFuture.completedFuture("loaded");
  }

  @Test
  void get_byDefault_keyHasPrefixTemplateAndVersion() {
    engine.bind(Thing.redis(), new Source()).get(Thing.of(7));
    assertThat(engine.redis.stored).containsOnlyKeys("cacheme:x:7:v1");
  }

  @Test
  void get_otherPrefixAndVersion_keyHasThem() {
    engine.with(builder -> builder.prefix("my.app-2_x"));
    engine
        .bind(Thing.spec().version("v2").tier("redis", null).build(), new Source())
        .get(Thing.of(-7));
    assertThat(engine.redis.stored).containsOnlyKeys("my.app-2_x:x:-7:v2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a:b", "a b", "{x}", "ä", "a%"})
  void prefix_ofOtherCharacters_isRefused(String prefix) {
    assertThatThrownBy(() -> Cacheme.builder().prefix(prefix))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("prefix \"" + prefix + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "plain-._~!@#$&*()[]<>?,plain-._~!@#$&*()[]<>?",
    "50%,50%0025",
    "a:b,a%003Ab",
    "{a},%007Ba%007D",
    "'a b',a%0020b",
    "ä,%00E4",
    "\uD83D\uDE00,%D83D%DE00",
    "\uD83D,%D83D",
    "\uDE00,%DE00",
    "'\u0000\u007F',%0000%007F",
    "%-,%0025-",
    "'',''"
  })
  void value_specialCharacters_areEscapedByUtf16Unit(String value, String rendered) {
    assertThat(new KeyWriter().value("x", value).finish()).isEqualTo(rendered);
  }

  @Test
  void value_enum_isRenderedByItsName() {
    assertThat(new KeyWriter().value("x", Odd.ONE).finish()).isEqualTo("ONE");
  }

  private enum Odd {
    ONE;

    @Override
    public String toString() {
      return "eins";
    }
  }

  @Test
  void get_nullComponent_failsAtOnceNamingIt() {
    NodeCache<Named, String> cache = engine.bind(named().build(), loader());
    assertThatThrownBy(() -> cache.get(new Named(null)))
        .isInstanceOf(InvalidKeyException.class)
        .hasMessageContaining("component name of a key is null");
  }

  @Test
  void anyCall_nullComponent_failsAtOnce() {
    NodeCache<Named, String> cache = engine.bind(named().build(), loader());
    Named none = new Named(null);
    assertThatThrownBy(() -> cache.getIfPresent(none)).isInstanceOf(InvalidKeyException.class);
    assertThatThrownBy(() -> cache.getAll(java.util.List.of(new Named("a"), none)))
        .isInstanceOf(InvalidKeyException.class);
    assertThatThrownBy(() -> cache.put(none, "v")).isInstanceOf(InvalidKeyException.class);
    assertThatThrownBy(() -> cache.refresh(none)).isInstanceOf(InvalidKeyException.class);
    assertThatThrownBy(() -> cache.invalidate(none)).isInstanceOf(InvalidKeyException.class);
    assertThat(cache.stats().requestCount()).isZero();
  }

  @Test
  void get_nullNode_failsAtOnceNamingItsType() {
    NodeCache<Named, String> cache = engine.bind(named().build(), loader());
    assertThatThrownBy(() -> cache.get(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("a node of Named is null");
  }

  @Test
  void nullable_null_isUnlikeAnyText() {
    assertThat(new KeyWriter().nullable(null).finish()).isEqualTo("%-");
    assertThat(new KeyWriter().nullable("%-").finish()).isEqualTo("%0025-");
  }

  @Test
  void get_longKey_keepsItsBeginningAndEndsInAHash() throws Exception {
    NodeCache<Named, String> cache = engine.bind(named().build(), loader());
    cache.get(new Named("a".repeat(600)));
    String whole = "cacheme:n:" + "a".repeat(600) + ":v1";
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.US_ASCII));
    assertThat(engine.redis.stored)
        .containsOnlyKeys(whole.substring(0, 400) + "#" + HexFormat.of().formatHex(hash));
  }

  @Test
  void get_keyOf512Bytes_isKeptWhole() {
    NodeCache<Named, String> cache = engine.bind(named().build(), loader());
    cache.get(new Named("a".repeat(512 - "cacheme:n::v1".length())));
    assertThat(engine.redis.stored.keySet())
        .singleElement()
        .asString()
        .hasSize(512)
        .endsWith(":v1");
  }

  @Test
  void get_keyMethod_isEscapedButForColons() {
    engine.bind(page(), node -> CompletableFuture.completedFuture("p")).get(new Page("a:b c%", 0));
    assertThat(engine.redis.stored).containsOnlyKeys("cacheme:a:b%0020c%0025:v1");
  }

  @Test
  void get_componentNotInTheKey_heapAndFlightsGoByTheKey() {
    NodeCache<Page, String> cache =
        engine.bind(page(), node -> CompletableFuture.completedFuture("loaded " + node.ignored()));
    cache.get(new Page("a", 1));
    assertThat(cache.get(new Page("a", 2))).isCompletedWithValue("loaded 1");
    assertThat(cache.get(new Page("b", 2))).isCompletedWithValue("loaded 2");
    assertThat(cache.stats().tiers().get(0).hitCount()).isEqualTo(1);
  }

  @Test
  void get_keysOfOneHash_areTwo() {
    NodeCache<Page, String> cache =
        engine.bind(page(), node -> CompletableFuture.completedFuture("loaded " + node.path()));
    assertThat("BB").hasSameHashCodeAs("Aa");
    assertThat(cache.get(new Page("Aa", 1))).isCompletedWithValue("loaded Aa");
    assertThat(cache.get(new Page("BB", 1))).isCompletedWithValue("loaded BB");
  }

  private static NodeSpec<Page, String> page() {
    return NodeSpec.<Page, String>builder(1, Page.class, "Page")
        .key("key()", KeyLayout.empty().thenAny(), (node, key) -> key.path(node.path()))
        .keyedByText()
        .value(Thing.STRING)
        .tier("local", Thing.LOCAL_TTL)
        .tier("redis", Thing.REDIS_TTL)
        .build();
  }

  @Test
  void bind_twoNodesThatCouldShareAKey_isRefused() {
    engine.bind(Thing.redis(), new Source());
    assertThatThrownBy(() -> engine.bind(named("x:{name}", "x:", "v1"), loader()))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContaining("Named and Thing could have the same key in storage \"redis\" [R09]")
        .hasMessageContaining("found: \"x:{name}\" and \"x:{id}\"");
  }

  @Test
  void bind_keyMethodBesideAnother_isRefusedNamingThePrefix() {
    engine.bind(Thing.redis(), new Source());
    assertThatThrownBy(
            () -> engine.bind(page(), node -> CompletableFuture.completedFuture("loaded")))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContaining("found: \"key()\" and \"x:{id}\"")
        .hasMessageContaining("keyPrefix = \"user:\"");
  }

  @Test
  void bind_nodesOfOtherVersions_isAccepted() {
    engine.bind(Thing.redis(), new Source());
    assertThat(engine.bind(named("x:{name}", "x:", "v2"), loader())).isNotNull();
  }

  @Test
  void bind_nodesThatShareOnlyAHeap_isAccepted() {
    engine.bind(Thing.heap(), new Source());
    NodeCache<Named, String> cache = engine.bind(named("x:{name}", "x:", "v1"), loader());
    assertThat(cache.get(new Named("7"))).isCompletedWithValue("loaded");
  }

  private static NodeSpec<Named, String> named(String template, String literal, String version) {
    return named()
        .version(version)
        .key(
            template,
            KeyLayout.literal(literal).thenText(),
            (node, key) -> key.literal(literal).value("name", node.name()))
        .build();
  }
}
