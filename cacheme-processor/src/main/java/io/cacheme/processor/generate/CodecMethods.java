package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.CodecNames;
import io.cacheme.processor.model.ValueShape;
import javax.lang.model.element.Modifier;

/** The methods that write, and those that read, what a value reaches. */
final class CodecMethods {

  private final CodecNaming naming;
  private final CodecRecordWrites recordWrites;
  private final CodecRecordReads recordReads;
  private final CodecUnionMethods unions;
  private final CodecArrayMethods arrays;
  private final CodecContainerMethods containers;
  private final boolean reads;

  CodecMethods(CodecModel codec, CodecNaming naming, boolean reads) {
    this.reads = reads;
    CodecCalls calls = new CodecCalls(naming);
    this.naming = naming;
    this.recordWrites = new CodecRecordWrites(codec, naming, calls);
    this.recordReads = new CodecRecordReads(codec, naming, calls);
    this.unions = new CodecUnionMethods(codec, naming);
    this.arrays = new CodecArrayMethods(calls);
    this.containers = new CodecContainerMethods(calls);
  }

  /** Adds the pair of a shape, if it has one: enums and scalars need none. */
  void addTo(TypeSpec.Builder type, ValueShape shape) {
    addWriterTo(type, shape);
    if (reads) {
      addReaderTo(type, shape);
    }
  }

  private void addWriterTo(TypeSpec.Builder type, ValueShape shape) {
    if (shape instanceof ValueShape.Composite record) {
      type.addMethod(writer(shape, "value", recordWrites.write(record)));
    } else if (shape instanceof ValueShape.Variant variant) {
      type.addMethod(writer(shape, "value", recordWrites.write(variant)));
    } else if (shape instanceof ValueShape.Union union) {
      type.addMethod(writer(shape, "value", unions.write(union)));
    } else if (shape instanceof ValueShape.Items items) {
      type.addMethod(writer(shape, "array", arrays.write(items)));
    } else if (shape instanceof ValueShape.Elements elements) {
      type.addMethod(writer(shape, elements.isSet() ? "set" : "list", containers.write(elements)));
    } else if (shape instanceof ValueShape.Mapping mapping) {
      type.addMethod(writer(shape, "map", containers.write(mapping)));
    } else if (shape instanceof ValueShape.Maybe maybe) {
      type.addMethod(writer(shape, "value", containers.write(maybe)));
    }
  }

  private void addReaderTo(TypeSpec.Builder type, ValueShape shape) {
    if (shape instanceof ValueShape.Composite record) {
      type.addMethod(reader(shape, recordReads.in(record), recordReads.read(record)));
    } else if (shape instanceof ValueShape.Variant variant) {
      type.addMethod(reader(shape, recordReads.in(variant.record()), recordReads.read(variant)));
    } else if (shape instanceof ValueShape.Union union) {
      type.addMethod(reader(shape, "in", unions.read(union)));
    } else if (shape instanceof ValueShape.Items items) {
      type.addMethod(arrays.suppressed(items, reader(shape, "in", arrays.read(items))));
    } else if (shape instanceof ValueShape.Elements elements) {
      type.addMethod(reader(shape, "in", containers.read(elements)));
    } else if (shape instanceof ValueShape.Mapping mapping) {
      type.addMethod(reader(shape, "in", containers.read(mapping)));
    } else if (shape instanceof ValueShape.Maybe maybe) {
      type.addMethod(reader(shape, "in", containers.read(maybe)));
    }
  }

  private MethodSpec writer(ValueShape shape, String parameter, CodeBlock body) {
    return MethodSpec.methodBuilder("write" + naming.method(shape))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(CodecNames.VALUE_WRITER, "out")
        .addParameter(shape.type(), parameter)
        .addCode(body)
        .build();
  }

  private MethodSpec reader(ValueShape shape, String in, CodeBlock body) {
    return MethodSpec.methodBuilder("read" + naming.method(shape))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(shape.type())
        .addParameter(CodecNames.VALUE_READER, in)
        .addCode(body)
        .build();
  }

  /** Writes a nil for null, and goes no further. */
  static CodeBlock unlessNull(String condition) {
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", condition)
        .addStatement("out.writeNull()")
        .addStatement("return")
        .endControlFlow()
        .build();
  }

  /** Answers null for a nil. */
  static CodeBlock unlessNil(String in) {
    return CodeBlock.builder()
        .beginControlFlow("if ($N.readNull())", in)
        .addStatement("return null")
        .endControlFlow()
        .build();
  }
}
