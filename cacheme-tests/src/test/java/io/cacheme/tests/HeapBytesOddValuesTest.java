package io.cacheme.tests;

import static io.cacheme.spi.HeapLayout.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.codec.HeapWeight;
import io.cacheme.codec.TextForm;
import io.cacheme.spi.HeapLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A heap that is bounded in bytes, and values that are easily weighed wrong. */
class HeapBytesOddValuesTest {

  enum Colour {
    RED
  }

  /** A value of whose components all may be missing, whatever they say. */
  record Bag(
      String text,
      List<String> list,
      Set<Colour> set,
      Map<String, List<Long>> map,
      int[] ints,
      byte[] bytes,
      String[][] texts,
      Optional<Long> optional,
      Long number,
      Colour colour,
      @Nullable Bag inner) {}

  /** A node of such values. */
  @CacheNode(key = "bag:{name}", caches = @Cache(storage = "local", ttl = "1h"))
  record BagOf(String name) implements Node<Bag> {}

  private final Cacheme cacheme =
      Cacheme.builder().storage("local", "local://lru?bytes=1MiB").build();
  private final HeapBytesOddValuesTest_BagOfCache.Sync bags =
      HeapBytesOddValuesTest_BagOfCache.create(cacheme).sync();

  @AfterEach
  void close() {
    cacheme.close();
  }

  private void assertKept(Bag bag) {
    bags.put("bag", bag);
    assertThat(bags.getIfPresent("bag")).isSameAs(bag);
  }

  @Test
  @SuppressWarnings("NullAway") // that is the point
  void valuesWithNulls_areKept() {
    assertKept(new Bag(null, null, null, null, null, null, null, null, null, null, null));
  }

  @Test
  @SuppressWarnings("NullAway") // that is the point
  void collectionsWithNulls_areKept() {
    Map<String, List<Long>> map = new HashMap<>();
    map.put("none", null);
    map.put("some", Arrays.asList(1L, null));
    assertKept(
        new Bag(
            "",
            Arrays.asList("a", null),
            Collections.singleton(null),
            map,
            new int[0],
            new byte[0],
            new String[][] {null, {null}},
            Optional.empty(),
            1L,
            Colour.RED,
            null));
  }

  @Test
  @SuppressWarnings("NullAway") // that is the point
  void mapsWithANullKey_areKept() {
    Map<String, List<Long>> map = new HashMap<>();
    map.put(null, List.of());
    assertKept(new Bag("", List.of(), Set.of(), map, null, null, null, null, null, null, null));
  }

  @Test
  void uris_weighWhatTheirPartsTake() {
    URI uri = URI.create("https://me@example.com:8080/a%20b/c?q=1#f");
    long parts =
        Stream.of(
                uri.toString(),
                uri.getScheme(),
                uri.getRawSchemeSpecificPart(),
                uri.getSchemeSpecificPart(),
                uri.getRawAuthority(),
                uri.getRawUserInfo(),
                uri.getHost(),
                uri.getRawPath(),
                uri.getPath(),
                uri.getRawQuery(),
                uri.getRawFragment())
            .mapToLong(HeapLayout::string)
            .sum();
    assertThat(HeapWeight.<URI>of((out, v) -> out.writeText(TextForm.URI, v), uri, 10_000))
        .isBetween(parts + HeapLayout.object(15L * REFERENCE + 8), 3 * parts);
  }

  /** As drivers of databases make them. */
  @Test
  void decimalsOfABigInteger_weighThatToo() {
    BigDecimal price = new BigDecimal(BigInteger.valueOf(1_999), 2);
    assertThat(HeapWeight.<BigDecimal>of((out, v) -> out.writeBigDecimal(v), price, 10_000))
        .isGreaterThanOrEqualTo(
            HeapLayout.object(2L * REFERENCE + 16)
                + HeapLayout.string(price.toString())
                + HeapLayout.object(REFERENCE + 20)
                + HeapLayout.array(4));
  }

  /** As it was read from bytes. */
  @Test
  void timesInAZone_weighTheZoneToo() {
    ZonedDateTime time =
        ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneId.of("America/Argentina/Buenos_Aires"));
    assertThat(
            HeapWeight.<ZonedDateTime>of(
                (out, v) -> out.writeText(TextForm.ZONED_DATE_TIME, v), time, 10_000))
        .isGreaterThanOrEqualTo(
            HeapLayout.object(3L * REFERENCE)
                + HeapLayout.object(2L * REFERENCE)
                + 2 * HeapLayout.object(12)
                + HeapLayout.object(2L * REFERENCE)
                + HeapLayout.string(time.getZone().getId()));
  }

  @Test
  void arraysOverTheBound_areNotWalkedThrough() {
    AtomicInteger elements = new AtomicInteger();
    long weight =
        HeapWeight.of(
            (out, size) -> {
              out.beginList(size);
              for (int i = 0; i < size; i++) {
                elements.incrementAndGet();
                out.nextElement().writeBoolean(true);
              }
              out.endList();
            },
            1 << 20,
            1 << 16);

    assertThat(weight).isEqualTo(HeapWeight.TOO_HEAVY);
    assertThat(elements).hasValueLessThan(1 << 17);
  }
}
