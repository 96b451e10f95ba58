package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.CodecComponent;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.CodecNames;
import io.cacheme.processor.model.RawType;
import io.cacheme.processor.model.ValueShape;
import java.util.List;
import java.util.Set;

/** The bodies of the methods that read one record. */
final class CodecRecordReads {

  private static final int BITS = 64;

  /** The classes whose members reading names, and where they are. */
  private static final Set<String> HIDING =
      Set.of(
          "Optional",
          "OptionalDouble",
          "OptionalInt",
          "OptionalLong",
          "io",
          "java",
          CodecNames.TEXT_FORM.simpleName(),
          CodecNames.VALUE_READER.simpleName());

  private final CodecModel codec;
  private final CodecNaming naming;
  private final CodecCalls calls;

  CodecRecordReads(CodecModel codec, CodecNaming naming, CodecCalls calls) {
    this.codec = codec;
    this.naming = naming;
    this.calls = calls;
  }

  /** What the reader is called: components are local variables, and have their names first. */
  String in(ValueShape.Composite record) {
    return locals(record).free("in");
  }

  private LocalNames locals(ValueShape.Composite record) {
    return new LocalNames(codec.components(record).stream().map(CodecComponent::name).toList());
  }

  CodeBlock read(ValueShape.Composite record) {
    return CodeBlock.builder()
        .add(CodecMethods.unlessNil(in(record)))
        .add(read(record, naming.constant(record), 0, construction(record)))
        .build();
  }

  /** The record that is not nil, with the name that tells it apart. */
  CodeBlock read(ValueShape.Variant variant) {
    CodeBlock result =
        variant.isEnum()
            ? CodeBlock.of("return $N;\n", ValueShape.Variant.CONSTANT)
            : construction(variant.record());
    return read(variant.record(), naming.constant(variant), 1, result);
  }

  private CodeBlock read(ValueShape.Composite record, String names, int first, CodeBlock result) {
    List<CodecComponent> components = codec.components(record);
    LocalNames locals = locals(record);
    CodeBlock.Builder body = CodeBlock.builder();
    if (first + components.size() == 0) {
      body.addStatement("in.beginRecord($L)", names);
      body.addStatement("in.nextField($L, 0)", names);
      return body.add(result).build();
    }
    components.forEach(component -> body.addStatement(declaration(component)));
    body.add(
        first + components.size() <= BITS
            ? chain(components, names, first, locals)
            : loop(components, names, first, locals));
    body.addStatement("$L.checkSeen($N)", names, locals.free("seen"));
    return body.add(result).build();
  }

  private static CodeBlock declaration(CodecComponent component) {
    TypeName type = component.shape().type();
    if (component.isOptional()) {
      return CodeBlock.of("$T $N = $T.empty()", type, local(component), RawType.of(type));
    }
    String nothing = type.equals(TypeName.BOOLEAN) ? "false" : type.isPrimitive() ? "0" : "null";
    return CodeBlock.of("$T $N = $L", type, local(component), nothing);
  }

  /** The local of a component: by its name, unless that hides a class that the code names. */
  private static String local(CodecComponent component) {
    return HIDING.contains(component.name()) ? component.name() + "_" : component.name();
  }

  /**
   * Asks for each component where it is likely to stand, so that a record in declared order is read
   * in one go from top to bottom; what stands elsewhere takes another round.
   */
  private CodeBlock chain(
      List<CodecComponent> components, String names, int first, LocalNames locals) {
    String in = locals.free("in");
    String field = locals.free("field");
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("long $N = 0", locals.free("seen"));
    body.addStatement("$N.beginRecord($L)", in, names);
    body.addStatement("int $N = $N.nextField($L, 0)", field, in, names);
    body.beginControlFlow("while ($N != $T.END)", field, CodecNames.VALUE_READER);
    if (first == 1) {
      body.add(link(CodeBlock.of("$N.readString()", in), names, 0, locals));
    }
    int index = first;
    for (CodecComponent component : components) {
      CodeBlock read = CodeBlock.of("$N = $L", local(component), calls.read(in, component.shape()));
      body.add(link(read, names, index++, locals));
    }
    return body.endControlFlow().build();
  }

  private static CodeBlock link(CodeBlock read, String names, int index, LocalNames locals) {
    String field = locals.free("field");
    return CodeBlock.builder()
        .beginControlFlow("if ($N == $L)", field, index)
        .addStatement(read)
        .addStatement("$N |= 1L << $N", locals.free("seen"), field)
        .addStatement("$N = $N.nextField($L, $L)", field, locals.free("in"), names, index + 1)
        .endControlFlow()
        .build();
  }

  /** The same in less code, for records of so many components that a method could be too large. */
  private CodeBlock loop(
      List<CodecComponent> components, String names, int first, LocalNames locals) {
    String in = locals.free("in");
    String field = locals.free("field");
    int words = (first + components.size() + BITS - 1) / BITS;
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("long[] $N = new long[$L]", locals.free("seen"), words);
    body.addStatement("int $N = -1", field);
    body.addStatement("$N.beginRecord($L)", in, names);
    body.beginControlFlow(
        "while (($1N = $2N.nextField($3L, $1N + 1)) != $4T.END)",
        field,
        in,
        names,
        CodecNames.VALUE_READER);
    body.addStatement("$1N[$2N / 64] |= 1L << $2N", locals.free("seen"), field);
    body.beginControlFlow("switch ($N)", field);
    if (first == 1) {
      body.addStatement("case 0 -> $N.readString()", in);
    }
    int index = first;
    for (CodecComponent component : components) {
      body.addStatement(
          "case $L -> $N = $L", index++, local(component), calls.read(in, component.shape()));
    }
    return body.endControlFlow().endControlFlow().build();
  }

  private CodeBlock construction(ValueShape.Composite record) {
    CodeBlock arguments =
        codec.components(record).stream()
            .map(component -> CodeBlock.of("$N", local(component)))
            .collect(CodeBlock.joining(",$W"));
    return record.type() instanceof ParameterizedTypeName generic
        ? CodeBlock.builder()
            .addStatement("return new $T<>($L)", generic.rawType(), arguments)
            .build()
        : CodeBlock.builder().addStatement("return new $T($L)", record.type(), arguments).build();
  }
}
