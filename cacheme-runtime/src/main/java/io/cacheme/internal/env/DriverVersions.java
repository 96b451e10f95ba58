package io.cacheme.internal.env;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of their drivers the storages work with, and which there are: what a {@link
 * LinkageError} does not say. The jar of each storage lists its drivers in {@value #LIST}, as
 * {@code group:artifact=FROM..BUILT CLASS NOTE}, and its package as {@code storage}.
 */
public final class DriverVersions {

  static final String LIST = "META-INF/cacheme/drivers.properties";

  private static final String STORAGE = "storage";

  /** What a storage lists itself; to look for it through the whole class path once is enough. */
  private static final ClassValue<List<Listed>> OWN =
      new ClassValue<>() {
        @Override
        protected List<Listed> computeValue(Class<?> type) {
          return own(type, listed(type.getClassLoader()));
        }
      };

  private DriverVersions() {}

  /** The {@link LinkageError} that {@code failure} is or comes from, or null. */
  public static @Nullable LinkageError linkage(@Nullable Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      if (cause instanceof LinkageError linkage) {
        return linkage;
      }
    }
    return null;
  }

  /** {@code failure} as text; that a class does not fit is said, with the versions. */
  public static String text(Throwable failure, Object askedOf) {
    LinkageError linkage = linkage(failure);
    return linkage == null
        ? failure.toString()
        : linkage
            + ", which no retry will mend: a class is missing or of another version; "
            + of(askedOf);
  }

  /**
   * The drivers of {@code storage} that are older than any that works, for people, or null. What is
   * newer, of unknown version, or not there is left to linking: a driver is not refused for being
   * unknown, and not every storage needs all that it lists.
   */
  public static @Nullable String tooOld(Object storage) {
    Class<?> type = storage.getClass();
    ClassLoader loader = type.getClassLoader();
    String text = text(OWN.get(type), loader, (driver, found) -> driver.refuses(found.number()));
    return text.isEmpty() ? null : text;
  }

  /** What is not as it was built with of all that is listed, or all of it, for people. */
  public static String of(Object askedOf) {
    Class<?> type = askedOf.getClass();
    ClassLoader loader = type.getClassLoader();
    List<Listed> all = listed(loader);
    List<Listed> own = own(type, all);
    List<Listed> told = own.isEmpty() ? all : own;
    String differing =
        text(told, loader, (driver, found) -> !found.text().startsWith(driver.built()));
    String text = differing.isEmpty() ? text(told, loader, (driver, found) -> true) : differing;
    return text.isEmpty() ? "no storage here lists its drivers" : text;
  }

  private static List<Listed> own(Class<?> type, List<Listed> all) {
    return all.stream().filter(list -> type.getPackageName().equals(list.storage())).toList();
  }

  private static String text(
      List<Listed> lists, @Nullable ClassLoader loader, BiPredicate<Driver, FoundDriver> told) {
    Set<String> lines = new TreeSet<>(); // several storages may list one
    for (Listed list : lists) {
      for (Driver driver : list.drivers()) {
        FoundDriver found = FoundDriver.of(driver, loader);
        if (told.test(driver, found)) {
          lines.add(
              driver.artifact()
                  + " "
                  + driver.works()
                  + " is known to work, and found is "
                  + found.text());
        }
      }
    }
    return String.join("; ", lines);
  }

  /** The list of each storage that is there. */
  static List<Listed> listed(@Nullable ClassLoader loader) {
    List<Listed> lists = new ArrayList<>();
    try {
      ClassLoader from = loader == null ? DriverVersions.class.getClassLoader() : loader;
      for (URL url : Collections.list(from.getResources(LIST))) {
        Properties drivers = new Properties();
        try (InputStream in = url.openStream()) {
          drivers.load(in);
        }
        lists.add(Listed.of(drivers));
      }
    } catch (IOException | IllegalArgumentException e) {
      return lists; // without it linking decides, and the message says less
    }
    return lists;
  }

  /** What one storage lists. */
  record Listed(String storage, List<Driver> drivers) {

    private static Listed of(Properties properties) {
      return new Listed(
          properties.getProperty(STORAGE, ""),
          properties.stringPropertyNames().stream()
              .filter(artifact -> !artifact.equals(STORAGE))
              .sorted()
              .map(artifact -> Driver.parse(artifact, properties.getProperty(artifact)))
              .toList());
    }
  }
}
