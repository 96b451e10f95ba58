package io.cacheme.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import io.cacheme.testservers.contract.StorageProviderContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SqliteStorageProviderTest extends StorageProviderContract {

  @Override
  protected StorageProvider provider() {
    return new SqliteStorageProvider();
  }

  @Override
  protected Set<String> schemes() {
    return Set.of("sqlite");
  }

  @Override
  protected String url() {
    return "sqlite:///a.db";
  }

  @Override
  protected String shown() {
    return "sqlite:///a.db";
  }

  @Override
  protected int largestValue() {
    return 16;
  }

  @Override
  protected String wrong() {
    return """
        sqlite:///a.db?poolSize=65 | "poolSize" must be a whole number from 1 to 64
        sqlite:///a.db?busyTimeout=1 | must be a positive duration
        sqlite:///a.db?table=main.x | has a table within a schema
        sqlite:///a.db?table=x' | has a table that is no name of one
        sqlite:///a.db?tls=true | has the unknown option "tls"
        sqlite://u:canary@h/a.db | names a host or a user
        sqlite://h/a.db | names a host or a user
        sqlite:// | names no file
        sqlite:/// | names no file
        sqlite:///folder/ | names no file
        sqlite:///:memory: | use local://tlfu
        sqlite:///a%3Fb=c | names no file
        sqlite:///a%00b | names no file of this system
        """;
  }

  @Test
  void path_ofThreeSlashes_isRelative_ofFourAbsolute() {
    assertThat(path("sqlite:///a/b.db")).isEqualTo(Path.of("a", "b.db").toAbsolutePath());
    assertThat(path("sqlite:////a/b.db")).isEqualTo(Path.of("/a/b.db"));
    assertThat(path("sqlite:////a/my%20b.db")).isEqualTo(Path.of("/a/my b.db"));
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
}
