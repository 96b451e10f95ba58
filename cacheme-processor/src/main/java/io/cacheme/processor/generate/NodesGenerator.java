package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.cacheme.processor.generate.Accessors.Place;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.TypeText;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes {@code XxxNodes}, the static accessors over the global {@code Cacheme}, and the codec. */
public final class NodesGenerator {

  private final Shape shape;
  private final KeyCode key;
  private final List<GroupCode> groups;

  private NodesGenerator(NodeModel node) {
    this.shape = new Shape(node);
    this.key = new KeyCode(shape);
    this.groups = GroupCode.of(shape);
  }

  /** The static accessors of a node. */
  public static JavaFile generate(NodeModel node) {
    return Files.of(node.platform(), node.names().nodes(), new NodesGenerator(node).type());
  }

  private TypeSpec type() {
    TypeSpec.Builder type =
        shape
            .newClass(shape.node.names().nodes())
            .addJavadoc(
                "Static access to {@link $L} nodes in the global {@code Cacheme}.\n", shape.link())
            .addField(spec())
            .addField(global())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    if (hasDependencies()) {
      type.addMethod(bind());
    }
    type.addMethod(LoadsCode.method(shape));
    shape.node.codecFile().ifPresent(file -> type.addType(CodecGenerator.nested(file)));
    groups.forEach(group -> type.addMethod(group.factory()));
    groups.forEach(group -> type.addMethods(group.writers()));
    shape.node.encoderFile().ifPresent(file -> type.addType(CodecGenerator.nested(file)));
    shape.node.nodeCodecFile().ifPresent(file -> type.addType(CodecGenerator.nested(file)));
    return type.addMethods(
            Accessors.of(shape, new Place(CodeBlock.of("$L.cache()", shape.global()), true, false)))
        .addMethod(asNodeCache())
        .addMethod(sync())
        .addMethods(key.methods())
        .build();
  }

  private boolean hasDependencies() {
    return !shape.node.loads().arguments().isEmpty();
  }

  private FieldSpec spec() {
    return FieldSpec.builder(shape.of(RuntimeNames.NODE_SPEC), "SPEC")
        .addJavadoc("What {@link $L} declares.\n", shape.link())
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .initializer(SpecCode.expression(shape, key, groups))
        .build();
  }

  private FieldSpec global() {
    CodeBlock value =
        hasDependencies()
            ? CodeBlock.of("$T.unbound(SPEC)", RuntimeNames.GLOBAL_NODE)
            : CodeBlock.of("$T.of(SPEC, loads())", RuntimeNames.GLOBAL_NODE);
    String types = TypeText.of(shape.record) + ", " + TypeText.of(shape.value);
    return FieldSpec.builder(shape.of(RuntimeNames.GLOBAL_NODE), "NODE")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(Lines.initializer("private static final GlobalNode<> NODE = " + types, value))
        .build();
  }

  private MethodSpec bind() {
    return MethodSpec.methodBuilder("bind")
        .addJavadoc("Gives the node what its loads need; call it once, before the first use.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addParameters(shape.dependencies())
        .addStatement("$L.bind(loads($L))", shape.global(), shape.dependencyArguments())
        .build();
  }

  private MethodSpec asNodeCache() {
    return MethodSpec.methodBuilder("asNodeCache")
        .addJavadoc("The same cache by records.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(shape.of(RuntimeNames.NODE_CACHE))
        .addStatement("return $L.cache()", shape.global())
        .build();
  }

  private MethodSpec sync() {
    return MethodSpec.methodBuilder("sync")
        .addJavadoc("The same cache for callers that block.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(shape.node.names().sync())
        .addStatement("return new $T($L.cache().sync())", shape.node.names().sync(), shape.global())
        .build();
  }
}
