package io.cacheme.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItemTest {

  @Test
  void isOf_itself_atAnySize() {
    for (int bytes : new int[] {0, 20, 100, 10_240}) {
      for (long id : new long[] {0, 9, 10, 199_999}) {
        assertThat(Item.of(id, bytes).isOf(id, bytes)).as(id + " of " + bytes).isTrue();
      }
    }
  }

  @Test
  void isOf_anotherOrChanged_isNot() {
    Item item = Item.of(42, 100);

    assertThat(item.isOf(43, 100)).isFalse();
    assertThat(item.isOf(42, 101)).isFalse();
    assertThat(new Item(42, Item.of(41, 100).name(), item.price()).isOf(42, 100)).isFalse();
    assertThat(new Item(42, item.name(), item.price() + 1).isOf(42, 100)).isFalse();
    assertThat(new Item(42, item.name().replace("fox", "cat"), item.price()).isOf(42, 100))
        .isFalse();
  }
}
