package io.cacheme.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MysqlStorageProviderTest {

  @Test
  void serviceLoader_findsIt() {
    assertThat(ServiceLoader.load(StorageProvider.class))
        .anySatisfy(
            provider ->
                assertThat(provider.schemes()).containsExactlyInAnyOrder("mysql", "mariadb"));
  }

  @Test
  void create_showsItselfWithoutCredentials() {
    assertThat(create("mysql://alice:canary@h:1234/db?table=t&maxValueBytes=2MiB"))
        .hasToString("mysql://***@h:1234/db?maxValueBytes=2MiB&table=t");
    assertThat(create("mysql://u@h/db").maxValueBytes())
        .isEqualTo((1 << 20) + RemoteStorage.ENVELOPE_BYTES);
    assertThat(create("mysql://u@h/db?maxValueBytes=16MiB").maxValueBytes())
        .isEqualTo((16 << 20) + RemoteStorage.ENVELOPE_BYTES);
    assertThat(create("mariadb://u@h/db?maxValueBytes=15MiB").maxValueBytes())
        .isEqualTo((15 << 20) + RemoteStorage.ENVELOPE_BYTES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mysql://u:canary@h/db?poolSize=0 | \"poolSize\" must be a whole number from 1 to 256",
        "mysql://u:canary@h/db?poolsize=2 | did you mean \"poolSize\"?",
        "mysql://u:canary@h/db?maxValueBytes=17MiB | from 1 to 16777216 bytes",
        "mariadb://u:canary@h/db?maxValueBytes=16MiB | from 1 to 15728640 bytes",
        "mysql://u:canary@h/db?table=a`b | has a table that is no name of one",
        "mysql://u:canary@h | names no database",
        "mysql://u:canary@h/ | names no database",
        "mysql://u:canary@h/a/b | names no database",
        "mysql://h/db | names no user",
        "mysql://u:canary@a,b/db | names 2 hosts instead of one",
        "mysql://u:canary@/db | names no host",
        "mysql://u:canary@h/db?verify=none | has the unknown option \"verify\"",
        "mysql://u@h/db?password=canary | credentials stand before the host",
        "mysql://u:canary@h/db?tls=yes | must be true or false",
        "mysql://u:canary@h/db?tls=true&verify=maybe | must be one of ca, full, none",
        "mysql://u:canary@h/db?tls=true&trustStore=/nowhere | names a trustStore"
      })
  void create_wrong_saysWhat_neverThePassword(String url, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> create(url))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.toString()).doesNotContain("canary"));
  }

  @Test
  void builder_winsOverTheUrl_andChecks() {
    MysqlStorageBuilder builder = MysqlStorage.builder("mysql://u@h/db?poolSize=3").poolSize(5);

    assertThat(builder.build()).hasToString("mysql://***@h/db?poolSize=5");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.maxValueBytes(0));
    assertThatIllegalArgumentException().isThrownBy(() -> MysqlStorage.builder("mysql://u@h"));
  }

  private static RemoteStorage create(String url) {
    return (RemoteStorage) new MysqlStorageProvider().create(StorageUrl.parse(url));
  }
}
