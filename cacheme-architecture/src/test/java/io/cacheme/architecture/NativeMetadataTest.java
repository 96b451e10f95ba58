package io.cacheme.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The metadata for native images names what modules look for by name, and nothing that is not
 * there; that GraalVM can read it is seen by {@code .ci/native}.
 */
class NativeMetadataTest {

  private static final String METADATA = "META-INF/native-image/io.cacheme/";
  private static final Pattern GLOB = Pattern.compile("\"glob\": \"(.*?)\"");
  private static final Pattern TYPE = Pattern.compile("\"type\": \"(.*?)\"");

  /**
   * What is looked for by the JDK, by GraalVM, by a framework that has its own way, or by nobody.
   */
  private static final Pattern NOT_OURS =
      Pattern.compile(
          ".*\\.class|META-INF/(services|maven|native-image|spring|gradle)/.*"
              + "|META-INF/(LICENSE|NOTICE|MANIFEST\\.MF|spring.*|.*spring-configuration-metadata.*)");

  static Stream<String> published() throws IOException {
    return DescriptorsTest.published().filter(module -> !module.equals("cacheme-processor"));
  }

  static Stream<String> withDrivers() throws IOException {
    return published().filter(module -> Files.exists(drivers(module)));
  }

  @ParameterizedTest
  @MethodSource("published")
  void resources_areThoseThatAreThere(String module) throws IOException {
    List<String> named =
        named(module, GLOB).stream().filter(glob -> !glob.startsWith("META-INF/maven/")).toList();

    assertThat(named).containsExactlyInAnyOrderElementsOf(resources(module));
  }

  @ParameterizedTest
  @MethodSource("withDrivers")
  void drivers_areFoundByTheirNames(String module) throws IOException {
    for (String driver : listed(module).stringPropertyNames()) {
      if (driver.equals("storage")) {
        continue;
      }
      assertThat(named(module, GLOB))
          .contains("META-INF/maven/" + driver.replace(':', '/') + "/pom.properties");
      assertThat(named(module, TYPE)).contains(listed(module).getProperty(driver).split(" ")[1]);
    }
  }

  private static List<String> resources(String module) throws IOException {
    Path classes = classes(module);
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> classes.relativize(file).toString().replace('\\', '/'))
          .filter(file -> !NOT_OURS.matcher(file).matches())
          .toList();
    }
  }

  private static List<String> named(String module, Pattern what) throws IOException {
    Path file = classes(module).resolve(METADATA + module + "/reachability-metadata.json");
    return Files.exists(file)
        ? what.matcher(Files.readString(file)).results().map(match -> match.group(1)).toList()
        : List.of();
  }

  private static Properties listed(String module) throws IOException {
    Properties drivers = new Properties();
    try (InputStream in = Files.newInputStream(drivers(module))) {
      drivers.load(in);
    }
    return drivers;
  }

  private static Path drivers(String module) {
    return classes(module).resolve("META-INF/cacheme/drivers.properties");
  }

  private static Path classes(String module) {
    return Path.of("..", module, "target", "classes");
  }
}
