package io.cacheme.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.RuntimeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The methods that the typed cache, its blocking form and the static accessors have in common: each
 * one line that passes the components on as a record. What takes no components the first two
 * inherit from the runtime's classes, which need not be compiled with each node.
 */
final class Accessors {

  /**
   * Where the methods stand.
   *
   * @param target the expression that they call
   * @param isStatic whether they are static
   * @param isBlocking whether they answer values instead of futures
   */
  record Place(CodeBlock target, boolean isStatic, boolean isBlocking) {}

  private final Shape shape;
  private final Place place;
  private final AccessorDocs docs;
  private final List<MethodSpec> methods = new ArrayList<>();
  private final ParameterSpec loader;
  private final ParameterSpec bulkLoader;

  private Accessors(Shape shape, Place place) {
    this.shape = shape;
    this.place = place;
    this.docs = new AccessorDocs(shape);
    this.loader = ParameterSpec.builder(shape.loader(), shape.locals.free("loader")).build();
    this.bulkLoader =
        ParameterSpec.builder(shape.bulkLoader(), shape.locals.free("bulkLoader")).build();
  }

  static List<MethodSpec> of(Shape shape, Place place) {
    Accessors accessors = new Accessors(shape, place);
    accessors.gets();
    accessors.bulkGets();
    accessors.writes();
    accessors.bulkWrites();
    accessors.bulkInvalidations();
    accessors.groupInvalidations();
    accessors.one("peek", accessors.answer(RuntimeNames.PEEK), accessors.docs.peek());
    if (place.isStatic()) {
      accessors.whole();
    }
    return accessors.methods;
  }

  private boolean hasNodes() {
    return place.isStatic() && shape.hasComponents();
  }

  private void gets() {
    if (shape.canLoad()) {
      one("get", valueOrNull(), docs.get());
    }
    one("get", valueOrNull(), docs.getBy(loader), loader);
    one("getIfPresent", valueOrNull(), docs.getIfPresent());
  }

  private void bulkGets() {
    ParameterSpec nodes = nodes();
    if (shape.hasOneComponent()) {
      ParameterSpec keys = keys();
      gets("getAll", "getAllBy", answer(map(shape.boxedKey())), keys, byKeys(keys));
      getsPresent("getAllPresent", "getAllPresentBy", shape.boxedKey(), keys, byKeys(keys));
    }
    if (hasNodes()) {
      getsPresent("getAllPresentNodes", "getAllPresent", shape.record, nodes, names(nodes));
      gets("getAllNodes", "getAll", answer(map(shape.record)), nodes, names(nodes));
    }
  }

  private void gets(
      String name, String called, TypeName answer, ParameterSpec keys, CodeBlock arguments) {
    if (shape.canLoad()) {
      add(name, answer, List.of(keys), call(called, arguments), docs.getAll(keys));
    }
    add(
        name,
        answer,
        List.of(keys, bulkLoader),
        call(called, CodeBlock.of("$L, $N", arguments, bulkLoader)),
        docs.getAllBy(keys, bulkLoader));
  }

  private void getsPresent(
      String name, String called, TypeName key, ParameterSpec keys, CodeBlock arguments) {
    add(name, answer(map(key)), List.of(keys), call(called, arguments), docs.getAllPresent(keys));
  }

  private void bulkWrites() {
    if (shape.hasOneComponent()) {
      ParameterSpec keys = keys();
      putAll("putAll", "putAllBy", shape.boxedKey());
      refreshAll("refreshAll", "refreshAllBy", answer(map(shape.boxedKey())), keys, byKeys(keys));
    }
    if (hasNodes()) {
      ParameterSpec nodes = nodes();
      putAll("putAllNodes", "putAll", shape.record);
      refreshAll("refreshAllNodes", "refreshAll", answer(map(shape.record)), nodes, names(nodes));
    }
  }

  private void putAll(String name, String called, TypeName key) {
    ParameterSpec values = ParameterSpec.builder(map(key), shape.locals.free("values")).build();
    CodeBlock arguments = key.equals(shape.record) ? names(values) : byKeys(values);
    add(name, nothing(), List.of(values), call(called, arguments), docs.putAll(values));
  }

  private void refreshAll(
      String name, String called, TypeName answer, ParameterSpec keys, CodeBlock arguments) {
    if (shape.canLoad()) {
      add(name, answer, List.of(keys), call(called, arguments), docs.refreshAll(keys));
    }
    add(
        name,
        answer,
        List.of(keys, bulkLoader),
        call(called, CodeBlock.of("$L,$W$N", arguments, bulkLoader)),
        docs.refreshAllBy(keys, bulkLoader));
  }

