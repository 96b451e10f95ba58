package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.NodeCache;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testservers.TestServers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The same over the buses of real SQL databases; each process comes by a proxy of its own. */
@ParameterizedClass
@ValueSource(strings = {"postgresql", "mysql", "mariadb", "sqlite", "postgresql-and-its-bus"})
class FollowingSqlTest extends FollowingCases {

  private static final String WITH_ITS_BUS = "postgresql-and-its-bus";

  @TempDir private static Path folder;

  private final String server;
  private final List<FaultProxy> proxies = new ArrayList<>();

  FollowingSqlTest(String server) {
    this.server = server;
  }

  @Override
  Cacheme build(Cacheme.Builder builder) {
    Cacheme.Builder with =
        builder
            .connectTimeout(Duration.ofSeconds(20))
            .storage("local", "local://tlfu?size=1000")
            .storage("shared", url())
            .required("shared");
    if (server.equals(WITH_ITS_BUS)) { // as for who comes through a pooler
      with.storage("direct", TestServers.postgresql().url()).bus("direct");
    }
    return with.build();
  }

  private String url() {
    return switch (server) {
      case "postgresql" -> proxied(TestServers.postgresql().url());
      case WITH_ITS_BUS -> proxied(TestServers.postgresql().url()) + "&prepared=false";
      case "mysql" -> proxied(TestServers.mysql().url());
      case "mariadb" -> proxied(TestServers.mariadb().url());
      case "sqlite" -> "sqlite:///" + folder.resolve("cache.db") + "?createSchema=true";
      default -> throw new IllegalArgumentException(server);
    };
  }

  private String proxied(String url) {
    URI address = URI.create(url);
    FaultProxy proxy = FaultProxy.to(address.getHost(), address.getPort());
    proxies.add(proxy);
    return url.replace(":" + address.getPort(), ":" + proxy.port()) + "?createSchema=true";
  }

  @AfterEach
  void closeProxies() {
    proxies.forEach(FaultProxy::close);
  }

  @Test
  void connectionsReset_beforeAndAfterAWrite_whatWasWrittenMeanwhileIsNotServed() {
    assumeThat(server).as("a file has no connections").isNotEqualTo("sqlite");
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(one, "old");
    for (int round = 0; round < 5; round++) {
      resetOne();
      done(other.put(key, "new" + round));
      resetOne();
      String expected = "new" + round;
      Awaitility.await()
          .untilAsserted(() -> assertThat(done(one.getIfPresent(key))).isEqualTo(expected));
    }
    Awaitility.await().untilAsserted(() -> awaitHeap(one, "heard again"));
  }

  @Test
  void cutOff_duringAWrite_servesTheOldValueForTheLeaseAtMost() {
    assumeThat(server).as("a file has no connections").isNotEqualTo("sqlite");
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(one, "old");
    proxies.get(0).blackhole();
    done(other.put(key, "new"));
    Awaitility.await() // it cannot be read either, but the old value is not answered any more
        .untilAsserted(() -> assertThat(done(one.getIfPresent(key))).isNull());
    proxies.get(0).heal();

    Awaitility.await()
        .untilAsserted(() -> assertThat(done(one.getIfPresent(key))).isEqualTo("new"));
  }

  private void resetOne() {
    proxies.get(0).reset();
  }
}
