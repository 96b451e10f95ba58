package io.cacheme.codec;

import io.cacheme.help.Help;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** The compressors there are: {@code ZLIB}, and those of the modules on the class path. */
public final class Compressors {

  private static final Compressor ZLIB = new ZlibCompressor();

  /** What the project has modules for. */
  private static final Set<String> MODULES = Set.of("lz4", "zstd");

  private Compressors() {}

  /**
   * The compressor of that name.
   *
   * @param asker the node that names it
   * @throws IllegalStateException if there is none (R12)
   */
  public static Compressor find(String name, String asker) {
    if (name.equals(ZLIB.name())) {
      return ZLIB;
    }
    Set<String> known = new TreeSet<>(Set.of(ZLIB.name()));
    for (Compressor compressor :
        ServiceLoader.load(Compressor.class, Compressors.class.getClassLoader())) {
      if (compressor.name().equals(name)) {
        return compressor;
      }
      known.add(compressor.name());
    }
    throw new IllegalStateException(
        Help.message(
            "R12",
            asker + " is compressed by " + name + ", which is not on the class path",
            "there are " + known,
            mend(name)));
  }

  private static String mend(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (MODULES.contains(lower)) {
      return "add the module io.cacheme:cacheme-compression-" + lower + ", or name one of these";
    }
    return lower.equals("none")
        ? "leave compression out: then nothing is compressed"
        : "name one of these, or add the module of that compressor";
  }
}
