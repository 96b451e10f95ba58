package io.cacheme.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.PostgresProcess;
import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** Connections that were lost take no memory any more. */
class PostgresqlLostConnectionsTest {

  private static final int LOST = 20;
  private static final Pattern CHANNELS =
      Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +\\S+\\.SessionChannel\\b");

  @Test
  void lostConnections_areForgotten() throws JMException {
    try (PostgresProcess server = PostgresProcess.start();
        Psql psql = new Psql(server.url())) {
      PostgresqlStorage storage =
          PostgresqlStorage.builder(server.url()).createSchema(true).poolSize(1).build();
      Await.value(storage.open(StorageContexts.system("lost")));
      Await.until("a connection", () -> psql.others().size() == 1);
      for (int i = 0; i < LOST; i++) {
        String id = psql.others().get(0);
        psql.kill(id);
        Await.until(
            "another one", () -> psql.others().size() == 1 && !psql.others().contains(id));
      }

      assertThat(channels()).isLessThan(LOST / 2);
      Await.value(storage.close());
    }
  }

  /** How many are reachable: a histogram is taken after a full collection. */
  private static int channels() throws JMException {
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    Matcher found = CHANNELS.matcher(String.valueOf(histogram));
    assertThat(found.find()).as("there is one at least").isTrue();
    return Integer.parseInt(found.group(1));
  }
}
