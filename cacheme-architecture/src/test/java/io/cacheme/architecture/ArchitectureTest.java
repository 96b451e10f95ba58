package io.cacheme.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;

/** The arrows between modules and packages, as docs/architecture.md shows them. */
@AnalyzeClasses(packages = "io.cacheme", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] RUNTIME = {
    "io.cacheme",
    "io.cacheme.generated",
    "io.cacheme.help",
    "io.cacheme.internal..",
    "io.cacheme.spi",
    "io.cacheme.codec",
    "io.cacheme.stats"
  };

  @ArchTest
  static final ArchRule annotations_knowNothing =
      classes()
          .that()
          .resideInAPackage("io.cacheme.annotation")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.cacheme.annotation");

  @ArchTest
  static final ArchRule runtime_knowsOnlyItselfAndJspecify =
      classes()
          .that()
          .resideInAnyPackage(RUNTIME)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.net.ssl", // of java.base, for the options of TLS
              "jdk.jfr", // as the rule below
              "org.jspecify..",
              "io.cacheme",
              "io.cacheme.internal..",
              "io.cacheme.generated",
              "io.cacheme.help",
              "io.cacheme.spi",
              "io.cacheme.codec",
              "io.cacheme.stats");

  /** The JDK may be without it: what touches its classes is named, and asks first. */
  @ArchTest
  static final ArchRule flightRecorder_isKnownByItsEventsOnly =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME)
          .and()
          .haveNameNotMatching("io\\.cacheme\\.internal\\.events\\.(\\w+Event|FlightRecorder)")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.jfr..");

  @ArchTest
  static final ArchRule help_knowsNothing =
      classes()
          .that()
          .resideInAPackage("io.cacheme.help")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "io.cacheme.help");

  @ArchTest
  static final ArchRule spi_knowsNoEngine =
      noClasses()
          .that()
          .resideInAnyPackage("io.cacheme.spi", "io.cacheme.codec", "io.cacheme.stats")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.cacheme", "io.cacheme.internal..");

  @ArchTest
  static final ArchRule storages_knowOnlyTheSpi =
      noClasses()
          .that()
          .resideInAPackage("io.cacheme.storage..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.cacheme",
              "io.cacheme.internal..",
              "io.cacheme.generated",
              "io.cacheme.codec",
              "io.cacheme.processor..",
              "io.cacheme.testkit..");

  @ArchTest
  static final ArchRule storages_knowNotEachOther =
      slices()
          .matching("io.cacheme.storage.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage("io.cacheme.storage.."),
              resideInAPackage("io.cacheme.storage.sql.."));

  @ArchTest
  static final ArchRule sharedSql_knowsNoDatabase =
      noClasses()
          .that()
          .resideInAPackage("io.cacheme.storage.sql..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.cacheme.storage.postgresql..",
              "io.cacheme.storage.mysql..",
              "io.cacheme.storage.sqlite..",
              "io.vertx.pgclient..",
              "io.vertx.mysqlclient..",
              "org.sqlite..");

  /** Who tests an application has what it tests with, and nothing else is needed of it. */
  @ArchTest
  static final ArchRule onlyContracts_needAssertj =
      noClasses()
          .that()
          .resideInAPackage("io.cacheme.testkit..")
          .and()
          .haveNameNotMatching(".*(Contract|Cases|Fixture)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.assertj..");

  @ArchTest
  static final ArchRule fakes_knowNoJunit =
      noClasses()
          .that()
          .resideInAPackage("io.cacheme.testkit")
          .and()
          .haveNameNotMatching(".*(Contract|Cases|Fixture|ServerSaid)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.junit..", "io.cacheme.testkit.junit");

  @ArchTest
  static final ArchRule formats_knowOnlyCodecs =
      noClasses()
          .that()
          .resideInAnyPackage("io.cacheme.serializer..", "io.cacheme.compression..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.cacheme",
              "io.cacheme.internal..",
              "io.cacheme.generated",
              "io.cacheme.spi",
              "io.cacheme.storage..",
              "io.cacheme.processor..",
              "io.cacheme.testkit..");

  @ArchTest
  static final ArchRule formats_knowNotEachOther =
      slices()
          .matching("io.cacheme.(serializer.*|compression.*)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule metrics_knowOnlyTheFace =
      classes()
          .that()
          .resideInAPackage("io.cacheme.micrometer..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "io.micrometer..",
              "io.cacheme",
              "io.cacheme.spi", // contexts that are carried
              "io.cacheme.stats",
              "io.cacheme.micrometer..");

  /** They are called by generated code, and know no engine and no storage. */
  @ArchTest
  static final ArchRule reactive_knowsWhatGeneratedCodeKnows =
      classes()
          .that()
          .resideInAnyPackage("io.cacheme.reactor", "io.cacheme.mutiny", "io.cacheme.kotlin")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "reactor.core..",
              "io.smallrye.mutiny..",
              "kotlin..",
              "kotlinx.coroutines..",
              "io.cacheme",
              "io.cacheme.generated",
              "io.cacheme.spi",
              "io.cacheme.reactor",
              "io.cacheme.mutiny",
              "io.cacheme.kotlin");

  /** It stands in the place of generated code, and knows no engine and no storage. */
  @ArchTest
  static final ArchRule spring_knowsWhatApplicationsAndGeneratedCodeKnow =
      classes()
          .that()
          .resideInAPackage("io.cacheme.spring")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "org.springframework..",
              "io.cacheme",
              "io.cacheme.codec",
              "io.cacheme.generated",
              "io.cacheme.help",
              "io.cacheme.spi",
              "io.cacheme.spring");

  @ArchTest
  static final ArchRule springBoot_knowsWhatApplicationsKnow_andTheHeap =
      classes()
          .that()
          .resideInAnyPackage("io.cacheme.spring.boot..", "io.cacheme.spring.boot3..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "org.springframework..",
              "org.testcontainers..",
              "io.micrometer..",
              "io.cacheme",
              "io.cacheme.codec",
              "io.cacheme.micrometer",
              "io.cacheme.spi",
              "io.cacheme.spring..",
              "io.cacheme.stats",
              "io.cacheme.storage.local");

  @ArchTest
  static final ArchRule processor_knowsTheRuntimeByNameOnly =
      noClasses()
          .that()
          .resideInAPackage("io.cacheme.processor..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(RUNTIME);

  @ArchTest
  static final ArchRule processor_stagesKnowNoLaterStage =
      noClasses()
          .that()
          .resideInAnyPackage("io.cacheme.processor.model..", "io.cacheme.processor.diagnostic..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.cacheme.processor.check..", "io.cacheme.processor.generate..");

  @ArchTest
  static final ArchRule processor_checksKnowNoCompiler =
      noClasses()
          .that()
          .resideInAPackage("io.cacheme.processor.check..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..");

  @ArchTest
  static final ArchRule onlyTheJavaSerializer_readsJavaStreams =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.cacheme.codec.JavaSerializer")
          .and()
          .doNotHaveFullyQualifiedName("io.cacheme.codec.AllowListStream")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ObjectInputStream.class);

  @ArchTest
  static final ArchRule runtime_usesNoReflection =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.lang.reflect..");
}
