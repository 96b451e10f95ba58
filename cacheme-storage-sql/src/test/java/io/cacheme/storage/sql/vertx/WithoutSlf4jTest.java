package io.cacheme.storage.sql.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cacheme.spi.StorageUrl;
import io.vertx.core.net.ClientSSLOptions;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SLF4J is optional to Vert.x, and so to an application that logs otherwise. */
class WithoutSlf4jTest {

  private static final String PASSWORD = "secret";

  /** Runs in the application. */
  static final class Application implements Callable<Integer> {

    private final String url;

    Application(String url) {
      this.url = url;
    }

    /** How many managers there are, of its trust and of its keys. */
    @Override
    public Integer call() throws Exception {
      ClientSSLOptions options =
          Objects.requireNonNull(VertxTls.of(StorageUrl.parse(url))).sslOptions();
      return options.getTrustOptions().getTrustManagerFactory(null).getTrustManagers().length
          + options.getKeyCertOptions().getKeyManagerFactory(null).getKeyManagers().length;
    }
  }

  @Test
  void tls_isSetUp(@TempDir Path folder) throws Exception {
    try (Plain plain = new Plain()) {
      assertThatExceptionOfType(ClassNotFoundException.class)
          .isThrownBy(() -> plain.loadClass("org.slf4j.LoggerFactory"));
      var constructor =
          plain.loadClass(Application.class.getName()).getDeclaredConstructor(String.class);
      constructor.setAccessible(true);
      String url =
          "postgresql://host/d?tls=true&keyStore="
              + store(folder)
              + "&keyStorePassword="
              + PASSWORD;

      assertThat(((Callable<?>) constructor.newInstance(url)).call()).isEqualTo(2);
    }
  }

  private static Path store(Path folder) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Path file = folder.resolve("own.p12");
    try (var out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  /** The class path once more, without SLF4J. */
  private static final class Plain extends URLClassLoader {

    Plain() {
      super(
          Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
              .filter(path -> !path.contains("slf4j"))
              .map(Plain::url)
              .toArray(URL[]::new),
          ClassLoader.getPlatformClassLoader());
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
