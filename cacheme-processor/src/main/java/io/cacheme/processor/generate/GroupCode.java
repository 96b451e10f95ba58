package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.GroupModel;
import io.cacheme.processor.model.KeyPlan;
import io.cacheme.processor.model.KeyPlan.Value;
import io.cacheme.processor.model.RuntimeNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The code of one kind of group: what renders it, of a node and of what it is made of. */
final class GroupCode {

  private final Shape shape;
  private final int index;
  private final GroupModel group;
  private final Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
  private final List<Value> values;

  private GroupCode(Shape shape, int index) {
    this.shape = shape;
    this.index = index;
    this.group = shape.node.groups().get(index);
    this.values = group.values(shape.components());
    LocalNames names = new LocalNames(List.of("key", "SPEC"));
    UnaryOperator<String> safe =
        shape.names(values.stream().map(value -> value.component().name()).distinct().toList());
    for (Value value : values) {
      ComponentModel part = value.component();
      TypeName type = part.nullable() ? shape.nullable(part.type()) : part.type();
      String name = names.free(safe.apply(part.name()));
      names = new LocalNames(Stream.concat(Stream.of("key", "SPEC", name), taken()).toList());
      parameters.put(value.name(), ParameterSpec.builder(type, name).build());
    }
  }

  private Stream<String> taken() {
    return parameters.values().stream().map(ParameterSpec::name);
  }

  /** Those of a node. */
  static List<GroupCode> of(Shape shape) {
    List<GroupCode> all = new ArrayList<>();
    for (int i = 0; i < shape.node.groups().size(); i++) {
      all.add(new GroupCode(shape, i));
    }
    return all;
  }

  /** What tells one group from the others of its kind. */
  List<ParameterSpec> parameters() {
    return List.copyOf(parameters.values());
  }

  /** What the methods for it end in. */
  String suffix() {
    return group.methodSuffix(shape.components());
  }

  /** The expression for the group of the parameters. */
  CodeBlock instance() {
    return CodeBlock.of("$T.$L($L)", shape.node.names().nodes(), factoryName(), arguments());
  }

  /** The call that declares it. */
  CodeBlock declaration() {
    return CodeBlock.of(
        ".group($S, $T::$L)", group.template().text(), shape.node.names().nodes(), writerName());
  }

  /** The method for those who name a group. */
  MethodSpec factory() {
    return MethodSpec.methodBuilder(factoryName())
        .addJavadoc("Answers the group of these entries, for {@code invalidateGroup}.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(ParameterizedTypeName.get(RuntimeNames.NODE_GROUP, shape.record))
        .addParameters(parameters())
        .addStatement(
            "return $T.of($T.SPEC, $L, key -> $L($L, key))",
            RuntimeNames.NODE_GROUP,
            shape.node.names().nodes(),
            index,
            partsName(),
            arguments())
        .build();
  }

  /** What renders it, of a node and of the parameters. */
  List<MethodSpec> writers() {
    List<CodeBlock> parts =
        values.stream().map(value -> CodeBlock.of("$L", expression(value))).toList();
    MethodSpec ofNode =
        writer(writerName())
            .addParameter(shape.record, "node")
            .addParameter(RuntimeNames.KEY_WRITER, "key")
            .addStatement("$L($L, key)", partsName(), CodeBlock.join(parts, ", "))
            .build();
    MethodSpec ofParts =
        writer(partsName())
            .addParameters(parameters())
            .addParameter(RuntimeNames.KEY_WRITER, "key")
            .addCode(
                KeyWriteCode.statements(
                    KeyPlan.of(group.template(), shape.components()),
                    value -> Objects.requireNonNull(parameters.get(value.name())).name()))
            .build();
    return List.of(ofNode, ofParts);
  }

  private static MethodSpec.Builder writer(String name) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
  }

  private static String expression(Value value) {
    StringBuilder expression = new StringBuilder("node");
    value.path().forEach(part -> expression.append('.').append(part.name()).append("()"));
    return expression.toString();
  }

  private CodeBlock arguments() {
    return CodeBlock.join(
        parameters().stream().map(parameter -> CodeBlock.of("$N", parameter)).toList(), ", ");
  }

  private String factoryName() {
    return group.factory(shape.components());
  }

  private String writerName() {
    return "writeGroup" + (index + 1);
  }

  private String partsName() {
    return writerName() + "Of";
  }
}
