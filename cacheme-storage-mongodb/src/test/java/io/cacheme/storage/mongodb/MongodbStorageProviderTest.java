package io.cacheme.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongodbStorageProviderTest {

  @Test
  void serviceLoader_findsIt() {
    assertThat(ServiceLoader.load(StorageProvider.class))
        .anySatisfy(provider -> assertThat(provider.schemes()).contains("mongodb"));
  }

  @Test
  void create_showsItselfWithoutCredentials() {
    assertThat(create("mongodb://alice:canary@h:1234,i/db?maxValueBytes=2MiB"))
        .hasToString("mongodb://***@h:1234,i/db?maxValueBytes=2MiB");
    assertThat(create("mongodb://h").maxValueBytes())
        .isEqualTo((1 << 20) + RemoteStorage.ENVELOPE_BYTES);
    assertThat(create("mongodb://h?maxValueBytes=15MiB").maxValueBytes())
        .isEqualTo((15 << 20) + RemoteStorage.ENVELOPE_BYTES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mongodb://u:canary@h?poolSize=0 | \"poolSize\" must be a whole number from 1 to 1000",
        "mongodb://u:canary@h?poolsize=2 | did you mean \"poolSize\"?",
        "mongodb://u:canary@h?maxValueBytes=16MiB | from 1 to 15728640 bytes",
        "mongodb://u:canary@h?maxOutstanding=1 | from 1024 to",
        "mongodb://u:canary@h?silenceTimeout=3 | must be a positive duration",
        "mongodb://u:canary@h?silenceTimeout=2d | has a silenceTimeout over a day",
        "mongodb://u:canary@h?clientName=a%20b | has a clientName that MongoDB refuses",
        "mongodb://u:canary@h?w=2 | must be one of 1, majority",
        "mongodb://u:canary@h?createSchema=yes | must be true or false",
        "mongodb://u:canary@h/a?database=b | names two databases",
        "mongodb://u:canary@h/a.b | names a database that is none",
        "mongodb://u:canary@h?database=$x | names a database that is none",
        "mongodb://u:canary@h?collection=system.users | names a collection that is none",
        "mongodb://u:canary@h?collection=a$b | names a collection that is none",
        "mongodb://u:canary@/db | names no host",
        "mongodb://canary@h | has a user and no password",
        "mongodb://:canary@h | has a password and no user",
        "mongodb://u:canary@h?verify=none | has the unknown option \"verify\"",
        "mongodb://h?password=canary | credentials stand before the host",
        "mongodb+srv://u:canary@h | names its hosts by DNS, which is not supported",
        "mongodb://u:canary@h?tls=true&verify=maybe | must be one of ca, full, none",
        "mongodb://u:canary@h?tls=true&trustStore=/nowhere | names a trustStore that cannot be read",
        "mongodb://h?tls=true&keyStorePassword=canary&keyStore=pom.xml | that cannot be opened",
        "mongodb://h?tls=true&trustStorePassword=canary&trustStore=pom.xml | that cannot be opened",
        "mongodb://h?tls=true&caCertificate=pom.xml | names a caCertificate without certificates",
        "mongodb://h?tls=true&caCertificate=pom.xml&trustStore=pom.xml | keep one"
      })
  void create_wrong_saysWhat_neverThePassword(String url, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> create(url))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.toString()).doesNotContain("canary"))
        .withNoCause();
  }

  @Test
  void builder_winsOverTheUrl_andChecks() {
    MongodbStorageBuilder builder = MongodbStorage.builder("mongodb://h?poolSize=3").poolSize(5);

    assertThat(builder.build()).hasToString("mongodb://h?poolSize=5");
    assertThat(builder.database("d").collection("c").majorityWrites(true).build())
        .hasToString("mongodb://h?collection=c&database=d&poolSize=5&w=majority");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.maxValueBytes(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.clientName(""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MongodbStorage.builder("mongodb://h/a/b"));
  }

  private static RemoteStorage create(String url) {
    return (RemoteStorage) new MongodbStorageProvider().create(StorageUrl.parse(url));
  }
}
