package io.cacheme.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cacheme.spi.Storage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeapStorageProviderTest {

  @Test
  void serviceLoader_findsIt() {
    assertThat(ServiceLoader.load(StorageProvider.class))
        .anySatisfy(provider -> assertThat(provider.schemes()).containsExactly("local"));
  }

  @ParameterizedTest
  @CsvSource({
    "local://tlfu?size=500, local://tlfu?size=500",
    "local://lru?size=7, local://lru?size=7",
    "local://LRU, local://lru?size=10000",
    "local://tlfu, local://tlfu?size=10000"
  })
  void create_showsItself(String url, String shown) {
    assertThat(create(url)).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local://",
        "local://fifo",
        "local://tlfu,lru",
        "local://tlfu:80",
        "local://tlfu/x",
        "local://u:canary@tlfu"
      })
  void create_noHeapStorage_saysWhatIs(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> create(url))
        .withMessageContaining("is no heap storage")
        .withMessageContaining("write local://tlfu?size=10000 or local://lru?size=10000")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
  }

  @Test
  void create_wrongOption_namesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> create("local://tlfu?sise=10"))
        .withMessageContaining("did you mean \"size\"?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> create("local://tlfu?size=0"))
        .withMessageContaining("\"size\" must be a whole number from 1 to 268435456");
  }

  @Test
  void builder_wrongSize_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeapStorage.builder().size(0))
        .withMessageContaining("give a size from 1");
  }

  private static Storage create(String url) {
    return new HeapStorageProvider().create(StorageUrl.parse(url));
  }
}
