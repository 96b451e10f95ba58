package io.cacheme.micrometer;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cacheme.Cacheme;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of metrics and alerts, and the dashboard, name all that there is and nothing else. */
class MetricsPageTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final Path PAGE = DOCS.resolve("metrics.md");
  private static final Path ALERTS = DOCS.resolve("alerts.md");
  private static final Path DASHBOARD = DOCS.resolve("grafana-dashboard.json");
  private static final Path EXAMPLES = Path.of("src", "test", "java", "com", "example", "shop");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(cache(?:me)?\\.[\\w.]+)` \\| ([^|]+) \\| ([^|]+) \\|");
  private static final Pattern ALERT =
      Pattern.compile("(?m)^\\| [^|]+ \\| (`cache[^|]+) \\| `((?:[^`|]|\\\\\\|)+)` \\|");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=~?\"([\\w|\\\\]+)\"");
  private static final Pattern CODE = Pattern.compile("`([\\w.]+)`");
  private static final Pattern METRIC = Pattern.compile("\\bcache(?:me)?_\\w+");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("(?m)^(?:public )?(?:record|class) (\\w+)");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Cacheme cacheme =
      Cacheme.builder()
          .listener(new AnswerTimers(registry))
          .listener(new CallTimers(registry))
          .storage("local", "local://tlfu?bytes=1MiB")
          .storage("my-redis", new InMemoryRemoteStorage(new ManualTimeSource()))
          .build();

  @BeforeEach
  void runAnApplication() {
    CachemeMetrics.monitor(registry, cacheme);
    TuneCache tunes = TuneCache.create(cacheme, CompletableFuture::completedFuture);
    tunes.sync().get("la");
  }

  @AfterEach
  void close() {
    cacheme.close();
  }

  private record Row(String name, Set<String> tags) {}

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(PAGE)).results().toList();
  }

  private static Set<String> code(String cell) {
    return CODE.matcher(cell).results().map(found -> found.group(1)).collect(toSet());
  }

  private static Row row(Meter meter) {
    return new Row(
        meter.getId().getName(),
        meter.getId().getTags().stream().map(Tag::getKey).collect(toSet()));
  }

  @Test
  void table_hasAllMeters_withTheirTags() throws IOException {
    List<Row> onThePage =
        rows().stream().map(row -> new Row(row.group(1), code(row.group(2)))).toList();

    assertThat(onThePage)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            registry.getMeters().stream().map(MetricsPageTest::row).collect(toSet()));
  }

  @Test
  void table_hasTheNamesOfTheScrape() throws IOException {
    Set<String> onThePage = new TreeSet<>();
    rows().forEach(row -> onThePage.addAll(code(row.group(3))));

    assertThat(onThePage).isEqualTo(new TreeSet<>(Scrape.of(registry).names()));
  }

  @Test
  void values_ofTags_areOnThePage() throws IOException {
    String page = Files.readString(PAGE);
    for (Meter meter : registry.getMeters()) {
      for (String key :
          List.of("result", "source", "status", "state", "kind", "operation", "outcome")) {
        String value = meter.getId().getTag(key);
        if (value != null) {
          assertThat(page).contains("`" + key + "=" + value + "`");
        }
      }
    }
  }

  @Test
  void java_onThePage_isThatOfTests() throws IOException {
    List<String> snippets =
        JAVA.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();
    assertThat(snippets).isNotEmpty();
    for (String source : snippets) {
      String name = NAME.matcher(source).results().findFirst().orElseThrow().group(1);
      assertThat(EXAMPLES.resolve(name + ".java")).content().isEqualTo(source);
    }
  }

  @Test
  void page_namesTheMicrometerOfTheBuild() throws IOException {
    String pom = Files.readString(Path.of("..", "pom.xml"));
    String version =
        Pattern.compile("<micrometer.version>(.*?)</")
            .matcher(pom)
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);

    assertThat(PAGE).content().contains("built with Micrometer " + version);
  }

  @Test
  void dashboard_asksForWhatIsThere() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
    Set<String> names = Scrape.of(registry).names();
    List<String> queries = dashboard.findValuesAsText("expr");
    queries.addAll(dashboard.at("/templating/list").findValuesAsText("query"));
    List<String> asked = new ArrayList<>();
    for (String query : queries) {
      List<String> metrics =
          METRIC.matcher(query).results().map(MatchResult::group).distinct().toList();
      asked.addAll(metrics);
      assertThat(names).as(query).containsAll(metrics);
    }
    assertThat(queries).hasSizeGreaterThan(10);
    assertThat(asked).contains("cache_gets_total", "cacheme_tier_gets_total");
  }

  @Test
  void alerts_askForTheMetersThatTheyName() throws IOException {
    Map<String, Set<String>> metrics =
        rows().stream().collect(Collectors.toMap(row -> row.group(1), row -> code(row.group(3))));
    List<MatchResult> alerts = ALERT.matcher(Files.readString(ALERTS)).results().toList();

    assertThat(alerts).hasSizeGreaterThan(15);
    for (MatchResult alert : alerts) {
      Set<String> asked =
          METRIC.matcher(alert.group(2)).results().map(MatchResult::group).collect(toSet());
      Set<String> allowed = new TreeSet<>();
      for (String meter : code(alert.group(1))) {
        assertThat(metrics).containsKey(meter);
        assertThat(asked).as(meter).containsAnyElementsOf(metrics.get(meter));
        allowed.addAll(metrics.get(meter));
      }
      assertThat(allowed).as(alert.group(2)).containsAll(asked);
    }
  }

  @Test
  void alerts_askForLabelsThatAreThere() throws IOException {
    String page = Files.readString(PAGE);
    for (MatchResult alert : ALERT.matcher(Files.readString(ALERTS)).results().toList()) {
      for (MatchResult label : LABEL.matcher(alert.group(2)).results().toList()) {
        for (String value : label.group(2).split("\\\\?\\|")) {
          assertThat(page).contains("`" + label.group(1) + "=" + value + "`");
        }
      }
    }
  }

  @Test
  void operations_namesMetricsThatAreThere() throws IOException {
    List<String> named =
        METRIC
            .matcher(Files.readString(DOCS.resolve("operations.md")))
            .results()
            .map(MatchResult::group)
            .toList();

    assertThat(named).isNotEmpty();
    assertThat(Scrape.of(registry).names()).containsAll(named);
  }

  @Test
  void alerts_haveTablesOfWholeRows() throws IOException {
    assertThat(Files.readAllLines(ALERTS))
        .filteredOn(line -> line.startsWith("| ") && !line.startsWith("| alert |"))
        .allMatch(line -> ALERT.matcher(line).find());
  }

  @Test
  void dashboard_hasPanelsThatDoNotOverlap() throws IOException {
    JsonNode panels = new ObjectMapper().readTree(DASHBOARD.toFile()).at("/panels");
    Set<String> places = new TreeSet<>();
    Set<Integer> ids = new TreeSet<>();
    for (JsonNode panel : panels) {
      assertThat(ids.add(panel.at("/id").asInt())).as("id of %s", panel.at("/title")).isTrue();
      JsonNode place = panel.at("/gridPos");
      for (int x = 0; x < place.at("/w").asInt(); x++) {
        for (int y = 0; y < place.at("/h").asInt(); y++) {
          int column = place.at("/x").asInt() + x;
          assertThat(column).isLessThan(24);
          assertThat(places.add(column + "/" + (place.at("/y").asInt() + y)))
              .as("place of %s", panel.at("/title"))
              .isTrue();
        }
      }
    }
    assertThat(ids).hasSizeGreaterThan(5);
  }
}
