package io.cacheme.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import io.cacheme.processor.generate.Accessors.Place;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.RuntimeNames;
import javax.lang.model.element.Modifier;

/** Writes {@code XxxCache}, the typed cache bound to one {@code Cacheme}. */
public final class CacheGenerator {

  /** Of the classes that are extended: no field, which could hide a class or be hidden. */
  private static final CodeBlock CACHE = CodeBlock.of("cache()");

  private final Shape shape;

  private CacheGenerator(NodeModel node) {
    this.shape = new Shape(node);
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
        .superclass(shape.of(parent()))
        .addMethod(constructor(RuntimeNames.NODE_CACHE, Modifier.PRIVATE))
        .addMethod(create())
        .addMethods(Accessors.of(shape, new Place(CACHE, false, false)))
        .addMethod(sync())
        .addType(syncType())
        .build();
  }

  private ClassName parent() {
    if (!shape.hasComponents()) {
      return RuntimeNames.TYPED_CACHE;
    }
    return shape.canLoad() ? RuntimeNames.LOADING_BULK_CACHE : RuntimeNames.BULK_CACHE;
  }

  private ClassName syncParent() {
    if (!shape.hasComponents()) {
      return RuntimeNames.TYPED_SYNC;
    }
    return shape.canLoad() ? RuntimeNames.LOADING_BULK_SYNC : RuntimeNames.BULK_SYNC;
  }

  private MethodSpec constructor(ClassName raw, Modifier... modifiers) {
    return MethodSpec.constructorBuilder()
        .addModifiers(modifiers)
        .addParameter(ParameterSpec.builder(shape.of(raw), "cache").build())
        .addStatement("super(cache)")
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
            "return new $T($N.bind($T.SPEC,$W$T.loads($L)))",
            shape.node.names().cache(),
            cacheme,
            shape.node.names().nodes(),
            shape.node.names().nodes(),
            shape.dependencyArguments())
        .build();
  }

  private MethodSpec sync() {
    return MethodSpec.methodBuilder("sync")
        .addJavadoc("The same cache for callers that block.\n")
        .addModifiers(Modifier.PUBLIC)
        .returns(shape.node.names().sync())
        .addStatement("return new Sync($L.sync())", CACHE)
        .build();
  }

  private TypeSpec syncType() {
    return TypeSpec.classBuilder(shape.node.names().sync())
        .addJavadoc("The cache for callers that block.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .superclass(shape.of(syncParent()))
        .addMethod(constructor(RuntimeNames.SYNC_NODE_CACHE))
        .addMethods(Accessors.of(shape, new Place(CACHE, false, true)))
        .build();
  }
}
