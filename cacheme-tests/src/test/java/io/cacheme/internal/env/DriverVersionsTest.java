package io.cacheme.internal.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the jars of the storages list is what they are built with. */
class DriverVersionsTest {

  private static final ClassLoader LOADER = DriverVersionsTest.class.getClassLoader();

  @Test
  void listed_allStorages_isWhatIsOnTheClassPath() {
    Map<String, String> listed = DriverVersions.listed(LOADER);
    assertThat(listed)
        .containsKeys(
            "com.github.ben-manes.caffeine:caffeine",
            "io.lettuce:lettuce-core",
            "io.vertx:vertx-pg-client",
            "io.vertx:vertx-mysql-client",
            "org.xerial:sqlite-jdbc",
            "org.mongodb:mongodb-driver-reactivestreams");
    listed.forEach(
        (artifact, versionAndClass) -> {
          String[] parts = versionAndClass.split(" ", 2);
          assertThat(DriverVersions.found(parts[1], LOADER)).as(artifact).contains(parts[0]);
        });
  }

  @Test
  void found_classThatIsNotThere_isNothing() {
    assertThat(DriverVersions.found("io.nosuch.Driver", LOADER)).isEqualTo("nothing");
  }

  @Test
  void linkage_causesInACircle_ends() {
    RuntimeException one = new RuntimeException();
    RuntimeException other = new RuntimeException(one);
    one.initCause(other);
    assertThat(DriverVersions.linkage(one)).isNull();
  }

  @Test
  void text_anyOtherFailure_isAsItWas() {
    RuntimeException failure = new RuntimeException("no");
    assertThat(DriverVersions.text(failure, this)).isEqualTo(failure.toString());
  }
}
