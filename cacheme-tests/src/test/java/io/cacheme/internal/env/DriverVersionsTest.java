package io.cacheme.internal.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the jars of the storages list is what they are built with. */
class DriverVersionsTest {

  private static final ClassLoader LOADER = DriverVersionsTest.class.getClassLoader();

  @Test
  void listed_allStorages_areBuiltWithWhatIsOnTheClassPath() {
    List<Driver> listed =
        DriverVersions.listed(LOADER).stream().flatMap(list -> list.drivers().stream()).toList();
    assertThat(listed)
        .extracting(Driver::artifact)
        .contains(
            "com.github.ben-manes.caffeine:caffeine",
            "io.lettuce:lettuce-core",
            "io.vertx:vertx-pg-client",
            "io.vertx:vertx-mysql-client",
            "org.xerial:sqlite-jdbc",
            "org.mongodb:mongodb-driver-reactivestreams");
    for (Driver driver : listed) {
      String found = FoundDriver.of(driver, LOADER).number();
      assertThat(found).as(driver.artifact()).startsWith(driver.built());
      assertThat(driver.refuses(found)).as("%s %s", driver, found).isFalse();
    }
  }

  @Test
  void listed_storage_isThePackageOfOne() {
    assertThat(DriverVersions.listed(LOADER))
        .extracting(DriverVersions.Listed::storage)
        .allSatisfy(name -> assertThat(name).startsWith("io.cacheme.storage."))
        .doesNotHaveDuplicates()
        .hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "6.5, 6.4.9.RELEASE/abc, true",
    "6.5, 6.5.0.RELEASE, false",
    "6.5, 6.10.1, false",
    "6.5, 8.0.0.RELEASE/1a2b, false",
    "6.5, 6, true",
    "6.5.1, 6.5.0, true",
    "4.2, 4.1.118.Final, true",
    "4.2, 4.2, false",
    "5.0, 5, false",
    "5.0, unknown, false",
    "5.0, , false"
  })
  void refuses_onlyWhatIsOlder(String from, String version, boolean refused) {
    Driver driver = Driver.parse("a:b", from + "..99 c.D");
    assertThat(driver.refuses(version)).isEqualTo(refused);
  }

  @Test
  void found_classThatIsNotThere_isNothing() {
    FoundDriver found = FoundDriver.of(Driver.parse("a:b", "1..2 io.nosuch.Driver"), LOADER);
    assertThat(found.text()).isEqualTo("nothing");
    assertThat(found.number()).isNull();
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
