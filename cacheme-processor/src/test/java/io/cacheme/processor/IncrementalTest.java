package io.cacheme.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * What Gradle's incremental compilation asks of an isolating processor: each file comes from
 * exactly one top-level type, so that a touched record has its own files written anew and no
 * others.
 */
final class IncrementalTest {

  private static JavaFileObject node(String name) {
    return JavaFileObjects.forSourceString(
        "demo." + name,
        """
        package demo;
        import io.cacheme.Node;
        import io.cacheme.annotation.*;
        @CacheNode(
            key = "%1$s:{id}",
            caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "redis", ttl = "1h")})
        record %1$s(long id) implements Node<%1$s.View> {
          record View(String name, Shared shared) {}
        }
        """
            .formatted(name));
  }

  private static final JavaFileObject SHARED =
      JavaFileObjects.forSourceString(
          "demo.Shared", "package demo; @io.cacheme.annotation.CacheValue record Shared(int n) {}");

  @Test
  void everyFile_comesFromOneType() throws IOException {
    Origins origins = new Origins();
    Compilation compilation =
        javac().withProcessors(origins).compile(node("Apple"), node("Pear"), SHARED);

    assertThat(compilation.errors()).isEmpty();
    assertThat(origins.found)
        .containsExactly(
            Map.entry("demo.AppleCache", List.of("demo.Apple")),
            Map.entry("demo.AppleNodes", List.of("demo.Apple")),
            Map.entry("demo.PearCache", List.of("demo.Pear")),
            Map.entry("demo.PearNodes", List.of("demo.Pear")),
            Map.entry("demo.SharedCodec", List.of("demo.Shared")));
    assertThat(origins.resources).as("an isolating processor makes none").isEmpty();
  }

  @Test
  void processor_saysThatItIsIsolating() throws IOException {
    String said =
        new String(
            CachemeProcessor.class
                .getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")
                .readAllBytes(),
            java.nio.charset.StandardCharsets.UTF_8);

    assertThat(said.strip()).isEqualTo("io.cacheme.processor.CachemeProcessor,isolating");
  }

  /** The processor, before a filer that writes down from which elements files come. */
  private static final class Origins extends AbstractProcessor {

    final Map<String, List<String>> found = new TreeMap<>();
    final Set<String> resources = new java.util.TreeSet<>();
    private final CachemeProcessor processor = new CachemeProcessor();

    @Override
    public synchronized void init(ProcessingEnvironment env) {
      super.init(env);
      Filer filer = proxy(Filer.class, env.getFiler(), this::note);
      processor.init(
          proxy(
              ProcessingEnvironment.class,
              env,
              (self, method, arguments) ->
                  method.getName().equals("getFiler")
                      ? filer
                      : call(() -> method.invoke(env, arguments))));
    }

    private Object note(Object self, java.lang.reflect.Method method, Object[] arguments)
        throws Throwable {
      if (method.getName().equals("createSourceFile")) {
        found.put(
            arguments[0].toString(),
            Arrays.stream((Element[]) arguments[1]).map(Object::toString).toList());
      } else {
        resources.add(method.getName());
      }
      return call(() -> method.invoke(processingEnv.getFiler(), arguments));
    }

    private static Object call(java.util.concurrent.Callable<Object> call) throws Throwable {
      try {
        return call.call();
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private static <T> T proxy(Class<T> type, T target, InvocationHandler handler) {
      return type.cast(
          Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public Set<String> getSupportedOptions() {
      return processor.getSupportedOptions();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return processor.process(annotations, round);
    }
  }
}
