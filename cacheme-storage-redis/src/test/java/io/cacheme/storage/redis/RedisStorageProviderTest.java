package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cacheme.spi.StorageProvider;
import io.cacheme.testservers.contract.StorageProviderContract;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedisStorageProviderTest extends StorageProviderContract {

  @Override
  protected StorageProvider provider() {
    return new RedisStorageProvider();
  }

  @Override
  protected Set<String> schemes() {
    return Set.of("redis", "rediss");
  }

  @Override
  protected String url() {
    return "redis://alice:canary@h:1234/2";
  }

  @Override
  protected String shown() {
    return "redis://***@h:1234/2";
  }

  @Override
  protected int largestValue() {
    return 16;
  }

  @Override
  protected String wrong() {
    return """
        redis://u:canary@h?poolSize=0 | "poolSize" must be a whole number from 1 to 256
        redis://u:canary@h?protocol=4 | must be one of 2, 3, auto
        redis://u:canary@h?maxOutstanding=1 | from 1024 to
        redis://u:canary@h?silenceTimeout=3 | must be a positive duration
        redis://u:canary@h?clientName=a%20b | has a clientName that Redis refuses
        redis://u:canary@h/first | has a path that is no database
        redis://u:canary@h/-1 | has a path that is no database
        redis://u:canary@a,b | names 2 hosts instead of one
        redis://u:canary@a,b | add cluster=true
        redis://u:canary@h?nodeTimeout=1s | has the option "nodeTimeout", which is of Redis Cluster
        redis://u:canary@h/3?cluster=true | names database 3, but Redis Cluster has only database 0
        redis://u:canary@h?cluster=yes | "cluster" must be true or false
        redis://u:canary@?cluster=true | names no host
        redis://u:canary@/0 | names no host
        redis://canary@h | has a user and no password
        redis://u:canary@h?verify=none | has the unknown option "verify"
        redis://h?password=canary | credentials stand before the host
        rediss://u:canary@h?verify=maybe | must be one of ca, full, none
        rediss://u:canary@h?trustStore=/nowhere | names a trustStore that cannot be read
        rediss://h?trustStorePassword=canary&keyStore=/nowhere | names a keyStore
        """;
  }

  @Test
  void builder_winsOverTheUrl_andChecks() {
    RedisStorageBuilder builder = RedisStorage.builder("redis://h?poolSize=3").poolSize(5);

    assertThat(builder.build()).hasToString("redis://h?poolSize=5");
    assertThat(RedisStorage.builder("redis://h,i:7000").cluster(true).build())
        .hasToString("redis://h,i:7000?cluster=true");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.maxValueBytes(0));
    assertThatIllegalArgumentException().isThrownBy(() -> RedisStorage.builder("redis://h/x"));
  }
}