  private void writes() {
    ParameterSpec value = ParameterSpec.builder(shape.value, shape.locals.free("value")).build();
    one("put", nothing(), docs.put(value), value);
    one("putEverywhere", nothing(), docs.putEverywhere(value), value);
    if (shape.canLoad()) {
      one("refresh", valueOrNull(), docs.refresh());
    }
    one("refresh", valueOrNull(), docs.refreshBy(loader), loader);
    one("invalidate", nothing(), docs.invalidate());
    one("invalidateEverywhere", nothing(), docs.invalidateEverywhere());
  }

  private void bulkInvalidations() {
    if (shape.hasOneComponent()) {
      ParameterSpec keys = keys();
      CodeBlock nodes = CodeBlock.of("$N.stream().map($T::new).toList()", keys, shape.record);
      add(
          "invalidateAll",
          nothing(),
          List.of(keys),
          call("invalidateAll", nodes),
          docs.invalidateAll(keys));
    }
    if (hasNodes()) {
      ParameterSpec nodes = nodes();
      add(
          "invalidateAllNodes",
          nothing(),
          List.of(nodes),
          call("invalidateAll", names(nodes)),
          docs.invalidateAll(nodes));
    }
  }

  private void groupInvalidations() {
    for (GroupCode group : GroupCode.of(shape)) {
      add(
          "invalidate" + group.suffix(),
          nothing(),
          group.parameters(),
          call("invalidateGroup", group.instance()),
          docs.invalidateGroup(group.parameters()));
    }
  }

  /** What is about all of the node, and about no key. */
  private void whole() {
    whole("clear", nothing(), docs.clear());
    whole("asMap", map(shape.record), docs.asMap());
    whole("stats", RuntimeNames.CACHE_STATS, docs.stats());
  }

  private void whole(String name, TypeName answer, String doc) {
    add(name, answer, List.of(), CodeBlock.of("$L()", name), doc);
  }

  /** A method that takes the components, perhaps something more, and passes on the record. */
  private void one(String name, TypeName answer, String doc, ParameterSpec... more) {
    List<ParameterSpec> parameters = new ArrayList<>(shape.parameters());
    List<CodeBlock> arguments = new ArrayList<>(List.of(shape.instance()));
    for (ParameterSpec parameter : more) {
      parameters.add(parameter);
      arguments.add(CodeBlock.of("$N", parameter));
    }
    add(name, answer, parameters, call(name, CodeBlock.join(arguments, ",$W")), doc);
  }

  private void add(
      String name, TypeName answer, List<ParameterSpec> parameters, CodeBlock call, String doc) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc("$L", doc)
            .addModifiers(Modifier.PUBLIC)
            .returns(answer)
            .addParameters(parameters);
    if (place.isStatic()) {
      method.addModifiers(Modifier.STATIC);
    }
    String form = answer.equals(TypeName.VOID) ? "$L.$L" : "return $L.$L";
    methods.add(method.addStatement(form, place.target(), call).build());
  }

  private static CodeBlock call(String name, CodeBlock arguments) {
    return CodeBlock.of("$L($L)", name, arguments);
  }

  private CodeBlock byKeys(ParameterSpec keys) {
    return CodeBlock.of("$N, $T::new", keys, shape.record);
  }

  private static CodeBlock names(ParameterSpec... parameters) {
    List<CodeBlock> names = new ArrayList<>();
    for (ParameterSpec parameter : parameters) {
      names.add(CodeBlock.of("$N", parameter));
    }
    return CodeBlock.join(names, ",$W");
  }

  private ParameterSpec keys() {
    String name = shape.locals.freePlural(shape.name(shape.components().get(0)));
    return ParameterSpec.builder(Shape.collection(shape.boxedKey()), name).build();
  }

  private ParameterSpec nodes() {
    return ParameterSpec.builder(Shape.collection(shape.record), "nodes").build();
  }

  private TypeName map(TypeName key) {
    return ParameterizedTypeName.get(ClassName.get(Map.class), key, shape.value);
  }

  private TypeName valueOrNull() {
    return answer(shape.nullable(shape.value));
  }

  private TypeName nothing() {
    return place.isBlocking()
        ? TypeName.VOID
        : Shape.future(shape.nullable(ClassName.get(Void.class)));
  }

  private TypeName answer(TypeName type) {
    return place.isBlocking() ? type : Shape.future(type);
  }
}
