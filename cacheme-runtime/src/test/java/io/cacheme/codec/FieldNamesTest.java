package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FieldNamesTest {

  private final FieldNames names = FieldNames.of("id", "name", "tags");

  @Test
  void names_areFoundByPlaceAndByText() {
    assertThat(names.size()).isEqualTo(3);
    assertThat(names.name(1)).isEqualTo("name");
    assertThat(names.indexOf("tags")).isEqualTo(2);
    assertThat(names.indexOf("other")).isEqualTo(-1);
  }

  @Test
  void checkSeen_namesTheFirstThatIsMissing() {
    names.checkSeen(0b111);
    assertThatThrownBy(() -> names.checkSeen(0b001))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("the component name is missing");
  }

  @Test
  void optional_mayBeMissing() {
    FieldNames optional = names.optional("id", "tags");
    optional.checkSeen(0b010);
    assertThatThrownBy(() -> optional.checkSeen(0b101)).hasMessageContaining("name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> names.optional("other"))
        .withMessage("there is no component other");
  }

  @Test
  void moreThanAWordOfThem_areCheckedInEach() {
    FieldNames many =
        FieldNames.of(IntStream.range(0, 65).mapToObj(i -> "c" + i).toArray(String[]::new));
    many.checkSeen(-1, 1);
    assertThatThrownBy(() -> many.checkSeen(-1, 0)).hasMessageContaining("c64");
    assertThatThrownBy(() -> many.checkSeen(~(1L << 63), 1)).hasMessageContaining("c63");
    many.optional("c64").checkSeen(-1, 0);
  }

  @Test
  void twice_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldNames.of("id", "id"))
        .withMessage("the name id stands twice");
  }
}
