package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import io.cacheme.processor.model.CodecComponent;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.ValueShape;

/** The bodies of the methods that write one record. */
final class CodecRecordWrites {

  private final CodecModel codec;
  private final CodecNaming naming;
  private final CodecCalls calls;

  CodecRecordWrites(CodecModel codec, CodecNaming naming, CodecCalls calls) {
    this.codec = codec;
    this.naming = naming;
    this.calls = calls;
  }

  CodeBlock write(ValueShape.Composite record) {
    return CodeBlock.builder()
        .add(CodecMethods.unlessNull("value == null"))
        .addStatement("out.beginRecord($L)", naming.constant(record))
        .add(writeComponents(record, naming.constant(record), 0))
        .addStatement("out.endRecord()")
        .build();
  }

  /** The record that is not null, after the name that tells it apart. */
  CodeBlock write(ValueShape.Variant variant) {
    String names = naming.constant(variant);
    return CodeBlock.builder()
        .addStatement("out.beginRecord($L)", names)
        .addStatement("out.field($L, 0).writeString($S)", names, variant.tag())
        .add(
            variant.isEnum()
                ? writeEnum(variant, names)
                : writeComponents(variant.record(), names, 1))
        .addStatement("out.endRecord()")
        .build();
  }

  private CodeBlock writeEnum(ValueShape.Variant variant, String names) {
    ValueShape constant = codec.components(variant.record()).get(0).shape();
    CodeBlock out = CodeBlock.of("out.field($L, 1)", names);
    return CodeBlock.builder()
        .addStatement(calls.write(out, constant, CodeBlock.of("value")))
        .build();
  }

  private CodeBlock writeComponents(ValueShape.Composite record, String names, int first) {
    CodeBlock.Builder body = CodeBlock.builder();
    int index = first;
    for (CodecComponent component : codec.components(record)) {
      CodeBlock out = CodeBlock.of("out.field($L, $L)", names, index++);
      CodeBlock value = CodeBlock.of("value.$N()", component.name());
      body.addStatement(calls.write(out, component.shape(), value));
    }
    return body.build();
  }
}
