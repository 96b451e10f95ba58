package io.cacheme;

import io.cacheme.olddriver.OldStorage;
import io.cacheme.spi.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A real jar with a storage and its list of drivers, loaded as an application would. */
final class OldDriver extends URLClassLoader {

  private static final String STORAGE = OldStorage.class.getName();
  private static final String FILE = STORAGE.replace('.', '/') + ".class";
  private static final String LIST = "META-INF/cacheme/drivers.properties";

  private OldDriver(Path jar) throws MalformedURLException {
    super(new URL[] {jar.toUri().toURL()}, OldDriver.class.getClassLoader());
  }

  /** Named {@code jar}, which is where its version stands. */
  static OldDriver in(Path folder, String jar) throws IOException {
    Path file = folder.resolve(jar);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out);
        InputStream storage = OldDriver.class.getClassLoader().getResourceAsStream(FILE)) {
      zip.putNextEntry(new ZipEntry(FILE));
      storage.transferTo(zip);
      zip.putNextEntry(new ZipEntry(LIST));
      String list =
          "storage=io.cacheme.olddriver\na.test\\:old-driver=2.1..3.4.0 " + STORAGE + "\n";
      zip.write(list.getBytes(StandardCharsets.ISO_8859_1));
    }
    return new OldDriver(file);
  }

  Storage storage() throws ReflectiveOperationException {
    return (Storage) loadClass(STORAGE).getConstructor().newInstance();
  }

  /** Its own, though the tests' class path has the class as well. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      if (!name.equals(STORAGE)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  /** As in an application that has no other storage. */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(LIST) ? findResources(name) : super.getResources(name);
  }
}
