package io.cacheme.internal.env;

import java.io.IOException;
import java.io.InputStream;
import java.security.CodeSource;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The version of a library that is there.
 *
 * @param text for people
 * @param number the version, or null where it is unknown, or could be another product's
 */
record FoundDriver(String text, @Nullable String number) {

  static FoundDriver of(Driver driver, @Nullable ClassLoader loader) {
    Class<?> type;
    try {
      type = Class.forName(driver.className(), false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return new FoundDriver("nothing", null);
    }
    String manifest = manifest(type);
    String jar = jar(type.getProtectionDomain().getCodeSource());
    String number = number(driver, type, manifest, jar);
    if (number != null) {
      return new FoundDriver(number, number);
    }
    String known = manifest == null ? jar : manifest;
    return new FoundDriver(known == null ? "one of unknown version" : known, null);
  }

  /** The manifest of a jar of everything tells the application's version, not the driver's. */
  private static @Nullable String number(
      Driver driver, Class<?> type, @Nullable String manifest, @Nullable String jar) {
    String prefix = driver.artifactId() + "-";
    if (jar == null || !jar.startsWith(prefix)) {
      return mavens(driver, type);
    }
    return manifest == null ? jar.substring(prefix.length()).replace(".jar", "") : manifest;
  }

  private static @Nullable String manifest(Class<?> type) {
    Package owner = type.getPackage();
    return owner == null ? null : owner.getImplementationVersion();
  }

  /** What Maven writes into the jars that it makes. */
  private static @Nullable String mavens(Driver driver, Class<?> type) {
    String file = "/META-INF/maven/" + driver.artifact().replace(':', '/') + "/pom.properties";
    try (InputStream in = type.getResourceAsStream(file)) {
      if (in == null) {
        return null;
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException | IllegalArgumentException e) {
      return null; // unknown, which refuses nothing
    }
  }

  private static @Nullable String jar(@Nullable CodeSource source) {
    if (source == null || source.getLocation() == null) {
      return null;
    }
    String path = source.getLocation().getPath();
    while (path.endsWith("/") || path.endsWith("!")) { // a jar within a jar
      path = path.substring(0, path.length() - 1);
    }
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
