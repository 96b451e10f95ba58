package io.cacheme;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.JavaSerializer;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One class, loaded twice: messages tell the two apart. */
class TwoLoadersTest {

  @RegisterExtension final Engine engine = new Engine();

  /** A node and a value. */
  record Twin(long id) implements Node<String> {}

  private static Class<?> twin(String loaderName) throws Exception {
    return new ClassLoader(loaderName, TwoLoadersTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.equals(Twin.class.getName()) ? own(name) : super.loadClass(name, resolve);
      }

      private Class<?> own(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
          byte[] bytes = in.readAllBytes();
          return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
          throw new ClassNotFoundException(name, e);
        }
      }
    }.loadClass(Twin.class.getName());
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a class of the same name
  private static NodeSpec<Twin, String> spec(Class<?> twin) {
    return ((NodeSpec.Builder<Twin, String>) NodeSpec.builder(1, (Class) twin, "Twin"))
        .key("twin", KeyLayout.literal("twin"), (node, key) -> key.literal("twin"))
        .value(Thing.STRING)
        .tier("redis", Duration.ofDays(1))
        .build();
  }

  @Test
  void bind_oneNodeOfTwoLoaders_isR09AndNamesThem() throws Exception {
    engine.bind(spec(twin("before")), node -> CompletableFuture.completedFuture("x"));
    NodeSpec<Twin, String> again = spec(twin("after"));
    assertThatThrownBy(() -> engine.bind(again, node -> CompletableFuture.completedFuture("x")))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContainingAll(
            "Twin is there twice, from two class loaders", "[R09]", "'before'", "'after'");
  }

  private static DynamicType<Object> type(Class<?> twin) {
    Serializer serializer = new JavaSerializer();
    return DynamicNode.type("report", "v1", ValueType.<Object>withoutCodec("Twin").declaredAs(twin))
        .tier("redis", Duration.ofDays(1))
        .serializer(serializer);
  }

  @Test
  void cache_oneDynamicNodeOfTwoLoaders_isR08AndNamesThem() throws Exception {
    type(twin("before")).cache(engine.cacheme());
    DynamicType<Object> again = type(twin("after"));
    assertThatThrownBy(() -> again.cache(engine.cacheme()))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContainingAll("differs in its classes only", "[R08]", "'before'", "'after'");
  }
}
