package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cacheme.testservers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that are modules, compiled and run with nothing on the class path. */
class ModulePathTest {

  private static final Path SOURCES = Path.of("src", "test", "modular");
  private static final String[] PROCESSOR = {
    "cacheme-annotations", "auto-common", "javapoet", "guava", "failureaccess"
  };
  private static final String SQLITE = " cacheme-storage-sql cacheme-storage-sqlite sqlite-jdbc";
  private static final String VERTX = " cacheme-storage-sql vertx-* netty-* jackson-core";
  private static final String POSTGRESQL =
      VERTX + " cacheme-storage-postgresql scram-* saslprep stringprep";
  private static final String MYSQL = VERTX + " cacheme-storage-mysql";
  private static final String JACKSON3 =
      " cacheme-serializer-jackson3 jackson-databind jackson-annotations";
  private static final String FORMATS =
      "cacheme-runtime cacheme-annotations cacheme-serializer-jackson cacheme-serializer-jackson3"
          + " jackson-* msgpack-core cacheme-compression-lz4 lz4-java cacheme-compression-zstd zstd-jni";

  @TempDir private static Path shop;
  @TempDir private Path folder;

  @BeforeAll
  static void compileShop() throws IOException {
    ModularJdk.compile(
        SOURCES.resolve("shop"),
        shop,
        "--module-path",
        ModulePath.of(artifact("cacheme-runtime"), "cacheme-annotations", "jspecify"),
        "--processor-module-path",
        ModulePath.of(artifact("cacheme-processor"), PROCESSOR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "redis", "postgresql", "mariadb", "sqlite", "mongodb"})
  void storage_onTheModulePath_serves(String storage) throws Exception {
    String modulePath = ModulePath.of(shop, ("cacheme-runtime" + artifacts(storage)).split(" "));

    assertShopServes(ModularJdk.HOME, List.of("--module-path", modulePath), storage);
  }

  @Test
  void page_showsWhatIsCompiled() throws IOException {
    String source = Files.readString(SOURCES.resolve("shop").resolve("module-info.java"));

    assertThat(Path.of("..", "docs", "modules.md")).content().contains("```java\n" + source);
  }

  @Test
  void image_ofLinkedModules_serves() throws Exception {
    assumeThat(ModularJdk.links()).as("this JDK has what jlink needs").isTrue();
    String artifacts =
        "cacheme-runtime" + artifacts("local") + SQLITE + POSTGRESQL + MYSQL + JACKSON3;
    Path image = folder.resolve("image");

    ModularJdk.link(
        ModulePath.of(shop, artifacts.split(" ")),
        image,
        "com.example.shop",
        "io.cacheme.storage.local",
        "io.cacheme.storage.sqlite",
        "io.cacheme.storage.postgresql",
        "io.cacheme.storage.mysql",
        "io.cacheme.serializer.jackson3");

    assertShopServes(image, List.of(), "local");
    assertShopServes(image, List.of(), "sqlite");
    assertShopServes(image, List.of(), "postgresql");
    assertShopServes(image, List.of(), "mariadb");
  }

  @Test
  void formats_onTheModulePath_areWrittenAndRead() throws Exception {
    Path press = folder.resolve("press");
    String[] artifacts = (FORMATS + SQLITE).split(" ");
    ModularJdk.compile(
        SOURCES.resolve("press"),
        press,
        "--module-path",
        ModulePath.of(artifact("jspecify"), artifacts),
        "--processor-path",
        ModulePath.of(artifact("cacheme-processor"), PROCESSOR));

    String printed =
        ModularJdk.run(
            ModularJdk.HOME,
            List.of(
                "--module-path",
                ModulePath.of(press, artifacts),
                "--module",
                "com.example.press/com.example.press.Press",
                url("sqlite")));

    assertThat(printed).startsWith(lines("1000 lines", "1 hit").repeat(3));
  }

  private void assertShopServes(Path home, List<String> options, String storage) throws Exception {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("--module", "com.example.shop/com.example.shop.Article"));
    arguments.addAll(List.of("modules-" + UUID.randomUUID(), url(storage)));

    assertThat(ModularJdk.run(home, arguments))
        .as(storage)
        .startsWith(lines("loaded", "put", "1 hit"));
  }

  private static String lines(String... lines) {
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static Path artifact(String name) {
    return ModulePath.find(name).findFirst().orElseThrow();
  }

  private static String artifacts(String storage) {
    return switch (storage) {
      case "local" -> " cacheme-storage-local caffeine";
      case "redis" -> " cacheme-storage-redis lettuce-core netty-* reactor-core reactive-streams";
      case "postgresql" -> POSTGRESQL;
      case "mariadb" -> MYSQL;
      case "sqlite" -> SQLITE;
      case "mongodb" ->
          " cacheme-storage-mongodb mongodb-driver-* bson* reactor-core reactive-streams";
      default -> throw new IllegalArgumentException(storage);
    };
  }

  private String url(String storage) {
    return switch (storage) {
      case "local" -> "local://tlfu?size=1000";
      case "redis" -> TestServers.redis().url();
      case "postgresql" -> TestServers.postgresql().url() + "?createSchema=true";
      case "mariadb" -> TestServers.mariadb().url() + "?createSchema=true";
      case "sqlite" -> "sqlite:///" + folder.resolve("cache.db") + "?createSchema=true";
      case "mongodb" -> TestServers.mongodb().url() + "?createSchema=true";
      default -> throw new IllegalArgumentException(storage);
    };
  }
}
