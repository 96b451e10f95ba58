package io.cacheme.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.DependencyModel;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.RuntimeNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The types, parameters and expressions that a node's generated classes have in common. */
final class Shape {

  static final String GLOBAL = "NODE";

  /** The fields of the static accessors. */
  static final Set<String> FIELDS = Set.of(GLOBAL, "SPEC");

  final NodeModel node;
  final ClassName record;
  final TypeName value;
  final LocalNames locals;
  private final Variables variables;
  private final UnaryOperator<String> names;

  Shape(NodeModel node) {
    this.node = node;
    this.record = node.record().type();
    this.value = node.checkedValue().type();
    this.variables = new Variables(List.of(record, node.names().cache(), node.names().nodes()));
    List<String> given = components().stream().map(ComponentModel::name).toList();
    this.names = variables.of(given);
    Stream<String> classes = record.simpleNames().stream();
    this.locals = new LocalNames(Stream.concat(given.stream().map(names), classes).toList());
  }

  List<ComponentModel> components() {
    return node.record().components();
  }

  /** Whether the node is loaded where no loader is given. */
  boolean canLoad() {
    return node.loads().canLoad();
  }

  /** The record for a comment, in full where a class in the generated one has its name. */
  CodeBlock link() {
    String outermost = record.topLevelClassName().simpleName();
    boolean isHidden =
        outermost.equals(node.names().sync().simpleName())
            || outermost.equals(node.names().codec().simpleName())
            || outermost.equals(node.names().encoder().simpleName())
            || outermost.equals(node.names().nodeCodec().simpleName());
    return isHidden ? CodeBlock.of("$L", record.canonicalName()) : CodeBlock.of("$T", record);
  }

  /** What the parameter for a component is called. */
  String name(ComponentModel component) {
    return names.apply(component.name());
  }

  /** What parameters are called that are to be called {@code wanted}. */
  UnaryOperator<String> names(List<String> wanted) {
    return variables.of(wanted);
  }

  boolean hasComponents() {
    return !components().isEmpty();
  }

  boolean hasOneComponent() {
    return components().size() == 1;
  }

  /** {@code long userId, @Nullable String region}. */
  List<ParameterSpec> parameters() {
    return components().stream()
        .map(
            c ->
                ParameterSpec.builder(c.nullable() ? nullable(c.type()) : c.type(), name(c))
                    .build())
        .toList();
  }

  /** {@code new UserInfo(userId, region)}. */
  CodeBlock instance() {
    List<CodeBlock> names = components().stream().map(c -> CodeBlock.of("$N", name(c))).toList();
    return CodeBlock.of("new $T($L)", record, CodeBlock.join(names, ",$W"));
  }

  /** The type that addresses a node of one component. */
  TypeName boxedKey() {
    return components().get(0).type().box();
  }

  /** What {@code load} and {@code loadAll} need, by what the parameters for it are called. */
  Map<DependencyModel, String> needs() {
    Map<DependencyModel, String> needs = new LinkedHashMap<>(node.loads().arguments());
    UnaryOperator<String> name = variables.of(needs.values());
    needs.replaceAll((need, given) -> name.apply(given));
    return needs;
  }

  /** What {@code load} and {@code loadAll} need, as parameters. */
  List<ParameterSpec> dependencies() {
    List<ParameterSpec> parameters = new ArrayList<>();
    needs()
        .forEach(
            (d, n) ->
                parameters.add(
                    ParameterSpec.builder(
                            node.loads().isNullable(d) ? nullable(d.type()) : d.type(), n)
                        .build()));
    return parameters;
  }

  /** The arguments for {@link #dependencies}. */
  CodeBlock dependencyArguments() {
    return CodeBlock.join(dependencies().stream().map(d -> CodeBlock.of("$N", d)).toList(), ",$W");
  }

  /** {@code raw<UserInfo, UserView>}. */
  ParameterizedTypeName of(ClassName raw) {
    return ParameterizedTypeName.get(raw, record, value);
  }

  /** {@code Loader<? super UserInfo, ? extends UserView>}. */
  TypeName loader() {
    return ParameterizedTypeName.get(
        RuntimeNames.LOADER,
        WildcardTypeName.supertypeOf(record),
        WildcardTypeName.subtypeOf(value));
  }

  /** {@code BulkLoader<UserInfo, ? extends UserView>}. */
  TypeName bulkLoader() {
    return ParameterizedTypeName.get(
        RuntimeNames.BULK_LOADER, record, WildcardTypeName.subtypeOf(value));
  }

  static TypeName collection(TypeName element) {
    return ParameterizedTypeName.get(ClassName.get(Collection.class), element);
  }

  static TypeName future(TypeName value) {
    return ParameterizedTypeName.get(ClassName.get(CompletableFuture.class), value);
  }

  /** The type with JSpecify's {@code @Nullable} where that can be named. */
  TypeName nullable(TypeName type) {
    return node.platform().jspecify()
        ? type.annotated(AnnotationSpec.builder(RuntimeNames.NULLABLE).build())
        : type;
  }

  /** The field of the static accessors, qualified where a parameter of theirs has its name. */
  CodeBlock global() {
    boolean isHidden =
        components().stream().anyMatch(c -> c.name().equals(GLOBAL))
            || needs().containsValue(GLOBAL);
    return isHidden ? CodeBlock.of("$T.$L", node.names().nodes(), GLOBAL) : CodeBlock.of(GLOBAL);
  }

  /** Begins a class of the node. */
  TypeSpec.Builder newClass(ClassName name) {
    return Files.newClass(node.platform(), name, node.record().isPublic());
  }
}
