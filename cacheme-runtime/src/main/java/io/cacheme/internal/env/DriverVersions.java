package io.cacheme.internal.env;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of their drivers the storages were built with, and which there are: what a {@link
 * LinkageError} does not say. The jar of each storage lists its drivers in {@value #LIST}, as
 * {@code group:artifact=version class}.
 */
public final class DriverVersions {

  static final String LIST = "META-INF/cacheme/drivers.properties";

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

  /** What differs of all that is listed, or all of it, for people. */
  public static String of(Object askedOf) {
    Map<String, String> listed = listed(askedOf.getClass().getClassLoader());
    StringBuilder differing = new StringBuilder();
    StringBuilder all = new StringBuilder();
    listed.forEach(
        (artifact, versionAndClass) -> {
          String[] parts = versionAndClass.trim().split("\\s+", 2);
          String found = found(parts[parts.length - 1], askedOf.getClass().getClassLoader());
          String line = artifact + " " + parts[0] + " is needed, and found is " + found;
          append(all, line);
          if (!found.contains(parts[0])) {
            append(differing, line);
          }
        });
    StringBuilder told = differing.isEmpty() ? all : differing;
    return told.isEmpty() ? "no storage here lists its drivers" : told.toString();
  }

  /** By artifact, the version that was built with, and a class of it. */
  static Map<String, String> listed(@Nullable ClassLoader loader) {
    Map<String, String> listed = new TreeMap<>();
    try {
      ClassLoader from = loader == null ? DriverVersions.class.getClassLoader() : loader;
      for (URL url : Collections.list(from.getResources(LIST))) {
        Properties drivers = new Properties();
        try (InputStream in = url.openStream()) {
          drivers.load(in);
        }
        drivers.forEach((artifact, version) -> listed.put((String) artifact, (String) version));
      }
    } catch (IOException | IllegalArgumentException e) {
      return listed; // it is for a message only
    }
    return listed;
  }

  /** The version of the jar that has the class, as its manifest says, or else the jar's name. */
  static String found(String className, @Nullable ClassLoader loader) {
    Class<?> type;
    try {
      type = Class.forName(className, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return "nothing";
    }
    Package owner = type.getPackage();
    String version = owner == null ? null : owner.getImplementationVersion();
    return version == null ? jar(type.getProtectionDomain().getCodeSource()) : version;
  }

  private static String jar(@Nullable CodeSource source) {
    if (source == null || source.getLocation() == null) {
      return "one of unknown version";
    }
    String path = source.getLocation().getPath();
    while (path.endsWith("/") || path.endsWith("!")) { // a jar within a jar
      path = path.substring(0, path.length() - 1);
    }
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void append(StringBuilder text, String line) {
    text.append(text.isEmpty() ? "" : "; ").append(line);
  }
}
