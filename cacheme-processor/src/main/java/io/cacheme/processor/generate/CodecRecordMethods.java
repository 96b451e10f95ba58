package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.CodecComponent;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.CodecNames;
import io.cacheme.processor.model.ValueShape;
import java.util.List;
import java.util.Optional;

/** The bodies of the methods that write and read one record. */
final class CodecRecordMethods {

  private static final int BITS = 64;

  private final CodecModel codec;
  private final CodecNaming naming;

  CodecRecordMethods(CodecModel codec, CodecNaming naming) {
    this.codec = codec;
    this.naming = naming;
  }

  CodeBlock write(ValueShape.Composite record) {
    String names = naming.constant(record);
    List<CodecComponent> components = codec.components(record);
    CodeBlock.Builder body = CodeBlock.builder();
    body.add(CodecMethods.unlessNull("value == null"));
    body.addStatement("out.beginRecord($L)", names);
    for (int i = 0; i < components.size(); i++) {
      CodecComponent component = components.get(i);
      CodeBlock out = CodeBlock.of("out.field($L, $L)", names, i);
      CodeBlock value = CodeBlock.of("value.$N()", component.name());
      body.addStatement(naming.write(out, component.shape(), value));
    }
    return body.addStatement("out.endRecord()").build();
  }

  /** What the reader is called: components are local variables, and have their names first. */
  String in(ValueShape.Composite record) {
    return locals(record).free("in");
  }

  private LocalNames locals(ValueShape.Composite record) {
    return new LocalNames(codec.components(record).stream().map(CodecComponent::name).toList());
  }

  CodeBlock read(ValueShape.Composite record) {
    List<CodecComponent> components = codec.components(record);
    LocalNames locals = locals(record);
    String names = naming.constant(record);
    String in = locals.free("in");
    CodeBlock.Builder body = CodeBlock.builder().add(CodecMethods.unlessNil(in));
    if (components.isEmpty()) {
      body.addStatement("$N.beginRecord($L)", in, names);
      body.addStatement("$N.nextField($L, 0)", in, names);
      return body.addStatement("return new $T()", record.type()).build();
    }
    components.forEach(component -> body.addStatement(declaration(component)));
    body.add(seen(components.size(), locals));
    body.addStatement("int $N = -1", locals.free("field"));
    body.addStatement("$N.beginRecord($L)", in, names);
    body.add(loop(components, names, locals));
    body.addStatement("$L.checkSeen($N)", names, locals.free("seen"));
    return body.add(construction(record, components)).build();
  }

  private static CodeBlock declaration(CodecComponent component) {
    TypeName type = component.shape().type();
    if (component.isOptional()) {
      return CodeBlock.of("$T $N = $T.empty()", type, component.name(), Optional.class);
    }
    String nothing = type.equals(TypeName.BOOLEAN) ? "false" : type.isPrimitive() ? "0" : "null";
    return CodeBlock.of("$T $N = $L", type, component.name(), nothing);
  }

  private static CodeBlock seen(int size, LocalNames locals) {
    CodeBlock.Builder body = CodeBlock.builder();
    return size <= BITS
        ? body.addStatement("long $N = 0", locals.free("seen")).build()
        : body.addStatement(
                "long[] $N = new long[$L]", locals.free("seen"), (size + BITS - 1) / BITS)
            .build();
  }

  private CodeBlock loop(List<CodecComponent> components, String names, LocalNames locals) {
    String in = locals.free("in");
    String field = locals.free("field");
    String seen = locals.free("seen");
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow(
        "while (($1N = $2N.nextField($3L, $1N + 1)) != $4T.END)",
        field,
        in,
        names,
        CodecNames.VALUE_READER);
    if (components.size() <= BITS) {
      body.addStatement("$N |= 1L << $N", seen, field);
    } else {
      body.addStatement("$1N[$2N / 64] |= 1L << $2N", seen, field);
    }
    body.beginControlFlow("switch ($N)", field);
    for (int i = 0; i < components.size(); i++) {
      CodecComponent component = components.get(i);
      body.addStatement(
          "case $L -> $N = $L", i, component.name(), naming.read(in, component.shape()));
    }
    return body.endControlFlow().endControlFlow().build();
  }

  private static CodeBlock construction(
      ValueShape.Composite record, List<CodecComponent> components) {
    CodeBlock arguments =
        components.stream()
            .map(component -> CodeBlock.of("$N", component.name()))
            .collect(CodeBlock.joining(",$W"));
    return record.type() instanceof ParameterizedTypeName generic
        ? CodeBlock.builder()
            .addStatement("return new $T<>($L)", generic.rawType(), arguments)
            .build()
        : CodeBlock.builder().addStatement("return new $T($L)", record.type(), arguments).build();
  }
}
