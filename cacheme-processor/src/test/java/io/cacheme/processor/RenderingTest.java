package io.cacheme.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.cacheme.NodeSpec;
import io.cacheme.codec.InvalidKeyException;
import io.cacheme.codec.KeyWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Generated code, run: the keys it renders, the nulls it refuses, the specs it hands over. */
final class RenderingTest {

  private static ClassLoader load(String name) {
    Compilation compilation =
        javac()
            .withProcessors(new CachemeProcessor())
            .compile(JavaFileObjects.forResource("good/" + name + ".java"));
    return CodecFixtures.load(compilation);
  }

  private static Object make(ClassLoader classes, String type, Object... parts) throws Exception {
    Constructor<?> constructor = classes.loadClass("demo." + type).getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return constructor.newInstance(parts);
  }

  private static String key(ClassLoader classes, String nodes, Object node) throws Exception {
    KeyWriter key = new KeyWriter();
    call(classes, nodes, "writeKey", new Class<?>[] {node.getClass(), KeyWriter.class}, node, key);
    return key.finish();
  }

  private static void call(
      ClassLoader classes, String nodes, String name, Class<?>[] types, Object... arguments)
      throws Exception {
    Method method = classes.loadClass("demo." + nodes).getDeclaredMethod(name, types);
    method.setAccessible(true);
    try {
      method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  private static NodeSpec<?, ?> spec(ClassLoader classes, String nodes) throws Exception {
    var field = classes.loadClass("demo." + nodes).getField("SPEC");
    field.setAccessible(true);
    return (NodeSpec<?, ?>) field.get(null);
  }

  @Test
  void number_isRendered() throws Exception {
    ClassLoader classes = load("UserInfo");
    assertThat(key(classes, "UserInfoNodes", make(classes, "UserInfo", -7L)))
        .isEqualTo("user:-7:info");
  }

  @Test
  void text_isEscaped_andNullHasAText() throws Exception {
    ClassLoader classes = load("SearchNode");
    assertThat(key(classes, "SearchNodes", make(classes, "SearchNode", "a:é b", 2, null)))
        .isEqualTo("search:a%003A%00E9%0020b:2:%-");
  }

  @Test
  void nestedRecords_standInBraces() throws Exception {
    ClassLoader classes = load("Report");
    @SuppressWarnings({"unchecked", "rawtypes"})
    Object kind = Enum.valueOf((Class) classes.loadClass("demo.Report$Kind"), "LARGE");
    Object tenant = make(classes, "Report$Tenant", 4L, kind);
    Object desk = make(classes, "Report$Author$Desk", '}', true);
    Object author = make(classes, "Report$Author", "Ann", desk);
    LocalDate day = LocalDate.of(2024, 2, 29);
    assertThat(key(classes, "ReportNodes", make(classes, "Report", tenant, day, author, "x")))
        .isEqualTo("{report}%00204:LARGE:2024-02-29:{Ann:{%007D:true}}");
    Object homeless = make(classes, "Report$Author", "Bo", null);
    assertThat(key(classes, "ReportNodes", make(classes, "Report", tenant, day, homeless, null)))
        .endsWith(":{Bo:%-}");
    assertThat(key(classes, "ReportNodes", make(classes, "Report", tenant, day, null, null)))
        .endsWith(":%-");
  }

  @Test
  void ownKey_keepsItsColons() throws Exception {
    ClassLoader classes = load("Page");
    Object page = make(classes, "Page", new String[] {"a", "b"}, 3);
    assertThat(key(classes, "PageNodes", page)).isEqualTo("page:a/b#3");
  }

  @Test
  void null_isRefused_namingTheComponent() throws Exception {
    ClassLoader classes = load("Report");
    Object tenant = make(classes, "Report$Tenant", 4L, null);
    Object node = make(classes, "Report", tenant, LocalDate.EPOCH, null, null);
    Class<?>[] types = {node.getClass()};
    assertThatThrownBy(() -> call(classes, "ReportNodes", "check", types, node))
        .isInstanceOf(InvalidKeyException.class)
        .hasMessageContaining("component tenant.kind of a key is null");
  }

  @Test
  void spec_saysWhatTheAnnotationDoes() throws Exception {
    NodeSpec<?, ?> spec = spec(load("Shop"), "Shop_CustomerNodes");
    assertThat(spec.name()).isEqualTo("Shop.Customer");
    assertThat(spec.version()).isEqualTo("v1");
    assertThat(spec.keyTemplate()).isEqualTo("customer:{email}");
    assertThat(spec.negativeTtl()).isEqualTo(Duration.ofSeconds(5));
    assertThat(spec.tiers()).extracting("storage", "ttl").hasSize(1);
    assertThat(spec.valueType().hasCodec()).isFalse();
    assertThat(spec(load("Price"), "PriceNodes").valueType().hasCodec()).isTrue();
  }
}
