package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.CachemeConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Run by {@code .ci/matrix}, with a driver on the class path that does not work. */
@EnabledIfSystemProperty(named = "cacheme.refused", matches = ".+")
class RefusedDriverTest {

  @Test
  void build_failsAndNamesTheDriverThatIsThere() {
    String url = System.getProperty("cacheme.refused");
    String driver = System.getProperty("cacheme.refused.driver");

    assertThatThrownBy(() -> Cacheme.builder().storage("refused", url).build().close())
        .isInstanceOfSatisfying(
            CachemeConfigurationException.class,
            refusal -> assertThat(refusal.code()).isEqualTo("R20"))
        .hasMessageContainingAll(
            "storage \"refused\"", driver + " ", "is known to work, and found is ");
  }
}
