package io.cacheme.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.ValueShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bodies of the methods that write and read collections, maps and optionals. */
final class CodecContainerMethods {

  private final CodecCalls calls;

  CodecContainerMethods(CodecCalls calls) {
    this.calls = calls;
  }

  CodeBlock write(ValueShape.Elements shape) {
    String all = shape.isSet() ? "set" : "list";
    CodeBlock next = CodeBlock.of("out.nextElement()");
    return CodeBlock.builder()
        .add(CodecMethods.unlessNull(all + " == null"))
        .addStatement("out.beginList($N)", all)
        .beginControlFlow("for ($T element : $N)", shape.element().type(), all)
        .addStatement(calls.write(next, shape.element(), CodeBlock.of("element")))
        .endControlFlow()
        .addStatement("out.endList()")
        .build();
  }

  CodeBlock read(ValueShape.Elements shape) {
    String all = shape.isSet() ? "set" : "list";
    TypeName type =
        shape.isSet()
            ? shape.type()
            : ParameterizedTypeName.get(
                ClassName.get(List.class), shape.type().typeArguments().get(0));
    return CodeBlock.builder()
        .add(CodecMethods.unlessNil("in"))
        .addStatement(
            "$T $N = new $T<>(in.beginList())",
            type,
            all,
            shape.isSet() ? LinkedHashSet.class : ArrayList.class)
        .beginControlFlow("while (in.nextElement())")
        .addStatement("$N.add($L)", all, calls.read("in", shape.element()))
        .endControlFlow()
        .addStatement(
            "return $T.unmodifiable$L($N)", Collections.class, shape.isSet() ? "Set" : "List", all)
        .build();
  }

  CodeBlock write(ValueShape.Mapping shape) {
    CodeBlock next = CodeBlock.of("out.nextKey()");
    TypeName key = shape.key().type();
    TypeName value = shape.value().type();
    return CodeBlock.builder()
        .add(CodecMethods.unlessNull("map == null"))
        .addStatement("out.beginMap(map)")
        .beginControlFlow("for ($T.Entry<$T, $T> entry : map.entrySet())", Map.class, key, value)
        .addStatement(calls.write(next, shape.key(), CodeBlock.of("entry.getKey()")))
        .addStatement(
            calls.write(CodeBlock.of("out"), shape.value(), CodeBlock.of("entry.getValue()")))
        .endControlFlow()
        .addStatement("out.endMap()")
        .build();
  }

  CodeBlock read(ValueShape.Mapping shape) {
    return CodeBlock.builder()
        .add(CodecMethods.unlessNil("in"))
        .addStatement("$T map = new $T<>(in.beginMap())", shape.type(), LinkedHashMap.class)
        .beginControlFlow("while (in.nextKey())")
        .addStatement("$T key = $L", shape.key().type(), calls.read("in", shape.key()))
        .addStatement("map.put(key, $L)", calls.read("in", shape.value()))
        .endControlFlow()
        .addStatement("return $T.unmodifiableMap(map)", Collections.class)
        .build();
  }

  CodeBlock write(ValueShape.Maybe shape) {
    return CodeBlock.builder()
        .add(CodecMethods.unlessNull("value == null || value.isEmpty()"))
        .addStatement(
            calls.write(
                CodeBlock.of("out.present()"), shape.content(), CodeBlock.of("value.get()")))
        .build();
  }

  CodeBlock read(ValueShape.Maybe shape) {
    return CodeBlock.builder()
        .addStatement("return $T.ofNullable($L)", Optional.class, calls.read("in", shape.content()))
        .build();
  }
}
