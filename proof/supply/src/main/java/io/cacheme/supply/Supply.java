package io.cacheme.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The checks of {@code proof/supply/run} that are no build: each says its lines. */
final class Supply {

  private static final Path HOME = Path.of("");
  private static final Path PAGE = HOME.resolve("docs/dependencies.md");
  private static final Path THREATS = HOME.resolve("SECURITY.md");

  private Supply() {}

  /**
   * Runs one check, from the home of the repository, and exits with 1 if it fails.
   *
   * @param arguments {@code materials}, of what Maven wrote for the published modules; {@code
   *     write}, which draws the page's table anew; {@code selection}, which prints what Maven is to
   *     run for {@code threats}, whose second argument is a file as old as that run
   */
  public static void main(String... arguments) throws IOException {
    boolean passed =
        switch (arguments[0]) {
          case "materials" -> materials();
          case "write" -> write();
          case "selection" -> select();
          case "threats" -> threats(Path.of(arguments[1]));
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    System.exit(passed ? 0 : 1);
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("."))) {
      List<Path> modules = new ArrayList<>();
      for (Path folder : folders.sorted().toList()) {
        Path pom = folder.resolve("pom.xml");
        if (folder.getFileName().toString().startsWith("cacheme-") && Files.exists(pom)) {
          String text = Files.readString(pom);
          if (!text.contains("<maven.deploy.skip>true") && !text.contains("<packaging>pom")) {
            modules.add(folder);
          }
        }
      }
      return modules;
    }
  }

  private static boolean materials() throws IOException {
    List<Path> modules = modules();
    Map<String, Bom> boms = Boms.read(modules);
    boolean licences = Licences.judge(boms.values()).print("licences");
    boolean table = DependenciesPage.judge(PAGE, boms).print("dependencies-page");
    boolean complete = new Boms().judge(modules, boms).print("sbom");
    return licences & table & complete & sabotagedLicences(boms) & sabotagedBoms(modules, boms);
  }

  /** One more that is under what nobody has looked at. */
  private static boolean sabotagedLicences(Map<String, Bom> boms) {
    Component unknown =
        new Component("com.example", "theirs", "1", "", List.of("Example-Licence-1.0"));
    List<Bom> more = new ArrayList<>(boms.values());
    more.add(new Bom("theirs", List.of(unknown)));
    return Licences.judge(more)
        .printSabotaged("licences", "com.example:theirs:1 is under [Example-Licence-1.0]");
  }

  /** One that is there by name, and another file. */
  private static boolean sabotagedBoms(List<Path> modules, Map<String, Bom> boms)
      throws IOException {
    Map<String, Bom> changed = new TreeMap<>(boms);
    changed.computeIfPresent("cacheme-storage-local", (name, bom) -> withAnotherFile(bom));
    return new Boms()
        .judge(modules, changed)
        .printSabotaged("sbom", "cacheme-storage-local's bill of materials has what it is not run");
  }

  private static Bom withAnotherFile(Bom bom) {
    return new Bom(
        bom.of(),
        bom.components().stream()
            .map(c -> new Component(c.group(), c.name(), c.version(), "00", c.licences()))
            .toList());
  }

  private static boolean write() throws IOException {
    DependenciesPage.write(PAGE, Boms.read(modules()));
    return true;
  }

  private static boolean select() throws IOException {
    System.out.println(Threats.selection(Path.of("."), Files.readString(THREATS)));
    return true;
  }

  private static boolean threats(Path began) throws IOException {
    String page = Files.readString(THREATS);
    Threats threats = Threats.run(Path.of("."), Files.getLastModifiedTime(began));
    boolean held = threats.judge(page).print("threats");
    String more = page + "| It cannot, we say | `NobodyWroteThisTest` |\n";
    return held & threats.judge(more).printSabotaged("threats", "NobodyWroteThisTest was not run");
  }
}
