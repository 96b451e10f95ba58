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
 * one line that passes the components on as a record.
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
    if (!shape.components().isEmpty()) {
      accessors.bulkGets();
    }
    accessors.writes();
    if (!shape.components().isEmpty()) {
      accessors.bulkWrites();
      accessors.bulkInvalidations();
    }
    for (GroupCode group : GroupCode.of(shape)) {
      accessors.add(
          "invalidate" + group.suffix(),
          accessors.nothing(),
          group.parameters(),
          call("invalidateGroup", group.instance()),
          accessors.docs.invalidateGroup(group.parameters()));
    }
    accessors.one("peek", accessors.answer(RuntimeNames.PEEK), accessors.docs.peek());
    accessors.add(
        "clear", accessors.nothing(), List.of(), CodeBlock.of("clear()"), accessors.docs.clear());
    if (!place.isBlocking()) { // it never waits
      accessors.add(
          "asMap",
          accessors.map(shape.record),
          List.of(),
          CodeBlock.of("asMap()"),
          accessors.docs.asMap());
    }
    accessors.add(
        "stats",
        RuntimeNames.CACHE_STATS,
        List.of(),
        CodeBlock.of("stats()"),
        accessors.docs.stats());
    return accessors.methods;
  }

  private void gets() {
    if (canLoad()) {
      one("get", valueOrNull(), docs.get());
    }
    one("get", valueOrNull(), docs.getBy(loader), loader);
    one("getIfPresent", valueOrNull(), docs.getIfPresent());
  }

  private void bulkGets() {
    if (shape.hasOneComponent()) {
      ParameterSpec keys = keys();
      TypeName map = answer(map(shape.boxedKey()));
      CodeBlock arguments = CodeBlock.of("$N, $T::new", keys, shape.record);
      if (canLoad()) {
        add("getAll", map, List.of(keys), call("getAllBy", arguments), docs.getAll(keys));
      }
      add(
          "getAll",
          map,
          List.of(keys, bulkLoader),
          call("getAllBy", CodeBlock.of("$L, $N", arguments, bulkLoader)),
          docs.getAllBy(keys, bulkLoader));
    }
    allPresent();
    ParameterSpec nodes = nodes();
    TypeName map = answer(map(shape.record));
    if (canLoad()) {
      add("getAllNodes", map, List.of(nodes), call("getAll", names(nodes)), docs.getAll(nodes));
    }
    add(
        "getAllNodes",
        map,
        List.of(nodes, bulkLoader),
        call("getAll", names(nodes, bulkLoader)),
        docs.getAllBy(nodes, bulkLoader));
  }

  private void allPresent() {
    if (shape.hasOneComponent()) {
      ParameterSpec keys = keys();
      add(
          "getAllPresent",
          answer(map(shape.boxedKey())),
          List.of(keys),
          call("getAllPresentBy", CodeBlock.of("$N, $T::new", keys, shape.record)),
          docs.getAllPresent(keys));
    }
    ParameterSpec nodes = nodes();
    add(
        "getAllPresentNodes",
        answer(map(shape.record)),
        List.of(nodes),
        call("getAllPresent", names(nodes)),
        docs.getAllPresent(nodes));
  }

  private void bulkWrites() {
    String name = shape.locals.free("values");
    if (shape.hasOneComponent()) {
      ParameterSpec keys = keys();
      ParameterSpec values = ParameterSpec.builder(map(shape.boxedKey()), name).build();
      add(
          "putAll",
          nothing(),
          List.of(values),
          call("putAllBy", CodeBlock.of("$N, $T::new", values, shape.record)),
          docs.putAll(values));
      refreshAll(
          "refreshAll",
          "refreshAllBy",
          answer(map(shape.boxedKey())),
          keys,
          CodeBlock.of("$N, $T::new", keys, shape.record));
    }
    ParameterSpec values = ParameterSpec.builder(map(shape.record), name).build();
    add(
        "putAllNodes",
        nothing(),
        List.of(values),
        call("putAll", names(values)),
        docs.putAll(values));
    ParameterSpec nodes = nodes();
    refreshAll("refreshAllNodes", "refreshAll", answer(map(shape.record)), nodes, names(nodes));
  }

  private void refreshAll(
      String name, String called, TypeName answer, ParameterSpec keys, CodeBlock arguments) {
    if (canLoad()) {
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
    if (canLoad()) {
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
    ParameterSpec nodes = nodes();
    add(
        "invalidateAllNodes",
        nothing(),
        List.of(nodes),
        call("invalidateAll", names(nodes)),
        docs.invalidateAll(nodes));
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

  private static CodeBlock names(ParameterSpec... parameters) {
    List<CodeBlock> names = new ArrayList<>();
    for (ParameterSpec parameter : parameters) {
      names.add(CodeBlock.of("$N", parameter));
    }
    return CodeBlock.join(names, ",$W");
  }

  private boolean canLoad() {
    return shape.node.loads().canLoad();
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
