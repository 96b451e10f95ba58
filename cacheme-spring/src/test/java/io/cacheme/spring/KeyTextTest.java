package io.cacheme.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.cache.interceptor.SimpleKey;

class KeyTextTest {

  private final KeyText keys = new KeyText("users");

  record Range(int from, Long to) {}

  record Named(String name) {}

  record Failing(String name) {

    @Override
    public String name() {
      throw new IllegalStateException("a secret");
    }
  }

  @Test
  void text_isReadable() {
    assertThat(keys.apply("42")).isEqualTo("42");
    assertThat(keys.apply("")).isEmpty();
    assertThat(keys.apply("~42")).isEqualTo("\\~42");
    assertThat(keys.apply(42)).isEqualTo("~42");
    assertThat(keys.apply(42L)).isEqualTo("~42L");
    assertThat(keys.apply(true)).isEqualTo("~true");
    assertThat(keys.apply('a')).isEqualTo("~c'a'");
    assertThat(keys.apply(SimpleKey.EMPTY)).isEqualTo("~()");
    assertThat(keys.apply(new SimpleKey("a", 2, null))).isEqualTo("~('a',2,null)");
    assertThat(keys.apply(new SimpleKey("it's", "\\"))).isEqualTo("~('it\\'s','\\\\')");
    assertThat(keys.apply(List.of("a", List.of()))).isEqualTo("~['a',[]]");
    assertThat(keys.apply(TimeUnit.DAYS)).isEqualTo("~java.util.concurrent.TimeUnit.DAYS");
    assertThat(keys.apply(new Range(1, 2L)))
        .isEqualTo("~io.cacheme.spring.KeyTextTest$Range(1,2L)");
    assertThat(keys.apply(new UUID(1, 2))).isEqualTo("~UUID[00000000-0000-0001-0000-000000000002]");
  }

  @Test
  void sets_haveNoOrder() {
    assertThat(keys.apply(new LinkedHashSet<>(List.of("b", "a"))))
        .isEqualTo(keys.apply(new LinkedHashSet<>(List.of("a", "b"))))
        .isEqualTo("~<'a','b'>");
  }

  @Test
  void unequalKeys_haveUnequalTexts() {
    Random random = new Random();
    long seed = random.nextLong();
    random.setSeed(seed);
    Map<String, Object> known = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      Object key = any(random, 3);
      Object other = known.putIfAbsent(keys.apply(key), key);
      assertThat(other == null || other.equals(key))
          .as("%s and %s, seed %s", other, key, seed)
          .isTrue();
    }
  }

  private static Object any(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 14 : 18);
    int number = random.nextInt(3);
    return switch (kind) {
      case 0 -> text(random);
      case 1 -> number;
      case 2 -> (long) number;
      case 3 -> (short) number;
      case 4 -> (byte) number;
      case 5 -> number / 2.0;
      case 6 -> number / 2.0f;
      case 7 -> BigInteger.valueOf(number);
      case 8 -> BigDecimal.valueOf(number, random.nextInt(2));
      case 9 -> random.nextBoolean();
      case 10 -> text(random).isEmpty() ? '\'' : ',';
      case 11 -> List.of(LocalDate.EPOCH, Instant.EPOCH, URI.create("a,b")).get(number);
      case 12 ->
          List.of(Locale.ROOT, Locale.US, Locale.forLanguageTag("de-u-co-phonebk")).get(number);
      case 13 -> TimeUnit.values()[number];
      case 14 -> new SimpleKey(parts(random, depth).toArray());
      case 15 -> parts(random, depth);
      case 16 -> new Named(text(random));
      default -> new LinkedHashSet<>(parts(random, depth));
    };
  }

  private static List<Object> parts(Random random, int depth) {
    List<Object> parts = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      parts.add(random.nextInt(8) == 0 ? null : any(random, depth - 1));
    }
    return parts;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append("'\\,()[]~1aL<>".charAt(random.nextInt(13)));
    }
    return text.toString();
  }

  @Test
  void equalSimpleKeys_haveOneText() {
    assertThat(keys.apply(new SimpleKey("a", new Object[] {"b"})))
        .isEqualTo(keys.apply(new SimpleKey("a", new String[] {"b"})));
  }

  @Test
  void otherTypes_areRefused_andWhatToDoIsSaid() {
    for (Object key :
        Arrays.asList(
            new Object(),
            new StringBuilder("a"),
            new AtomicLong(1),
            new int[] {1},
            Map.of("a", 1),
            new SimpleKey("a", new StringBuilder()),
            List.of(Set.of(new Object())))) {
      assertThatThrownBy(() -> keys.apply(key))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a key of type " + key.getClass().getTypeName())
          .hasMessageContaining("of cache \"users\"")
          .hasMessageContaining("it holds a ")
          .hasMessageContaining("help:");
    }
  }

  @Test
  void recordThatThrows_isRefused_withoutWhatItSays() {
    assertThatThrownBy(() -> keys.apply(new Failing("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("a secret")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void keyWithinItself_isRefused() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    assertThatThrownBy(() -> keys.apply(endless)).hasMessageContaining("nests deeper");
  }
}
