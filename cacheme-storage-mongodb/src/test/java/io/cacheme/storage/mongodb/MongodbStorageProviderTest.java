package io.cacheme.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cacheme.spi.StorageProvider;
import io.cacheme.testservers.contract.StorageProviderContract;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MongodbStorageProviderTest extends StorageProviderContract {

  @Override
  protected StorageProvider provider() {
    return new MongodbStorageProvider();
  }

  @Override
  protected Set<String> schemes() {
    return Set.of("mongodb", "mongodb+srv");
  }

  @Override
  protected String url() {
    return "mongodb://alice:canary@h:1234,i/db";
  }

  @Override
  protected String shown() {
    return "mongodb://***@h:1234,i/db";
  }

  @Override
  protected int largestValue() {
    return 15;
  }

  @Override
  protected String wrong() {
    return """
        mongodb://u:canary@h?poolSize=0 | "poolSize" must be a whole number from 1 to 1000
        mongodb://u:canary@h?maxOutstanding=1 | from 1024 to
        mongodb://u:canary@h?silenceTimeout=3 | must be a positive duration
        mongodb://u:canary@h?silenceTimeout=2d | has a silenceTimeout over a day
        mongodb://u:canary@h?clientName=a%20b | has a clientName that MongoDB refuses
        mongodb://u:canary@h?w=2 | must be one of 1, majority
        mongodb://u:canary@h?createSchema=yes | must be true or false
        mongodb://u:canary@h/a?database=b | names two databases
        mongodb://u:canary@h/a.b | names a database that is none
        mongodb://u:canary@h?database=$x | names a database that is none
        mongodb://u:canary@h?collection=system.users | names a collection that is none
        mongodb://u:canary@h?collection=a$b | names a collection that is none
        mongodb://u:canary@/db | names no host
        mongodb://canary@h | has a user and no password
        mongodb://:canary@h | has a password and no user
        mongodb://u:canary@h?verify=none | has the unknown option "verify"
        mongodb://h?password=canary | credentials stand before the host
        mongodb+srv://u:canary@h | names its hosts by DNS, which is not supported
        mongodb://u:canary@h?tls=true&verify=maybe | must be one of ca, full, none
        mongodb://u:canary@h?tls=true&trustStore=/nowhere | names a trustStore that cannot be read
        mongodb://h?tls=true&keyStorePassword=canary&keyStore=pom.xml | that cannot be opened
        mongodb://h?tls=true&trustStorePassword=canary&trustStore=pom.xml | that cannot be opened
        mongodb://h?tls=true&caCertificate=pom.xml | names a caCertificate without certificates
        mongodb://h?tls=true&caCertificate=pom.xml&trustStore=pom.xml | keep one
        """;
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
}
