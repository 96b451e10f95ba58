package io.cacheme.testservers;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Commands of further JVMs that run what this one could. */
public final class ChildJvm {

  private ChildJvm() {}

  /** One with at most {@code megabytes} of heap, that runs {@code main} on its class path. */
  public static ProcessBuilder of(Class<?> main, int megabytes, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + megabytes + "m", "-cp", classPath(main), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /** Maven's exec:java runs programs in its own JVM, by a class loader. */
  private static String classPath(Class<?> main) {
    return main.getClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(URL::getPath)
            .collect(Collectors.joining(System.getProperty("path.separator", ":")))
        : System.getProperty("java.class.path", "");
  }
}
