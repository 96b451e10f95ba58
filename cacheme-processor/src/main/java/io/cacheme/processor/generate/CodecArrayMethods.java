package io.cacheme.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import io.cacheme.processor.model.ValueShape;
import java.util.Arrays;

/** The bodies of the methods that write and read arrays. */
final class CodecArrayMethods {

  private final CodecCalls calls;

  CodecArrayMethods(CodecCalls calls) {
    this.calls = calls;
  }

  CodeBlock write(ValueShape.Items shape) {
    CodeBlock next = CodeBlock.of("out.nextElement()");
    return CodeBlock.builder()
        .add(CodecMethods.unlessNull("array == null"))
        .addStatement("out.beginList(array.length)")
        .beginControlFlow("for ($T element : array)", shape.type().componentType())
        .addStatement(calls.write(next, shape.element(), CodeBlock.of("element")))
        .endControlFlow()
        .addStatement("out.endList()")
        .build();
  }

  /** The array grows as elements come: how many there are is only what the bytes claim. */
  CodeBlock read(ValueShape.Items shape) {
    return CodeBlock.builder()
        .add(CodecMethods.unlessNil("in"))
        .addStatement("$T array = $L", shape.type(), creation(shape.type()))
        .addStatement("int size = 0")
        .beginControlFlow("while (in.nextElement())")
        .beginControlFlow("if (size == array.length)")
        .addStatement("array = $T.copyOf(array, size * 2 + 1)", Arrays.class)
        .endControlFlow()
        .addStatement("array[size++] = $L", calls.read("in", shape.element()))
        .endControlFlow()
        .addStatement("return size == array.length ? array : $T.copyOf(array, size)", Arrays.class)
        .build();
  }

  /** An array of a generic type can only be had by a cast, which draws a warning. */
  MethodSpec suppressed(ValueShape.Items shape, MethodSpec method) {
    if (!isGeneric(shape.type())) {
      return method;
    }
    AnnotationSpec unchecked =
        AnnotationSpec.builder(SuppressWarnings.class)
            .addMember("value", "$S", "unchecked")
            .build();
    return method.toBuilder().addAnnotation(unchecked).build();
  }

  private static CodeBlock creation(ArrayTypeName type) {
    TypeName innermost = innermost(type);
    String rest = "[]".repeat(dimensions(type) - 1);
    return innermost instanceof ParameterizedTypeName generic
        ? CodeBlock.of("($T) new $T[in.beginList()]$L", type, unbounded(generic), rest)
        : CodeBlock.of("new $T[in.beginList()]$L", innermost, rest);
  }

  private static boolean isGeneric(ArrayTypeName type) {
    return innermost(type) instanceof ParameterizedTypeName;
  }

  private static TypeName innermost(TypeName type) {
    return type instanceof ArrayTypeName array ? innermost(array.componentType()) : type;
  }

  private static int dimensions(TypeName type) {
    return type instanceof ArrayTypeName array ? 1 + dimensions(array.componentType()) : 0;
  }

  /** {@code List<?>} for {@code List<String>}. */
  private static TypeName unbounded(ParameterizedTypeName type) {
    TypeName anything = WildcardTypeName.subtypeOf(ClassName.OBJECT);
    TypeName[] arguments =
        type.typeArguments().stream().map(argument -> anything).toArray(TypeName[]::new);
    return ParameterizedTypeName.get(type.rawType(), arguments);
  }
}
