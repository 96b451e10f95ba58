package io.cacheme.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is wrong is found out: an unknown licence, a component too many, a test that did not run.
 */
class SabotageTest {

  private static final String PAGE =
      "| | held by |\n|---|---|\n| It cannot | `OneTest` |\n| It can | `proof/supply/run sbom` |\n";

  @TempDir private Path home;
  private Path module;

  private static Component of(String licence) {
    return new Component("com.example", "theirs", "1", "00", List.of(licence));
  }

  private static Verdict licences(String... licences) {
    return Licences.judge(
        List.of(
            new Bom(
                "x", List.of(new Component("com.example", "theirs", "1", "", List.of(licences))))));
  }

  @Test
  void licences_allowed_pass() {
    assertThat(licences("Apache-2.0").seen()).isEqualTo("1 artifacts, 1 licences");
    assertThat(licences("GPL-2.0-only", "EPL-2.0").passed()).as("a choice").isTrue();
    assertThat(licences("(GPL-2.0-only OR MIT)").passed()).as("an expression").isTrue();
  }

  @Test
  void licences_unknown_orNone_orAllOfSeveral_areFound() {
    for (Verdict verdict :
        List.of(licences("GPL-2.0-only"), licences(), licences("MIT AND GPL-2.0-only"))) {
      assertThat(verdict.passed()).isFalse();
      assertThat(verdict.wrong()).singleElement().asString().contains("com.example:theirs:1");
    }
    assertThat(Licences.judge(List.of()).passed()).as("nothing was seen").isFalse();
  }

  private Verdict materials(Bom... boms) throws IOException {
    module = Files.createDirectories(home.resolve("cacheme-x"));
    Path jar = home.resolve("repository/com/example/theirs/1/theirs-1.jar");
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "theirs");
    Path beside = home.resolve("cacheme-runtime/target/classes");
    Files.createDirectories(module.resolve("target"));
    Files.writeString(module.resolve(Boms.CLASSPATH), jar + ":" + beside);
    return new Boms()
        .judge(List.of(module), boms.length == 0 ? Map.of() : Map.of("cacheme-x", boms[0]));
  }

  private static Bom bom(Component... more) {
    String sum = Boms.sha256("theirs".getBytes(StandardCharsets.UTF_8));
    List<Component> components =
        new ArrayList<>(
            List.of(
                new Component("com.example", "theirs", "1", sum, List.of()),
                new Component("io.cacheme", "cacheme-runtime", "1", "", List.of())));
    components.addAll(List.of(more));
    return new Bom("cacheme-x", components);
  }

  @Test
  void materials_asTheyAre_pass() throws IOException {
    assertThat(materials(bom()).wrong()).isEmpty();
    assertThat(materials(bom()).seen()).isEqualTo("1 modules, 2 components");
  }

  @Test
  void materials_missingMoreOrChanged_areFound() throws IOException {
    assertThat(materials().wrong()).singleElement().asString().contains("no bill of materials");
    assertThat(materials(bom(of("MIT"))).wrong())
        .singleElement()
        .asString()
        .contains("has what it is not run with: theirs 00");
    assertThat(materials(new Bom("cacheme-x", List.of(of("MIT")))).wrong()).hasSize(3);
    assertThat(materials(new Bom("cacheme-y", bom().components())).passed()).isFalse();
  }

  @Test
  void page_withAnOlderTable_isFound_andWrittenAnew() throws IOException {
    Map<String, Bom> boms = Map.of("cacheme-x", bom(of("MIT")));
    Path page = Files.writeString(home.resolve("page.md"), "# Dependencies\n\n");
    assertThat(DependenciesPage.judge(page, boms).passed()).isFalse();

    DependenciesPage.write(page, boms);
    DependenciesPage.write(page, boms);
    assertThat(DependenciesPage.judge(page, boms).passed()).isTrue();
    assertThat(page).content().startsWith("# Dependencies\n\n| artifact").contains("| MIT | x |");
  }

  private Threats threats(String report) throws IOException {
    Path reports = Files.createDirectories(home.resolve("cacheme-x/target/surefire-reports"));
    Files.writeString(reports.resolve("TEST-io.cacheme.OneTest.xml"), report);
    return Threats.run(home, FileTime.fromMillis(0));
  }

  private static String report(int tests, int skipped, int failures) {
    return "<testsuite name=\"io.cacheme.OneTest\" time=\"1\" tests=\"%d\" errors=\"0\" skipped=\"%d\" failures=\"%d\">"
        .formatted(tests, skipped, failures);
  }

  @Test
  void threats_thatAreHeld_pass() throws IOException {
    Verdict verdict = threats(report(3, 1, 0)).judge(PAGE);

    assertThat(verdict.wrong()).isEmpty();
    assertThat(verdict.seen()).isEqualTo("2 lines, 1 classes, 2 tests");
  }

  @Test
  void threats_whoseTestsFailedOrDidNotRun_orThatHaveNone_areFound() throws IOException {
    assertThat(threats(report(3, 0, 1)).judge(PAGE).wrong())
        .containsExactly("OneTest did not pass");
    assertThat(threats(report(3, 3, 0)).judge(PAGE).passed()).as("all skipped").isFalse();
    assertThat(threats("cut off").judge(PAGE).passed()).isFalse();
    assertThat(threats(report(3, 0, 0)).judge(PAGE + "| It cannot | |\n").wrong())
        .containsExactly("nothing holds: It cannot");
    assertThat(Threats.run(home, FileTime.fromMillis(Long.MAX_VALUE)).judge(PAGE).wrong())
        .as("of an older run")
        .containsExactly("OneTest was not run");
  }

  @Test
  void selection_namesModulesAndClasses() throws IOException {
    Path source = home.resolve("cacheme-x/src/test/java/io/OneTest.java");
    Files.createDirectories(source.getParent());
    Files.createFile(source);

    assertThat(Threats.selection(home, PAGE)).isEqualTo("-pl cacheme-x -Dtest=OneTest");
  }
}
