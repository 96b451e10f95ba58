package io.cacheme.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether each published module's bill of materials has what the module is run with, no more. */
final class Boms {

  /** Where {@code proof/supply/run} lets Maven write with what a module is run. */
  static final String CLASSPATH = "target/runtime-classpath";

  private final Map<String, String> sums = new TreeMap<>();

  /** Of the folders of modules, by the name of the module. */
  static Map<String, Bom> read(List<Path> modules) throws IOException {
    Map<String, Bom> boms = new TreeMap<>();
    for (Path module : modules) {
      Path file = module.resolve("target/bom.json");
      if (Files.exists(file)) {
        boms.put(name(module), Bom.read(file));
      }
    }
    return boms;
  }

  static String name(Path module) {
    return String.valueOf(module.getFileName());
  }

  Verdict judge(List<Path> modules, Map<String, Bom> boms) throws IOException {
    List<String> wrong = new ArrayList<>();
    int components = 0;
    for (Path module : modules) {
      Bom bom = boms.get(name(module));
      if (bom == null || !bom.of().equals(name(module))) {
        wrong.add(name(module) + " has no bill of materials, or another's");
      } else {
        wrong.addAll(differences(name(module), runWith(module), namesOf(bom)));
        components += bom.components().size();
      }
    }
    return new Verdict(
        components == 0 ? "" : modules.size() + " modules, " + components + " components", wrong);
  }

  private static List<String> differences(String module, Set<String> runWith, Set<String> named) {
    List<String> differences = new ArrayList<>();
    for (String missing : without(runWith, named)) {
      differences.add(module + " is run with what its bill of materials has not: " + missing);
    }
    for (String more : without(named, runWith)) {
      differences.add(module + "'s bill of materials has what it is not run with: " + more);
    }
    return differences;
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    Set<String> left = new TreeSet<>(all);
    left.removeAll(others);
    return left;
  }

  /** Others' by name and the sum of the file, ours by name. */
  private static Set<String> namesOf(Bom bom) {
    return bom.components().stream()
        .map(part -> part.isOurs() ? part.name() : part.name() + " " + part.sha256())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> runWith(Path module) throws IOException {
    Set<String> parts = new TreeSet<>();
    String path = Files.readString(module.resolve(CLASSPATH)).strip();
    for (String part : path.isEmpty() ? new String[0] : path.split(":")) {
      parts.add(named(Path.of(part)));
    }
    return parts;
  }

  /** Ours are classes beside us, or a jar among them; others' lie in Maven's repository. */
  private String named(Path part) throws IOException {
    for (Path folder = part; folder != null; folder = folder.getParent()) {
      if (folder.endsWith("target")) {
        return name(folder.resolveSibling(""));
      }
    }
    Path name = part.getParent().getParent().getFileName();
    return name + " " + sum(part);
  }

  private String sum(Path file) throws IOException {
    String sum = sums.get(file.toString());
    if (sum == null) {
      sum = sha256(Files.readAllBytes(file));
      sums.put(file.toString(), sum);
    }
    return sum;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
