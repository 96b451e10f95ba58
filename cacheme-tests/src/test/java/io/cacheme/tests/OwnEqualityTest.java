package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On the heap, too, it is the key that says what is the same. */
class OwnEqualityTest {

  private final Cacheme cacheme =
      Cacheme.builder().storage("local", "local://lru?size=100").build();

  @AfterEach
  void close() {
    cacheme.close();
  }

  @Test
  void equals_ignoringCase_isNotTheKey() {
    var cache = Nicknames_IgnoringCaseCache.create(cacheme);
    assertThat(cache.sync().get("BOB")).isEqualTo("BOB");
    assertThat(cache.sync().get("Bob")).isEqualTo("Bob");
  }

  @Test
  void equals_finalAndIgnoringCase_isNotTheKey() {
    var cache = Nicknames_FinallyCache.create(cacheme);
    assertThat(cache.sync().get("BOB")).isEqualTo("BOB");
    assertThat(cache.sync().get("Bob")).isEqualTo("Bob");
  }

  @Test
  void hashCode_another_findsTheEntryAndRemovesIt() {
    var cache = Nicknames_ScatteredCache.create(cacheme);
    assertThat(cache.sync().get("bob")).isEqualTo("bob#1");
    assertThat(cache.sync().get("bob")).isEqualTo("bob#1");
    cache.sync().invalidate("bob");
    assertThat(cache.sync().get("bob")).isEqualTo("bob#2");
  }

  @Test
  void accessor_written_removesTheEntryOfTheKey() {
    var cache = Nicknames_LowerCache.create(cacheme);
    assertThat(cache.sync().get("BOB")).isEqualTo("bob#1");
    cache.sync().invalidate("Bob");
    assertThat(cache.sync().get("BOB")).isEqualTo("bob#2");
  }

  @Test
  void accessorWithin_written_removesTheEntryOfTheKey() {
    var cache = Nicknames_WithinCache.create(cacheme);
    assertThat(cache.sync().get(new Nicknames.Lower("BOB"))).isEqualTo("bob#1");
    cache.sync().invalidate(new Nicknames.Lower("Bob"));
    assertThat(cache.sync().get(new Nicknames.Lower("BOB"))).isEqualTo("bob#2");
  }

  /** What the compiler makes is faster, and stays the key on the heap. */
  @Test
  void plainRecord_isItsOwnKey() {
    assertThat(UserInfoNodes.SPEC.keyedByText()).isFalse();
  }
}
