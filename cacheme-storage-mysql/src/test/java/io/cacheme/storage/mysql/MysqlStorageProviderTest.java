package io.cacheme.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.testservers.contract.StorageProviderContract;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MysqlStorageProviderTest extends StorageProviderContract {

  @Override
  protected StorageProvider provider() {
    return new MysqlStorageProvider();
  }

  @Override
  protected Set<String> schemes() {
    return Set.of("mysql", "mariadb");
  }

  @Override
  protected String url() {
    return "mysql://alice:canary@h:1234/db";
  }

  @Override
  protected String shown() {
    return "mysql://***@h:1234/db";
  }

  @Override
  protected int largestValue() {
    return 16;
  }

  @Override
  protected String wrong() {
    return """
        mysql://u:canary@h/db?poolSize=0 | "poolSize" must be a whole number from 1 to 256
        mariadb://u:canary@h/db?maxValueBytes=16MiB | from 1 to 15728640 bytes
        mysql://u:canary@h/db?table=a`b | has a table that is no name of one
        mysql://u:canary@h | names no database
        mysql://u:canary@h/ | names no database
        mysql://u:canary@h/a/b | names no database
        mysql://h/db | names no user
        mysql://u:canary@a,b/db | names 2 hosts instead of one
        mysql://u:canary@/db | names no host
        mysql://u:canary@h/db?verify=none | has the unknown option "verify"
        mysql://u@h/db?password=canary | credentials stand before the host
        mysql://u:canary@h/db?tls=yes | must be true or false
        mysql://u:canary@h/db?tls=true&verify=maybe | must be one of ca, full, none
        mysql://u:canary@h/db?tls=true&trustStore=/nowhere | names a trustStore
        """;
  }

  @Test
  void create_mariadb_takesOneMebibyteLess() {
    assertThat(create("mariadb://u@h/db?maxValueBytes=15MiB").maxValueBytes())
        .isEqualTo((15 << 20) + RemoteStorage.ENVELOPE_BYTES);
  }

  @Test
  void builder_winsOverTheUrl_andChecks() {
    MysqlStorageBuilder builder = MysqlStorage.builder("mysql://u@h/db?poolSize=3").poolSize(5);

    assertThat(builder.build()).hasToString("mysql://***@h/db?poolSize=5");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.maxValueBytes(0));
    assertThatIllegalArgumentException().isThrownBy(() -> MysqlStorage.builder("mysql://u@h"));
  }
}
