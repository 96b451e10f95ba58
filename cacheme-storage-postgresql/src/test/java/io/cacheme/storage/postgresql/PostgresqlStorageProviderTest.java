package io.cacheme.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cacheme.spi.StorageProvider;
import io.cacheme.testservers.contract.StorageProviderContract;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostgresqlStorageProviderTest extends StorageProviderContract {

  @Override
  protected StorageProvider provider() {
    return new PostgresqlStorageProvider();
  }

  @Override
  protected Set<String> schemes() {
    return Set.of("postgresql", "postgres");
  }

  @Override
  protected String url() {
    return "postgresql://alice:canary@h:1234/db";
  }

  @Override
  protected String shown() {
    return "postgresql://***@h:1234/db";
  }

  @Override
  protected int largestValue() {
    return 16;
  }

  @Override
  protected String wrong() {
    return """
        postgresql://u:canary@h/d?poolSize=0 | "poolSize" must be a whole number from 1 to 256
        postgresql://u:canary@h/d?maxOutstanding=1 | from 1024 to
        postgresql://u:canary@h/d?silenceTimeout=3 | must be a positive duration
        postgresql://u:canary@h/d?sweepInterval=never | must be a positive duration
        postgresql://u:canary@h/d?sweepBatch=0 | from 1 to
        postgresql://u:canary@h/d?createSchema=yes | must be true or false
        postgresql://u:canary@h/d?table=a%20b | has a table that is no name of one
        postgresql://u:canary@h/d?table=a.b.c | has a table that is no name of one
        postgresql://u:canary@h/d?table=x%22;drop | has a table that is no name of one
        postgresql://u:canary@h | names no database
        postgresql://u:canary@h/ | names no database
        postgresql://u:canary@h/a/b | names no database
        postgresql://u:canary@a,b/d | names 2 hosts instead of one
        postgresql://u:canary@/d | names no host
        postgresql://h/d | names no user
        postgresql://u:canary@h/d?verify=none | has the unknown option "verify"
        postgresql://u@h/d?password=canary | credentials stand before the host
        postgresql://u:canary@h/d?tls=maybe | must be true or false
        postgresql://u:canary@h/d?tls=true&verify=maybe | must be one of ca, full, none
        postgresql://u:canary@h/d?tls=true&trustStore=/nowhere | names a trustStore that cannot
        postgresql://u@h/d?tls=true&trustStorePassword=canary&keyStore=/nowhere | names a keyStore
        """;
  }

  @Test
  void builder_winsOverTheUrl_andChecks() {
    PostgresqlStorageBuilder builder =
        PostgresqlStorage.builder("postgresql://u@h/d?poolSize=3").poolSize(5);

    assertThat(builder.build()).hasToString("postgresql://***@h/d?poolSize=5");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.maxValueBytes(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.table("a-b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PostgresqlStorage.builder("postgresql://h/x"));
    assertThat(builder.build()).hasToString("postgresql://***@h/d?poolSize=5");
    assertThat(
            builder
                .table("caches.entries")
                .maxValueBytes(1000)
                .maxOutstanding(2_000)
                .createSchema(true)
                .silenceTimeout(Duration.ofSeconds(3))
                .sweepInterval(Duration.ofMinutes(2))
                .sweepBatch(10)
                .sweepOff()
                .build())
        .hasToString(
            "postgresql://***@h/d?createSchema=true&maxOutstanding=2000&maxValueBytes=1000"
                + "&poolSize=5&silenceTimeout=3000ms&sweepBatch=10&sweepInterval=off"
                + "&table=caches.entries");
  }
}
