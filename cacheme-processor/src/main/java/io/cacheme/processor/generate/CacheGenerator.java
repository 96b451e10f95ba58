package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.cacheme.processor.generate.Accessors.Place;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.RuntimeNames;
import javax.lang.model.element.Modifier;

/** Writes {@code XxxCache}, the typed cache bound to one {@code Cacheme}. */
public final class CacheGenerator {

  private final Shape shape;
  private final String field;

  private CacheGenerator(NodeModel node) {
    this.shape = new Shape(node);
    this.field = shape.locals.free("cache");
  }

  /** The typed cache of a node. */
  public static JavaFile generate(NodeModel node) {
    return Files.of(node.platform(), node.names().cache(), new CacheGenerator(node).type());
  }

  private TypeSpec type() {
    return shape
        .newClass(shape.node.names().cache())
        .addJavadoc(
            "The typed cache of {@link $L} nodes, bound to one {@code Cacheme}.\n", shape.link())
        .addField(field(RuntimeNames.NODE_CACHE))
        .addMethod(constructor(RuntimeNames.NODE_CACHE, Modifier.PRIVATE))
        .addMethod(create())
        .addMethod(LoadsCode.method(shape))
        .addMethods(Accessors.of(shape, new Place(CodeBlock.of("$N", field), false, false)))
        .addMethod(asNodeCache())
        .addMethod(sync())
        .addType(syncType())
        .build();
  }

  private FieldSpec field(com.palantir.javapoet.ClassName raw) {
    return FieldSpec.builder(shape.of(raw), field, Modifier.PRIVATE, Modifier.FINAL).build();
  }

  private MethodSpec constructor(com.palantir.javapoet.ClassName raw, Modifier... modifiers) {
    TypeName type = shape.of(raw);
    return MethodSpec.constructorBuilder()
        .addModifiers(modifiers)
        .addParameter(ParameterSpec.builder(type, field).build())
        .addStatement("this.$N = $N", field, field)
        .build();
  }

  private MethodSpec create() {
    String cacheme = new LocalNames(shape.needs().values()).free("cacheme");
    return MethodSpec.methodBuilder("create")
        .addJavadoc(
            "The cache in {@code $N}; the same dependencies give the same cache.\n", cacheme)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(shape.node.names().cache())
        .addParameter(RuntimeNames.CACHEME, cacheme)
        .addParameters(shape.dependencies())
        .addStatement(
            "return new $T($N.bind($T.SPEC, loads($L)))",
            shape.node.names().cache(),
            cacheme,
            shape.node.names().nodes(),
            shape.dependencyArguments())
        .build();
  }

  private MethodSpec asNodeCache() {
    return MethodSpec.methodBuilder("asNodeCache")
        .addJavadoc("The same cache by records.\n")
        .addModifiers(Modifier.PUBLIC)
        .returns(shape.of(RuntimeNames.NODE_CACHE))
        .addStatement("return $N", field)
        .build();
  }

  private MethodSpec sync() {
    return MethodSpec.methodBuilder("sync")
        .addJavadoc("The same cache for callers that block.\n")
        .addModifiers(Modifier.PUBLIC)
        .returns(shape.node.names().sync())
        .addStatement("return new Sync($N.sync())", field)
        .build();
  }

  private TypeSpec syncType() {
    return TypeSpec.classBuilder(shape.node.names().sync())
        .addJavadoc("The cache for callers that block.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addField(field(RuntimeNames.SYNC_NODE_CACHE))
        .addMethod(constructor(RuntimeNames.SYNC_NODE_CACHE))
        .addMethods(Accessors.of(shape, new Place(CodeBlock.of("$N", field), false, true)))
        .build();
  }
}
