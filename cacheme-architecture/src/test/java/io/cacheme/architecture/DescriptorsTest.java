package io.cacheme.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published says of itself as a module what it says on the class path. */
class DescriptorsTest {

  private static final Path BOM = Path.of("..", "cacheme-bom", "pom.xml");
  private static final Pattern ARTIFACT =
      Pattern.compile("<dependency>\\s*<groupId>io.cacheme</groupId>\\s*<artifactId>(.*?)<");
  private static final String SERVICES = "META-INF/services/";

  static Stream<String> published() throws IOException {
    return ARTIFACT.matcher(Files.readString(BOM)).results().map(match -> match.group(1));
  }

  @Test
  void published_areReadFromTheBom() throws IOException {
    assertThat(published()).contains("cacheme-runtime", "cacheme-processor", "cacheme-testkit");
  }

  @ParameterizedTest
  @MethodSource("published")
  void descriptor_isThere(String artifact) {
    assertThat(module(artifact).descriptor().isAutomatic()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("published")
  void services_areTheSameOnBothPaths(String artifact) throws IOException {
    ModuleReference module = module(artifact);

    assertThat(servicesOnTheClassPath(module)).isEqualTo(services(module.descriptor()));
  }

  @Test
  void runtime_keepsItsEngineToItself() {
    assertThat(module("cacheme-runtime").descriptor().exports())
        .allMatch(exported -> !exported.isQualified())
        .noneMatch(exported -> exported.source().startsWith("io.cacheme.internal"));
  }

  private static ModuleReference module(String artifact) {
    Path classes = Path.of("..", artifact, "target", "classes");
    return ModuleFinder.of(classes).findAll().iterator().next();
  }

  private static Map<String, List<String>> services(ModuleDescriptor descriptor) {
    return descriptor.provides().stream()
        .collect(Collectors.toMap(Provides::service, Provides::providers));
  }

  private static Map<String, List<String>> servicesOnTheClassPath(ModuleReference module)
      throws IOException {
    Map<String, List<String>> services = new TreeMap<>();
    try (ModuleReader reader = module.open();
        Stream<String> resources = reader.list()) {
      for (String file : resources.filter(name -> name.matches(SERVICES + ".+")).toList()) {
        try (InputStream in = reader.open(file).orElseThrow()) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          services.put(file.substring(SERVICES.length()), text.lines().toList());
        }
      }
    }
    return services;
  }
}
