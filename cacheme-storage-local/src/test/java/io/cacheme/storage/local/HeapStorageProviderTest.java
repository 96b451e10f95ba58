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
    "local://tlfu, local://tlfu?size=10000",
    "local://tlfu?bytes=64MiB, local://tlfu?bytes=64MiB",
    "local://lru?bytes=67108864, local://lru?bytes=64MiB",
    "local://tlfu?bytes=65536B, local://tlfu?bytes=64KiB",
    "local://tlfu?bytes=100000, local://tlfu?bytes=100000",
    "local://tlfu?bytes=1024GiB, local://tlfu?bytes=1024GiB"
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
        .withMessageContaining(
            "write local://tlfu?size=10000, local://lru?size=10000 or local://tlfu?bytes=64MiB")
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

  @ParameterizedTest
  @ValueSource(
      strings = {"65535", "1025GiB", "64MB", "64mib", "-1", "0", "64%20MiB", "9999999999GiB"})
  void create_wrongBytes_saysWhatIsRight(String bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> create("local://tlfu?bytes=" + bytes))
        .withMessageContaining(
            "\"bytes\" must be a size such as 65536, 512KiB or 16MiB, from 65536 to 1099511627776"
                + " bytes");
  }

  @Test
  void create_bothBounds_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> create("local://tlfu?bytes=64MiB&size=10000"))
        .withMessageContaining("has both size and bytes")
        .withMessageContaining("help:  bound it by one of the two");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeapStorage.builder().size(10).bytes(1 << 20).build())
        .withMessageContaining("give one of the two");
  }

  @Test
  void builder_wrongBytes_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeapStorage.builder().bytes(65_535))
        .withMessageContaining("give a number from 65536 to 1099511627776");
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
