package io.cacheme.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.Storage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is taken out of a server leaves nothing behind that holds its classes. */
class RedeployTest {

  /** Runs in the application. */
  static final class Application implements Callable<String> {

    private final Path folder;

    Application(Path folder) {
      this.folder = folder;
    }

    @Override
    public String call() {
      Storage storage =
          SqliteStorage.builder("sqlite:///" + folder.resolve("cache.db"))
              .createSchema(true)
              .build();
      Await.value(storage.open(StorageContexts.system("redeployed")));
      Await.value(storage.close());
      return "served";
    }
  }

  /** The driver's class registers itself with DriverManager, and stays there. */
  @Test
  void openedAndClosed_driverManagerWasToldOfNoDriver(@TempDir Path folder) throws Exception {
    try (Deployed deployed = new Deployed()) {
      var constructor =
          deployed.loadClass(Application.class.getName()).getDeclaredConstructor(Path.class);
      constructor.setAccessible(true);
      assertThat(((Callable<?>) constructor.newInstance(folder)).call()).isEqualTo("served");
      assertThat(deployed.hasLoaded("org.sqlite.SQLiteConnection")).isTrue();
      assertThat(deployed.hasLoaded("org.sqlite.JDBC")).isFalse();
    }
  }

  /** The class path once more, in a class loader of its own. */
  private static final class Deployed extends URLClassLoader {

    Deployed() {
      super(
          Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
              .map(Deployed::url)
              .toArray(URL[]::new),
          ClassLoader.getPlatformClassLoader());
    }

    boolean hasLoaded(String name) {
      return findLoadedClass(name) != null;
    }

    private static URL url(String path) {
      try {
        return Path.of(path).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new AssertionError(e);
      }
    }
  }
}
