package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.CodecNames;
import io.cacheme.processor.model.ValueShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The pairs of methods that write and read the collections and optionals a value reaches. */
final class CodecMethods {

  private final CodecNaming naming;
  private final CodecRecordMethods records;

  CodecMethods(CodecModel codec, CodecNaming naming) {
    this.naming = naming;
    this.records = new CodecRecordMethods(codec, naming);
  }

  /** Adds the pair of a shape, if it has one: enums and scalars need none. */
  void addTo(TypeSpec.Builder type, ValueShape shape) {
    if (shape instanceof ValueShape.Composite composite) {
      type.addMethod(writer(shape, "value", records.write(composite)));
      type.addMethod(reader(shape, records.in(composite), records.read(composite)));
    } else if (shape instanceof ValueShape.Elements elements) {
      type.addMethod(writer(shape, elements.isSet() ? "set" : "list", write(elements)));
      type.addMethod(reader(shape, "in", read(elements)));
    } else if (shape instanceof ValueShape.Mapping mapping) {
      type.addMethod(writer(shape, "map", write(mapping)));
      type.addMethod(reader(shape, "in", read(mapping)));
    } else if (shape instanceof ValueShape.Maybe maybe) {
      type.addMethod(writer(shape, "value", write(maybe)));
      type.addMethod(reader(shape, "in", read(maybe)));
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

  private CodeBlock write(ValueShape.Elements shape) {
    String all = shape.isSet() ? "set" : "list";
    CodeBlock next = CodeBlock.of("out.nextElement()");
    return CodeBlock.builder()
        .add(unlessNull(all + " == null"))
        .addStatement("out.beginList($N.size())", all)
        .beginControlFlow("for ($T element : $N)", shape.element().type(), all)
        .addStatement(naming.write(next, shape.element(), CodeBlock.of("element")))
        .endControlFlow()
        .addStatement("out.endList()")
        .build();
  }

  private CodeBlock read(ValueShape.Elements shape) {
    String all = shape.isSet() ? "set" : "list";
    Class<?> type = shape.isSet() ? LinkedHashSet.class : ArrayList.class;
    return CodeBlock.builder()
        .add(unlessNil("in"))
        .addStatement("$T $N = new $T<>(in.beginList())", shape.type(), all, type)
        .beginControlFlow("while (in.nextElement())")
        .addStatement("$N.add($L)", all, naming.read("in", shape.element()))
        .endControlFlow()
        .addStatement(
            "return $T.unmodifiable$L($N)", Collections.class, shape.isSet() ? "Set" : "List", all)
        .build();
  }

  private CodeBlock write(ValueShape.Mapping shape) {
    CodeBlock next = CodeBlock.of("out.nextKey()");
    TypeName key = shape.key().type();
    TypeName value = shape.value().type();
    return CodeBlock.builder()
        .add(unlessNull("map == null"))
        .addStatement("out.beginMap(map.size())")
        .beginControlFlow("for ($T.Entry<$T, $T> entry : map.entrySet())", Map.class, key, value)
        .addStatement(naming.write(next, shape.key(), CodeBlock.of("entry.getKey()")))
        .addStatement(
            naming.write(CodeBlock.of("out"), shape.value(), CodeBlock.of("entry.getValue()")))
        .endControlFlow()
        .addStatement("out.endMap()")
        .build();
  }

  private CodeBlock read(ValueShape.Mapping shape) {
    return CodeBlock.builder()
        .add(unlessNil("in"))
        .addStatement("$T map = new $T<>(in.beginMap())", shape.type(), LinkedHashMap.class)
        .beginControlFlow("while (in.nextKey())")
        .addStatement("$T key = $L", shape.key().type(), naming.read("in", shape.key()))
        .addStatement("map.put(key, $L)", naming.read("in", shape.value()))
        .endControlFlow()
        .addStatement("return $T.unmodifiableMap(map)", Collections.class)
        .build();
  }

  private CodeBlock write(ValueShape.Maybe shape) {
    return CodeBlock.builder()
        .add(unlessNull("value == null || value.isEmpty()"))
        .addStatement(
            naming.write(CodeBlock.of("out"), shape.content(), CodeBlock.of("value.get()")))
        .build();
  }

  private CodeBlock read(ValueShape.Maybe shape) {
    return CodeBlock.builder()
        .addStatement(
            "return $T.ofNullable($L)", Optional.class, naming.read("in", shape.content()))
        .build();
  }
}
