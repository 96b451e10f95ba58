package io.cacheme.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.cacheme.processor.model.CodecComponent;
import io.cacheme.processor.model.CodecFile;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.CodecNames;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.ValueShape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes {@code XxxCodec}: a pair of methods for each type that the value reaches. */
public final class CodecGenerator {

  private final CodecFile file;
  private final CodecModel codec;
  private final CodecNaming naming;
  private final CodecCalls calls;
  private final CodecMethods methods;

  private CodecGenerator(CodecFile file) {
    this.file = file;
    this.codec = file.codec();
    this.naming = new CodecNaming(codec);
    this.calls = new CodecCalls(naming);
    this.methods = new CodecMethods(codec, naming, file.reads());
  }

  /** The codec of a value. */
  public static JavaFile generate(CodecFile file) {
    TypeSpec.Builder type = new CodecGenerator(file).type();
    return Files.of(file.platform(), file.name(), type.addModifiers(Modifier.FINAL).build());
  }

  /** The codec of a node, as a class in another. */
  static TypeSpec nested(CodecFile file) {
    return new CodecGenerator(file)
        .type()
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .build();
  }

  private TypeSpec.Builder type() {
    TypeName value = codec.value().type().box();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(file.name())
            .addJavadoc(doc(), file.subject())
            .addAnnotations(annotations())
            .addSuperinterface(
                ParameterizedTypeName.get(
                    file.reads() ? RuntimeNames.CODEC : RuntimeNames.ENCODER, value));
    if (file.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    naming.reached().forEach(shape -> addNames(type, shape));
    type.addMethod(write(value));
    if (file.reads()) {
      type.addMethod(read(value));
    }
    naming.reached().forEach(shape -> methods.addTo(type, shape));
    return type;
  }

  private String doc() {
    if (!file.reads()) {
      return "Writes what {@link $T} caches and all that it reaches, for a heap to weigh it.\n";
    }
    if (codec.value().type().equals(file.subject()) && file.isNode()) {
      return "Writes {@link $T} nodes to a file, and reads them.\n";
    }
    return file.isNode()
        ? "Writes and reads what {@link $T} caches and all that it reaches. Null parts stay null.\n"
        : "Writes and reads a {@link $T} and all that it reaches. Null parts stay null.\n";
  }

  private List<AnnotationSpec> annotations() {
    List<AnnotationSpec> annotations = new ArrayList<>();
    if (file.platform().generated() && !file.isNode()) {
      annotations.add(Files.generated());
    }
    List<String> lints = suppressed().distinct().toList();
    if (!lints.isEmpty()) {
      annotations.add(Files.suppressing(lints));
    }
    return annotations;
  }

  /** NullAway runs in javac only; a node's own lints are suppressed by the class around it. */
  private Stream<String> suppressed() {
    Stream<String> plugins = file.platform().javac() ? Stream.of("NullAway") : Stream.empty();
    Stream<String> deprecated =
        codec.deprecated() ? Stream.of("deprecation", "removal") : Stream.empty();
    Stream<String> others = file.isNode() ? Stream.empty() : file.platform().suppressed().stream();
    return Stream.of(plugins, deprecated, others).flatMap(lints -> lints);
  }

  /** The names of a record's components, or of an enum's constants, encoded once. */
  private void addNames(TypeSpec.Builder type, ValueShape shape) {
    if (shape instanceof ValueShape.Composite record) {
      type.addField(constant(CodecNames.FIELD_NAMES, shape, names(record, List.of())));
    } else if (shape instanceof ValueShape.Variant variant) {
      List<CodeBlock> tag = List.of(CodeBlock.of("$T.FIELD", CodecNames.TAGS));
      type.addField(constant(CodecNames.FIELD_NAMES, shape, names(variant.record(), tag)));
    } else if (shape instanceof ValueShape.Union union && file.reads()) {
      CodeBlock tags =
          codec.variants(union).stream()
              .map(variant -> CodeBlock.of("$S", variant.tag()))
              .collect(CodeBlock.joining(",$W"));
      type.addField(
          constant(CodecNames.TAGS, shape, CodeBlock.of("$T.of($L)", CodecNames.TAGS, tags)));
    } else if (shape instanceof ValueShape.Constant constant) {
      TypeName table = ParameterizedTypeName.get(CodecNames.ENUM_NAMES, shape.type());
      type.addField(
          constant(
              table, shape, CodeBlock.of("$T.of($L)", CodecNames.ENUM_NAMES, values(constant))));
    }
  }

  /** All constants; no method of the enum is called where a field would go before its name. */
  private static CodeBlock values(ValueShape.Constant shape) {
    ClassName type = shape.type();
    return shape.obscured() || Shape.FIELDS.contains(type.topLevelClassName().simpleName())
        ? CodeBlock.of("$T.allOf($T.class).toArray(new $T[0])", EnumSet.class, type, type)
        : CodeBlock.of("$T.values()", type);
  }

  private FieldSpec constant(TypeName type, ValueShape shape, CodeBlock value) {
    return FieldSpec.builder(
            type, naming.constant(shape), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }

  /** The names of a record's components, and which of them may be missing. */
  private CodeBlock names(ValueShape.Composite record, List<CodeBlock> before) {
    List<CodecComponent> components = codec.components(record);
    List<CodeBlock> all = new ArrayList<>(before);
    all.addAll(quoted(components));
    List<CodeBlock> optional =
        quoted(components.stream().filter(CodecComponent::isOptional).toList());
    CodeBlock names = CodeBlock.of("$T.of($L)", CodecNames.FIELD_NAMES, CodeBlock.join(all, ",$W"));
    return optional.isEmpty()
        ? names
        : CodeBlock.of("$L.optional($L)", names, CodeBlock.join(optional, ",$W"));
  }

  private static List<CodeBlock> quoted(List<CodecComponent> components) {
    return components.stream().map(component -> CodeBlock.of("$S", component.name())).toList();
  }

  private MethodSpec write(TypeName value) {
    return MethodSpec.methodBuilder("write")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(CodecNames.VALUE_WRITER, "out")
        .addParameter(value, "value")
        .addStatement(calls.write(CodeBlock.of("out"), codec.value(), CodeBlock.of("value")))
        .build();
  }

  private MethodSpec read(TypeName value) {
    return MethodSpec.methodBuilder("read")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(value)
        .addParameter(CodecNames.VALUE_READER, "in")
        .addStatement("return $L", calls.read("in", codec.value()))
        .build();
  }
}
