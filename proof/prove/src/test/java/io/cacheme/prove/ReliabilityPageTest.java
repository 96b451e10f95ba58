package io.cacheme.prove;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each promise of the page is proved, each proof is one of a promise, and the figures are theirs.
 */
class ReliabilityPageTest {

  private static final Path HOME = Path.of("../..");
  private static final Path SEEN = HOME.resolve("proof/seen.txt");

  private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern KEBAB = Pattern.compile("(?<!^)([A-Z])");

  private final Page page;
  private final List<Promise> promises;
  private final List<Seen> seen;

  ReliabilityPageTest() throws IOException {
    page = Page.read(HOME);
    promises = page.promises();
    seen = Seen.all(Files.readAllLines(SEEN));
  }

  @Test
  void promises_haveNumbersOfTheirOwn_andProofs() {
    assertThat(promises).hasSizeGreaterThan(30);
    assertThat(promises.stream().map(Promise::number)).doesNotHaveDuplicates();
    assertThat(promises)
        .allSatisfy(promise -> assertThat(promise.proofs()).as(promise.number()).isNotEmpty());
    assertThat(page.unknown()).as("words of code that are no proof").isEmpty();
  }

  @Test
  void methods_proveAPromiseEach() {
    List<Method> proving =
        promises.stream().flatMap(each -> each.proofs().stream()).map(Proof::method).toList();
    assertThat(Methods.ALL)
        .filteredOn(method -> !method.equals(Methods.WEAKENED))
        .allMatch(proving::contains);
  }

  @Test
  void tests_areThere() throws IOException {
    Sources sources = new Sources(HOME);
    for (Promise promise : promises) {
      for (Proof proof : promise.proofs()) {
        if (proof.method().equals(Methods.TESTS)) {
          assertThat(sources.hasTest(proof.checks())).as(proof.checks()).isTrue();
        }
      }
    }
    for (Method method : Methods.ALL) {
      for (String test : method.tests()) {
        assertThat(sources.hasTest(test)).as(test).isTrue();
      }
    }
    assertThat(Methods.LONG)
        .allSatisfy(test -> assertThat(promises).anyMatch(promise -> names(promise, test)));
  }

  private static boolean names(Promise promise, String test) {
    return promise.proofs().stream().anyMatch(proof -> proof.checks().equals(test));
  }

  @Test
  void commands_areThere() {
    for (Method method : Methods.ALL) {
      assertThat(method.tests().isEmpty() && method.command(Budget.DEFAULT).isEmpty())
          .as(method.name() + " has neither tests nor a command")
          .isEqualTo(method.equals(Methods.TESTS));
      method.commands().values().stream()
          .map(command -> command.replaceAll("(^| )[A-Z_]+=\\S+", "").strip().split(" ")[0])
          .forEach(script -> assertThat(HOME.resolve(script)).isExecutable());
    }
  }

  /** Else a check that is called otherwise by now would prove nothing, and nobody would see it. */
  @Test
  void checks_areThere() throws IOException {
    for (Promise promise : promises) {
      for (Proof proof : promise.proofs()) {
        if (!proof.method().module().isEmpty()) {
          assertThat(words(HOME.resolve(proof.method().module())))
              .as(promise.number() + " stands on " + proof.method().name() + ' ' + proof.checks())
              .anyMatch(word -> proof.covers(new Line(proof.method().name(), word, true, "")));
        }
      }
    }
  }

  /**
   * What a check of {@code module} may be called: by its command, its code, or as a class of it.
   */
  private static Set<String> words(Path module) throws IOException {
    Set<String> words = new TreeSet<>();
    try (Stream<Path> files = Files.walk(module.resolve("src"))) {
      for (Path file : Stream.concat(files, Stream.of(module.resolve("run"))).toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".java") || name.equals("run") && Files.exists(file)) {
          words.add(KEBAB.matcher(name.replace(".java", "")).replaceAll("-$1").toLowerCase(ROOT));
          WORD.matcher(Files.readString(file)).results().forEach(word -> words.add(word.group()));
        }
      }
    }
    return words;
  }

  @Test
  void seen_provesEachPromise_andFindsOutWhatIsBroken() {
    Board board = new Board(promises, seen, true, true);
    assertThat(promises.stream().map(each -> each.number() + ": " + board.trouble(each)))
        .allMatch(trouble -> trouble.endsWith(": "));
  }

  /** A promise does not stand on what nobody has run. */
  @Test
  void seen_hasEachProof() {
    List<Line> lines = seen.stream().flatMap(each -> each.lines().stream()).toList();
    List<String> unseen = new ArrayList<>();
    for (Promise promise : promises) {
      promise.proofs().stream()
          .filter(proof -> lines.stream().noneMatch(proof::covers))
          .map(proof -> promise.number() + ' ' + proof.method().name() + ' ' + proof.checks())
          .forEach(unseen::add);
    }
    assertThat(unseen).isEmpty();
  }

  @Test
  void page_isDrawnFromWhatWasSeen() throws IOException {
    assertThat(new Drawing(seen, Faults.read(HOME)).of(page).text())
        .as("./prove --draw draws it")
        .isEqualTo(page.text());
  }

  @Test
  void faults_haveEachItsMethodAndItsCommit() throws IOException {
    String text = Files.readString(HOME.resolve("docs/faults-found.md"));
    long rows = text.lines().filter(line -> line.startsWith("| ")).count() - 1;
    assertThat(Faults.of(text).counts()).last().isEqualTo("| together | " + rows + " |");
  }
}
