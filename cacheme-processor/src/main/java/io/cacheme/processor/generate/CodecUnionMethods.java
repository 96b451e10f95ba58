package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.TypeText;
import io.cacheme.processor.model.ValueShape;
import java.util.List;

/** The bodies of the methods that write and read the records of one sealed interface. */
final class CodecUnionMethods {

  private final CodecModel codec;
  private final CodecNaming naming;

  CodecUnionMethods(CodecModel codec, CodecNaming naming) {
    this.codec = codec;
    this.naming = naming;
  }

  CodeBlock write(ValueShape.Union union) {
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("if (value == null)").addStatement("out.writeNull()");
    for (ValueShape.Variant variant : codec.variants(union)) {
      body.nextControlFlow("else if (value instanceof $T part)", variant.type());
      body.addStatement("write$L(out, part)", naming.method(variant));
    }
    return body.nextControlFlow("else")
        .addStatement(
            "throw new $T($S)",
            IllegalArgumentException.class,
            TypeText.withArticle(union.type()) + " of an unknown class")
        .endControlFlow()
        .build();
  }

  CodeBlock read(ValueShape.Union union) {
    List<ValueShape.Variant> variants = codec.variants(union);
    CodeBlock.Builder body = CodeBlock.builder();
    body.add(CodecMethods.unlessNil("in"));
    body.add("return switch (in.peekTag($L)) {\n$>", naming.constant(union));
    for (int i = 0; i < variants.size(); i++) {
      String label = i == variants.size() - 1 ? "default" : "case " + i;
      body.addStatement("$L -> read$L(in)", label, naming.method(variants.get(i)));
    }
    return body.add("$<};\n").build();
  }
}
