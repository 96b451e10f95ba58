package io.cacheme.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * What a node costs in class files but for its codec, without what tells variables' names to
 * debuggers. Who makes generated code grow sees it here; the bounds leave 5 % for other compilers.
 */
final class ClassBytesTest {

  private static final String ONE_COMPONENT = "record User(long id)";
  private static final String TWO_COMPONENTS = "record User(String tenant, long id)";

  /** By what follows the node's name in that of the class. */
  private static Map<String, Integer> bytes(String header, String key) throws IOException {
    Compilation compilation =
        Compiler.javac()
            .withOptions("-g:source,lines")
            .withProcessors(new CachemeProcessor())
            .compile(
                JavaFileObjects.forSourceString(
                    "demo.User",
                    """
                    package demo;

                    import io.cacheme.Node;
                    import io.cacheme.annotation.Cache;
                    import io.cacheme.annotation.CacheNode;
                    import java.util.concurrent.CompletionStage;

                    @CacheNode(
                        version = "v1",
                        key = "%s",
                        caches = {
                          @Cache(storage = "local", ttl = "30s"),
                          @Cache(storage = "redis", ttl = "10d")
                        })
                    public %s implements Node<String> {
                      public interface Source {
                        CompletionStage<String> find(User user);
                      }

                      CompletionStage<String> load(Source source) {
                        return source.find(this);
                      }
                    }
                    """
                        .formatted(key, header)));
    assertThat(compilation.errors()).isEmpty();
    Map<String, Integer> bytes = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        try (InputStream in = file.openInputStream()) {
          String name = file.getName().replaceAll("^.*/User|\\.class$", "");
          bytes.put(name, in.readAllBytes().length);
        }
      }
    }
    bytes.keySet().removeAll(Set.of("", "$Source", "Nodes$UserCodec"));
    return bytes;
  }

  private static void check(Map<String, Integer> bytes, Map<String, Integer> bounds) {
    assertThat(bytes).containsOnlyKeys(bounds.keySet());
    bytes.forEach(
        (name, size) -> assertThat(size).as("User" + name).isBetween(1, bounds.get(name)));
  }

  @Test
  void twoComponents() throws IOException {
    check(
        bytes(TWO_COMPONENTS, "user:{tenant}:{id}"),
        Map.of("Cache", 3_350, "Cache$Sync", 2_200, "Nodes", 9_300));
  }

  @Test
  void oneComponent() throws IOException {
    check(
        bytes(ONE_COMPONENT, "user:{id}"),
        Map.of("Cache", 5_800, "Cache$Sync", 4_300, "Nodes", 10_450));
  }
}
