package io.cacheme.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The engine's rooms, and the arrows between them, as docs/architecture.md shows them. */
@AnalyzeClasses(
    packages = {"io.cacheme", "io.cacheme.internal"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class EngineRoomsTest {

  private static final Path SOURCES = Path.of("../cacheme-runtime/src/main/java");

  private static final DescribedPredicate<JavaClass> CACHEME =
      DescribedPredicate.describe(
          "the face's door", type -> type.getName().startsWith("io.cacheme.Cacheme"));

  /** It makes the engine: the one arrow from the face inwards. */
  @ArchTest
  static final ArchRule face_knowsNoEngineButByItsDoor =
      noClasses()
          .that()
          .resideInAnyPackage("io.cacheme", "io.cacheme.generated")
          .and(DescribedPredicate.not(CACHEME))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.cacheme.internal..");

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices()
          .matching("io.cacheme.(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(CACHEME, resideInAPackage("io.cacheme.internal.."));

  @ArchTest
  static final ArchRule rooms_areEnteredFromAbove =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.cacheme.internal..")
          .layer("engine")
          .definedBy("io.cacheme.internal.engine")
          .layer("dump")
          .definedBy("io.cacheme.internal.dump")
          .layer("read")
          .definedBy("io.cacheme.internal.read")
          .layer("write")
          .definedBy("io.cacheme.internal.write")
          .layer("load")
          .definedBy("io.cacheme.internal.load")
          .layer("node")
          .definedBy("io.cacheme.internal.node")
          .layer("key")
          .definedBy("io.cacheme.internal.key")
          .layer("tier")
          .definedBy("io.cacheme.internal.tier")
          .layer("follow")
          .definedBy("io.cacheme.internal.follow")
          .layer("env")
          .definedBy("io.cacheme.internal.env")
          .layer("events")
          .definedBy("io.cacheme.internal.events")
          .layer("time")
          .definedBy("io.cacheme.internal.time")
          .whereLayer("engine")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("dump")
          .mayOnlyBeAccessedByLayers("engine")
          .whereLayer("read")
          .mayOnlyBeAccessedByLayers("engine", "dump")
          .whereLayer("write")
          .mayOnlyBeAccessedByLayers("engine")
          .whereLayer("load")
          .mayOnlyBeAccessedByLayers("engine", "read", "write")
          .whereLayer("node")
          .mayOnlyBeAccessedByLayers("engine", "dump", "read", "write", "load")
          .whereLayer("key")
          .mayOnlyBeAccessedByLayers("engine", "read", "write", "node")
          .whereLayer("tier")
          .mayOnlyBeAccessedByLayers("engine", "dump", "read", "write", "node", "key")
          .whereLayer("follow")
          .mayOnlyBeAccessedByLayers("engine", "read", "write", "node", "tier")
          .whereLayer("env")
          .mayOnlyBeAccessedByLayers(
              "engine", "dump", "read", "write", "load", "node", "tier", "follow")
          .whereLayer("events")
          .mayOnlyBeAccessedByLayers("engine", "read", "write", "load", "node", "tier", "env");

  /** A key's state calls nobody: what is to be done is its answer. */
  @ArchTest
  static final ArchRule keys_callNobody =
      noClasses()
          .that()
          .resideInAPackage("io.cacheme.internal.key")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "io\\.cacheme\\.(Loader|BulkLoader|CachemeListener)|io\\.cacheme\\.spi\\..*"
                  + "|java\\.util\\.concurrent\\.(Executor|CompletionStage)");

  /** Who needs whom in a circle: no more than a fifth of the engine's lines. */
  @ArchTest
  static void engine_largestKnotOfTypes_isSmall(JavaClasses classes) throws IOException {
    Map<String, Set<String>> arrows = new HashMap<>();
    for (JavaClass type : classes) {
      if (!type.getPackageName().startsWith("io.cacheme.internal")) {
        continue;
      }
      Set<String> targets =
          arrows.computeIfAbsent(topLevel(type.getName()), key -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(arrow -> topLevel(arrow.getTargetClass().getBaseComponentType().getName()))
          .filter(name -> name.startsWith("io.cacheme.internal"))
          .forEach(targets::add);
    }
    int all = lines(arrows.keySet());
    Set<String> largest = Set.of();
    for (Set<String> knot : new Knots(arrows).all()) {
      largest = lines(knot) > lines(largest) ? knot : largest;
    }
    int knot = lines(largest);
    System.out.println("largest knot of types: " + knot + " of " + all + " lines, " + largest);
    assertThat(knot * 5).as("five times the lines of %s", largest).isLessThanOrEqualTo(all);
  }

  private static String topLevel(String name) {
    int dollar = name.indexOf('$');
    return dollar < 0 ? name : name.substring(0, dollar);
  }

  private static int lines(Set<String> types) throws IOException {
    int lines = 0;
    for (String type : types) {
      lines += Files.readAllLines(SOURCES.resolve(type.replace('.', '/') + ".java")).size();
    }
    return lines;
  }
}
