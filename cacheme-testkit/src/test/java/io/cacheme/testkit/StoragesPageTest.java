package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.folder.FolderStorage;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The storage that docs/writing-a-storage.md shows is the one that is compiled and tested here. */
class StoragesPageTest {

  private static final Path PAGE = Path.of("..", "docs", "writing-a-storage.md");
  private static final Path EXAMPLE = Path.of("src", "test", "java", "com", "example", "folder");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)");

  @TestFactory
  List<DynamicTest> java_isTheExamples() throws IOException {
    List<String> sources =
        JAVA.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();
    assertThat(sources).hasSize(6);
    return sources.stream()
        .map(source -> DynamicTest.dynamicTest(name(source), () -> assertIsFile(source)))
        .toList();
  }

  @Test
  void provider_isFoundByItsScheme() {
    StorageProvider provider =
        ServiceLoader.load(StorageProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.schemes().contains("folder"))
            .findFirst()
            .orElseThrow();

    assertThat(provider.create(StorageUrl.parse("folder:///var/cache/app?maxValueBytes=4MiB")))
        .isInstanceOf(FolderStorage.class)
        .hasToString("folder:///var/cache/app")
        .extracting(storage -> ((FolderStorage) storage).maxValueBytes())
        .isEqualTo((4 << 20) + RemoteStorage.ENVELOPE_BYTES);
  }

  private static void assertIsFile(String source) throws IOException {
    assertThat(source).isEqualTo(Files.readString(EXAMPLE.resolve(name(source) + ".java")));
  }

  private static String name(String source) {
    Matcher name = CLASS.matcher(source);
    assertThat(name.find()).as("a class in %s", source).isTrue();
    return name.group(1);
  }
}
