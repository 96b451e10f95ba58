package io.cacheme.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.cacheme.processor.model.CodecComponent;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.CodecNames;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.ValueShape;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes {@code XxxCodec}: a pair of methods for each type that the value reaches. */
public final class CodecGenerator {

  private final NodeModel node;
  private final CodecModel codec;
  private final CodecNaming naming;
  private final CodecMethods methods;

  private CodecGenerator(NodeModel node, CodecModel codec) {
    this.node = node;
    this.codec = codec;
    this.naming = new CodecNaming(codec);
    this.methods = new CodecMethods(codec, naming);
  }

  /** The codec of a node that has one. */
  public static JavaFile generate(NodeModel node) {
    CodecModel codec =
        node.codec().orElseThrow(() -> new IllegalStateException(node.name() + " has no codec"));
    return Files.of(node, node.names().codec(), new CodecGenerator(node, codec).type());
  }

  private TypeSpec type() {
    TypeName value = codec.value().type().box();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(node.names().codec())
            .addJavadoc(
                "Writes and reads what {@link $T} caches and all that it reaches. Null parts stay"
                    + " null.\n",
                node.record().type())
            .addAnnotations(annotations())
            .addModifiers(Modifier.FINAL)
            .addSuperinterface(ParameterizedTypeName.get(RuntimeNames.CODEC, value));
    naming.reached().forEach(shape -> addNames(type, shape));
    type.addMethod(write(value)).addMethod(read(value));
    naming.reached().forEach(shape -> methods.addTo(type, shape));
    return type.build();
  }

  private List<AnnotationSpec> annotations() {
    AnnotationSpec generated =
        AnnotationSpec.builder(RuntimeNames.GENERATED)
            .addMember("value", "$S", Shape.PROCESSOR)
            .build();
    AnnotationSpec.Builder suppressed =
        AnnotationSpec.builder(SuppressWarnings.class).addMember("value", "$S", "NullAway");
    if (codec.deprecated()) {
      suppressed.addMember("value", "$S", "deprecation").addMember("value", "$S", "removal");
    }
    return node.platform().generated()
        ? List.of(generated, suppressed.build())
        : List.of(suppressed.build());
  }

  /** The names of a record's components, or of an enum's constants, encoded once. */
  private void addNames(TypeSpec.Builder type, ValueShape shape) {
    if (shape instanceof ValueShape.Composite composite) {
      type.addField(constant(CodecNames.FIELD_NAMES, shape, names(codec.components(composite))));
    } else if (shape instanceof ValueShape.Constant) {
      TypeName table = ParameterizedTypeName.get(CodecNames.ENUM_NAMES, shape.type());
      type.addField(
          constant(
              table,
              shape,
              CodeBlock.of("$T.of($T.values())", CodecNames.ENUM_NAMES, shape.type())));
    }
  }

  private FieldSpec constant(TypeName type, ValueShape shape, CodeBlock value) {
    return FieldSpec.builder(
            type, naming.constant(shape), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }

  private static CodeBlock names(List<CodecComponent> components) {
    CodeBlock all = quoted(components);
    CodeBlock optional = quoted(components.stream().filter(CodecComponent::isOptional).toList());
    CodeBlock names = CodeBlock.of("$T.of($L)", CodecNames.FIELD_NAMES, all);
    return optional.isEmpty() ? names : CodeBlock.of("$L.optional($L)", names, optional);
  }

  private static CodeBlock quoted(List<CodecComponent> components) {
    return components.stream()
        .map(component -> CodeBlock.of("$S", component.name()))
        .collect(CodeBlock.joining(",$W"));
  }

  private MethodSpec write(TypeName value) {
    return MethodSpec.methodBuilder("write")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(CodecNames.VALUE_WRITER, "out")
        .addParameter(value, "value")
        .addStatement(naming.write(CodeBlock.of("out"), codec.value(), CodeBlock.of("value")))
        .build();
  }

  private MethodSpec read(TypeName value) {
    return MethodSpec.methodBuilder("read")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(value)
        .addParameter(CodecNames.VALUE_READER, "in")
        .addStatement("return $L", naming.read("in", codec.value()))
        .build();
  }
}
