package io.cacheme.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The number that {@code version = "auto"} renders. Where a number here changes, all that users
 * have cached under such versions is lost.
 */
final class FingerprintTest {

  private static final String VIEW =
      "record View(long id, String name, java.util.List<Part> parts, Kind kind, Shape shape) {}";
  private static final String PARTS =
      "record Part(int a) {} enum Kind { A, B } sealed interface Shape {}"
          + " record Dot() implements Shape {} record Line(int length) implements Shape {}";

  private static JavaFileObject values(String types) {
    return JavaFileObjects.forSourceLines(
        "demo.Values",
        "package demo;",
        "import io.cacheme.annotation.*;",
        "interface Values {" + types + "}");
  }

  private static JavaFileObject node(String attributes) {
    return JavaFileObjects.forSourceLines(
        "demo.Print",
        "package demo;",
        "import io.cacheme.annotation.*;",
        "@CacheNode(key = \"p\", caches = @Cache(storage = \"r\", ttl = \"1h\")" + attributes + ")",
        "record Print() implements io.cacheme.Node<Values.View> {}");
  }

  private static String nodes(Compilation compilation) throws Exception {
    assertThat(compilation.errors()).isEmpty();
    return compilation
        .generatedSourceFile("demo.PrintNodes")
        .orElseThrow()
        .getCharContent(false)
        .toString();
  }

  private static String fingerprint(String source) {
    Matcher digits = Pattern.compile("withFingerprint\\(0x([0-9a-f]{16})L\\)").matcher(source);
    assertThat(digits.find()).isTrue();
    return digits.group(1);
  }

  private static String fingerprint(String attributes, String types) throws Exception {
    return fingerprint(nodes(CodecFixtures.compile(node(attributes), values(types))));
  }

  @Test
  void fingerprint_isTheSameForever() throws Exception {
    assertThat(fingerprint("", VIEW + PARTS)).isEqualTo("d0f0ed56c60f0a7b");
  }

  @Test
  void autoVersion_rendersIt() throws Exception {
    String source =
        nodes(CodecFixtures.compile(node(", version = \"auto\""), values(VIEW + PARTS)));
    assertThat(source).contains(".version(\"auto-" + fingerprint(source) + "\")");
  }

  @Test
  void fingerprint_changesWithNamesTypesAndOrder() throws Exception {
    String msgPack = ", serializer = io.cacheme.codec.MsgPackSerializer.class";
    assertThat(fingerprint(msgPack, VIEW + PARTS)).isEqualTo(fingerprint("", VIEW + PARTS));
    List<String> changes =
        List.of(
            VIEW + PARTS,
            VIEW.replace("String name", "String title") + PARTS,
            VIEW.replace("long id", "int id") + PARTS,
            VIEW.replace("long id", "Long id") + PARTS,
            VIEW.replace("long id, String name", "String name, long id") + PARTS,
            VIEW.replace("List<", "Set<") + PARTS,
            VIEW.replace("kind,", "kind, int more,") + PARTS,
            VIEW + PARTS.replace("int a", "int b"),
            VIEW + PARTS.replace("A, B", "A, B, C"),
            VIEW + PARTS.replace("int length", "int size"),
            VIEW + PARTS.replace("record Dot", "@TypeName(\"dot\") record Dot"));
    Set<String> fingerprints = new HashSet<>();
    for (String change : changes) {
      fingerprints.add(fingerprint("", change));
    }
    assertThat(fingerprints).hasSameSizeAs(changes);
    assertThat(fingerprint("", VIEW + PARTS.replace("A, B", "B, A")))
        .isEqualTo(fingerprint("", VIEW + PARTS));
  }

  @Test
  void fingerprint_ofClassFiles_isThatOfSources(@TempDir Path classes) throws Exception {
    for (JavaFileObject file : CodecFixtures.compile(values(VIEW + PARTS)).generatedFiles()) {
      Path path = classes.resolve(file.getName().replaceFirst("^/CLASS_OUTPUT/", ""));
      Files.createDirectories(path.getParent());
      try (InputStream in = file.openInputStream()) {
        Files.copy(in, path);
      }
    }
    List<File> path =
        Stream.concat(
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(File::new),
                Stream.of(classes.toFile()))
            .toList();
    Compilation node = CodecFixtures.compiler().withClasspath(path).compile(node(""));
    assertThat(fingerprint(nodes(node))).isEqualTo(fingerprint("", VIEW + PARTS));
  }
}
