package io.cacheme.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import io.cacheme.processor.model.DependencyModel;
import io.cacheme.processor.model.GeneratedNames;
import io.cacheme.processor.model.MemoizeModel;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.SpringNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code XxxCacheConfiguration} and {@code XxxMemoizedConfiguration}, which make beans of
 * caches and of memoizing decorators. An application's component scan finds them, as they are in
 * its own packages. Names are in full, for two packages may have a node of one name.
 */
public final class BeansGenerator {

  private BeansGenerator() {}

  /** The typed cache of a node as a bean. */
  public static JavaFile generate(NodeModel node) {
    Shape shape = new Shape(node);
    ClassName cache = node.names().cache();
    ClassName name = GeneratedNames.configurationOf(cache);
    String cacheme = new LocalNames(shape.needs().values()).free("cacheme");
    MethodSpec bean =
        bean(cache, cache.canonicalName())
            .addParameter(RuntimeNames.CACHEME, cacheme)
            .addParameters(dependencies(shape))
            .addStatement(
                "return $T.create($L)",
                cache,
                CodeBlock.join(
                    List.of(CodeBlock.of("$N", cacheme), shape.dependencyArguments()).stream()
                        .filter(code -> !code.isEmpty())
                        .toList(),
                    ",$W"))
            .build();
    return Files.of(
        node.platform(),
        name,
        shape
            .newClass(name)
            .addJavadoc(
                "Makes {@link $T} a bean, with what its loads need from the context.\n", cache)
            .addAnnotation(
                AnnotationSpec.builder(SpringNames.CONFIGURATION)
                    .addMember("value", "$S", name.canonicalName())
                    .addMember("proxyBeanMethods", "false")
                    .build())
            .addMethod(bean)
            .build());
  }

  private static List<ParameterSpec> dependencies(Shape shape) {
    List<ParameterSpec> parameters = new ArrayList<>();
    List<ParameterSpec> plain = shape.dependencies();
    int i = 0;
    for (Map.Entry<DependencyModel, String> need : shape.needs().entrySet()) {
      parameters.add(
          plain.get(i++).toBuilder()
              .addAnnotations(shape.node.loads().injection(need.getKey()))
              .build());
    }
    return parameters;
  }

  /** The decorator of an interface as the bean that is injected where nothing else is said. */
  public static JavaFile generate(MemoizeModel model) {
    ClassName name = GeneratedNames.configurationOf(model.generated());
    MemoizeNames names = new MemoizeNames(model);
    List<ParameterSpec> parameters = new ArrayList<>();
    parameters.add(ParameterSpec.builder(model.type(), names.delegate()).build());
    model
        .nodes()
        .forEach(
            node -> parameters.add(ParameterSpec.builder(node.cache(), names.cache(node)).build()));
    MethodSpec bean =
        bean(model.generated(), model.generated().canonicalName() + SpringNames.NO_PROXY)
            .addAnnotation(SpringNames.PRIMARY)
            .addAnnotation(
                AnnotationSpec.builder(SpringNames.MEMOIZED_BEAN)
                    .addMember("value", "$T.class", model.type())
                    .build())
            .addParameters(parameters)
            .addStatement(
                "return new $T($L)",
                model.generated(),
                CodeBlock.join(parameters.stream().map(p -> CodeBlock.of("$N", p)).toList(), ",$W"))
            .build();
    return Files.of(
        model.platform(),
        name,
        Files.newClass(model.platform(), name, model.isPublic())
            .addJavadoc(
                "Makes {@link $T} a bean around that of {@link $T}.\n",
                model.generated(),
                model.type())
            .addAnnotation(
                AnnotationSpec.builder(SpringNames.MEMOIZED_CONFIGURATION)
                    .addMember("value", "$S", name.canonicalName())
                    .build())
            .addMethod(bean)
            .build());
  }

  /** A bean of {@code type}; what its delegate closes is not closed by it, too. */
  private static MethodSpec.Builder bean(ClassName type, String name) {
    String simple = type.simpleName();
    return MethodSpec.methodBuilder(Character.toLowerCase(simple.charAt(0)) + simple.substring(1))
        .addAnnotation(
            AnnotationSpec.builder(SpringNames.BEAN)
                .addMember("name", "$S", name)
                .addMember("destroyMethod", "$S", "")
                .build())
        .returns(type);
  }
}
