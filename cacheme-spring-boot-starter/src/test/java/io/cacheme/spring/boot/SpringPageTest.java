package io.cacheme.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** The page of Spring, and what development tools are told of the properties, have all of them. */
class SpringPageTest {

  private static final Path PAGE = Path.of("..", "docs", "spring.md");
  private static final Path SOURCES = Path.of("src", "test", "contracts");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `((?:cacheme|management)\\.[^`]+)` \\| (?:`([^`]*)`)? ?\\|");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern NAME = Pattern.compile("(?m)^(?:public )?(?:record|class) (\\w+)");

  /** These have none: they are for something that is not there unless it is said. */
  private static final List<String> WITHOUT_DEFAULT =
      List.of(
          "cacheme.bus",
          "cacheme.cache-defaults.compression",
          "cacheme.cache-defaults.node",
          "cacheme.cache-defaults.null-ttl",
          "cacheme.cache-defaults.tiers",
          "cacheme.cache-defaults.value-type",
          "cacheme.caches",
          "cacheme.metrics.tags",
          "cacheme.nodes",
          "cacheme.storages");

  @SuppressWarnings("unchecked") // it is JSON
  private static List<Map<String, Object>> metadata(String what) throws IOException {
    try (InputStream in =
        CachemeProperties.class.getResourceAsStream(
            "/META-INF/spring-configuration-metadata.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains("\"cacheme.storages\"");
      return (List<Map<String, Object>>) JsonParserFactory.getJsonParser().parseMap(text).get(what);
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }

  private static void addComponents(Map<String, String> all, String prefix, Class<?> record) {
    for (RecordComponent component : record.getRecordComponents()) {
      all.put(prefix + kebab(component.getName()), "");
    }
  }

  /** Each property with its default, empty for none. */
  private static Map<String, String> properties() throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (Map<String, Object> property : metadata("properties")) {
      Object orElse = property.get("defaultValue");
      all.put((String) property.get("name"), orElse == null ? "" : orElse.toString());
    }
    all.remove("cacheme.storages");
    all.remove("cacheme.nodes");
    all.remove("cacheme.caches");
    addComponents(all, "cacheme.storages.<name>.", CachemeProperties.Storage.class);
    addComponents(all, "cacheme.nodes.<name>.", CachemeProperties.Node.class);
    addComponents(all, "cacheme.caches.<name>.", CachemeProperties.Cache.class);
    all.put("cacheme.storages.<name>.required", "false");
    all.put("cacheme.caches.<name>.allow-null-values", "true");
    all.put("cacheme.caches.<name>.version", "v1");
    all.replace("management.endpoint.cacheme.access", "read-only"); // as it is written
    return all;
  }

  @Test
  void metadata_hasDescriptionsAndDefaults() throws IOException {
    for (Map<String, Object> property : metadata("properties")) {
      String name = (String) property.get("name");
      assertThat(property.get("description")).as(name).asString().hasSizeGreaterThan(10);
      if (!WITHOUT_DEFAULT.contains(name)) {
        assertThat(property.get("defaultValue")).as(name).isNotNull();
      }
    }
  }

  @Test
  void metadata_hintsAtUrls() throws IOException {
    List<String> said = new ArrayList<>();
    for (Map<String, Object> hint : metadata("hints")) {
      if (hint.get("name").equals("cacheme.storages.values")) {
        for (Object value : (List<?>) hint.get("values")) {
          said.add((String) ((Map<?, ?>) value).get("value"));
        }
      }
    }
    assertThat(said).hasSizeGreaterThan(6);
    for (String url : said) {
      assertThat(Files.readString(PAGE.resolveSibling("storages.md")))
          .contains(url.substring(0, url.indexOf(':')) + "://");
      assertThat(io.cacheme.spi.StorageUrl.parse(url).scheme()).isNotEmpty();
    }
  }

  @Test
  void table_hasAllProperties_withTheirDefaults() throws IOException {
    Map<String, String> onThePage = new TreeMap<>();
    for (MatchResult row : ROW.matcher(Files.readString(PAGE)).results().toList()) {
      String orElse = row.group(2);
      assertThat(onThePage.put(row.group(1), orElse == null ? "" : orElse)).isNull();
    }
    assertThat(onThePage).isEqualTo(properties());
  }

  @Test
  void defaults_areThoseOfTheBuilder() throws IOException {
    String settings = Files.readString(PAGE.resolveSibling("settings.md"));
    Map<String, String> properties = properties();
    for (MatchResult row :
        Pattern.compile("(?m)^\\| `(\\w+)\\(Duration\\)` \\| (\\d+) (m?s)\\b")
            .matcher(settings)
            .results()
            .toList()) {
      assertThat(properties)
          .containsEntry("cacheme." + kebab(row.group(1)), row.group(2) + row.group(3));
    }
    assertThat(settings).contains("| `maxOutstanding(int)` | 262,144 |");
    assertThat(settings).contains("| `maxInflatedBytes(int)` | 16 MiB |");
  }

  @Test
  void java_isThatOfTests() throws IOException {
    List<String> snippets =
        JAVA.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();
    assertThat(snippets).hasSizeGreaterThan(2);
    for (String source : snippets) {
      String folder = first(PACKAGE, source).replace('.', '/');
      assertThat(SOURCES.resolve(folder).resolve(first(NAME, source) + ".java"))
          .content()
          .isEqualTo(source);
    }
  }

  @Test
  void property_isThatOfTheHelloApplication() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains("```properties\ncacheme.storages.my-redis.url=redis://localhost:6379\n```");
    assertThat(SOURCES.resolve("io/cacheme/spring/boot/HelloTest.java"))
        .content()
        .contains("\"--cacheme.storages.my-redis.url=\" + url");
  }

  @Test
  void page_namesTheSpringBootOfTheBuild() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains(
            "Spring Boot "
                + first(
                    Pattern.compile("<spring-boot.version>(.*?)</"),
                    Files.readString(Path.of("..", "pom.xml"))));
  }

  private static String first(Pattern pattern, String text) {
    return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
  }
}
