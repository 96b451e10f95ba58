package io.cacheme.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteStorageProviderTest {

  @Test
  void serviceLoader_findsIt() {
    assertThat(ServiceLoader.load(StorageProvider.class))
        .anySatisfy(provider -> assertThat(provider.schemes()).containsExactly("sqlite"));
  }

  @Test
  void path_ofThreeSlashes_isRelative_ofFourAbsolute() {
    assertThat(path("sqlite:///a/b.db")).isEqualTo(Path.of("a", "b.db").toAbsolutePath());
    assertThat(path("sqlite:////a/b.db")).isEqualTo(Path.of("/a/b.db"));
    assertThat(path("sqlite:////a/my%20b.db")).isEqualTo(Path.of("/a/my b.db"));
  }

  @Test
  void create_showsItself() {
    assertThat(create("sqlite:///a.db?maxValueBytes=2MiB"))
        .hasToString("sqlite:///a.db?maxValueBytes=2MiB");
    assertThat(create("sqlite:///a.db").maxValueBytes())
        .isEqualTo((1 << 20) + RemoteStorage.ENVELOPE_BYTES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sqlite:///a.db?poolSize=65 | \"poolSize\" must be a whole number from 1 to 64",
        "sqlite:///a.db?poolsize=2 | did you mean \"poolSize\"?",
        "sqlite:///a.db?maxValueBytes=17MiB | from 1 to 16777216 bytes",
        "sqlite:///a.db?busyTimeout=1 | must be a positive duration",
        "sqlite:///a.db?table=main.x | has a table within a schema",
        "sqlite:///a.db?table=x' | has a table that is no name of one",
        "sqlite:///a.db?tls=true | has the unknown option \"tls\"",
        "sqlite://u:canary@h/a.db | names a host or a user",
        "sqlite://h/a.db | names a host or a user",
        "sqlite:// | names no file",
        "sqlite:/// | names no file",
        "sqlite:///folder/ | names no file",
        "sqlite:///:memory: | use local://tlfu",
        "sqlite:///a%3Fb=c | names no file",
        "sqlite:///a%00b | names no file of this system"
      })
  void create_wrong_saysWhat(String url, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> create(url))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.toString()).doesNotContain("canary"));
  }

  @Test
  void builder_winsOverTheUrl_andChecks() {
    SqliteStorageBuilder builder =
        SqliteStorage.builder("sqlite:///a.db?poolSize=3")
            .poolSize(5)
            .busyTimeout(Duration.ofSeconds(2));

    assertThat(builder.build()).hasToString("sqlite:///a.db?busyTimeout=2000ms&poolSize=5");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.maxValueBytes(0));
    assertThatIllegalArgumentException().isThrownBy(() -> SqliteStorage.builder("sqlite://h/x"));
  }

  private static Path path(String url) {
    return SqliteFile.of(StorageUrl.parse(url), Duration.ofSeconds(1)).path();
  }

  private static RemoteStorage create(String url) {
    return (RemoteStorage) new SqliteStorageProvider().create(StorageUrl.parse(url));
  }
}
