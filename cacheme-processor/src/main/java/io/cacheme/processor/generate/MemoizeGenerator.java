package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.cacheme.processor.model.MemoizeModel;
import io.cacheme.processor.model.MemoizedMethod;
import io.cacheme.processor.model.MemoizedMethod.Cached;
import io.cacheme.processor.model.MemoizedMethod.Consequential;
import io.cacheme.processor.model.MemoizedMethod.PassedOn;
import io.cacheme.processor.model.MethodModel;
import io.cacheme.processor.model.NodeUse;
import io.cacheme.processor.model.ParameterModel;
import io.cacheme.processor.model.RuntimeNames;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes {@code XxxMemoized}, which decorates an interface or extends a class. */
public final class MemoizeGenerator {

  private static final String SUPER = "super";

  private final MemoizeModel model;
  private final MemoizeNames names;

  private MemoizeGenerator(MemoizeModel model) {
    this.model = MemoizeScope.of(model);
    this.names = new MemoizeNames(this.model);
  }

  /** The memoizing class of an interface or a class. */
  public static JavaFile generate(MemoizeModel model) {
    return Files.of(model.platform(), model.generated(), new MemoizeGenerator(model).type());
  }

  private TypeSpec type() {
    TypeSpec.Builder type =
        Files.newClass(model.platform(), model.generated(), model.isPublic())
            .alwaysQualify(model.nested().toArray(String[]::new))
            .addTypeVariables(model.typeVariables());
    if (model.isInterface()) {
      decorator(type);
    } else {
      subclass(type);
    }
    model.methods().forEach(method -> type.addMethod(method(method)));
    if (model.isInterface()) {
      type.addMethod(description());
    }
    return type.build();
  }

  private void decorator(TypeSpec.Builder type) {
    type.addJavadoc("{@link $T} with its " + annotated(true) + "go to a delegate.\n", model.type())
        .addSuperinterface(self())
        .addField(self(), names.delegate(), Modifier.PRIVATE, Modifier.FINAL);
    model.nodes().forEach(node -> type.addField(cache(node)));
    type.addMethod(
        constructor()
            .addJavadoc("Decorates {@code $N}.\n", names.delegate())
            .addParameter(self(), names.delegate())
            .addParameters(caches())
            .addStatement(
                "this.$N = $T.requireNonNull($N, $S)",
                names.delegate(),
                Objects.class,
                names.delegate(),
                names.delegate())
            .addCode(assignments())
            .build());
  }

  private void subclass(TypeSpec.Builder type) {
    type.addJavadoc(
            "{@link $T} with its " + annotated(false) + "also where it calls them itself.\n",
            model.type())
        .superclass(self());
    model.nodes().forEach(node -> type.addField(cache(node)));
    model.constructors().forEach(constructor -> type.addMethod(constructor(constructor)));
  }

  /** What is special about the methods, up to what becomes of {@code others}. */
  private String annotated(boolean others) {
    String kinds =
        model
            .consequential()
            .flatMap(method -> method.consequences().stream())
            .map(consequence -> "{@code " + consequence.annotation() + "}")
            .distinct()
            .sorted()
            .collect(Collectors.joining(" and "));
    String followed =
        kinds.isEmpty() ? "" : kinds + " methods followed by what they change in caches";
    String cached =
        model.cached().findAny().isPresent() ? "{@code @Memoize} methods answered by caches" : "";
    String both = cached + (cached.isEmpty() || followed.isEmpty() ? "" : ", and its ") + followed;
    if (!others) {
      return both + ", ";
    }
    return both
        + (cached.isEmpty() ? "; all methods " : "; what no cache has, and all other methods, ");
  }

  private MethodSpec constructor(MethodModel header) {
    MethodSpec.Builder constructor = constructor();
    constructor
        .addJavadoc("As {@link $T} is made, with the caches.\n", model.type())
        .addTypeVariables(header.typeVariables())
        .addParameters(parameters(header))
        .addParameters(caches())
        .addExceptions(header.thrown());
    if (!header.parameters().isEmpty()) {
      constructor.addStatement("super($L)", arguments(header));
    }
    return constructor.addCode(assignments()).build();
  }

  private MethodSpec.Builder constructor() {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    return model.isPublic() ? constructor.addModifiers(Modifier.PUBLIC) : constructor;
  }

  private FieldSpec cache(NodeUse node) {
    TypeName type = ParameterizedTypeName.get(RuntimeNames.NODE_CACHE, node.record(), node.value());
    return FieldSpec.builder(type, names.cache(node), Modifier.PRIVATE, Modifier.FINAL).build();
  }

  private List<ParameterSpec> caches() {
    return model.nodes().stream()
        .map(node -> ParameterSpec.builder(node.cache(), names.cache(node)).build())
        .toList();
  }

  private CodeBlock assignments() {
    CodeBlock.Builder code = CodeBlock.builder();
    model
        .nodes()
        .forEach(
            node ->
                code.addStatement(
                    "this.$N = $N.asNodeCache()", names.cache(node), names.cache(node)));
    return code.build();
  }

  private MethodSpec method(MemoizedMethod method) {
    if (method instanceof Cached cached) {
      return override(cached.header())
          .addCode(new MemoizedCode(cached, rethrow(cached), names, target()).body())
          .build();
    }
    if (method instanceof Consequential consequential) {
      return override(consequential.header())
          .addCode(new ConsequenceCode(consequential, names, target()).body())
          .build();
    }
    MethodModel header = ((PassedOn) method).header();
    boolean isVoid = header.returns().equals(TypeName.VOID);
    return override(header)
        .addStatement(
            isVoid ? "$N.$N($L)" : "return $N.$N($L)",
            names.delegate(),
            header.name(),
            arguments(header))
        .build();
  }

  /** What the user's method is called on. */
  private String target() {
    return model.isInterface() ? names.delegate() : SUPER;
  }

  private RethrowCode rethrow(Cached method) {
    return new RethrowCode(model, method, names.locals(method.header()));
  }

  private static MethodSpec.Builder override(MethodModel header) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(header.name())
            .addAnnotation(Override.class)
            .addTypeVariables(header.typeVariables())
            .returns(header.returns())
            .addParameters(parameters(header))
            .varargs(header.varargs())
            .addExceptions(header.thrown());
    header.visibility().ifPresent(method::addModifiers);
    return method;
  }

  private static List<ParameterSpec> parameters(MethodModel header) {
    return header.parameters().stream()
        .map((ParameterModel p) -> ParameterSpec.builder(p.type(), p.name()).build())
        .toList();
  }

  private static CodeBlock arguments(MethodModel header) {
    return CodeBlock.join(
        header.parameterNames().stream().map(name -> CodeBlock.of("$N", name)).toList(), ",$W");
  }

  private MethodSpec description() {
    return MethodSpec.methodBuilder("toString")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(String.class)
        .addStatement(
            "return $S + $N + $S", model.generated().simpleName() + "(", names.delegate(), ")")
        .build();
  }

  private TypeName self() {
    return model.typeVariables().isEmpty()
        ? model.type()
        : ParameterizedTypeName.get(model.type(), model.typeVariables().toArray(TypeName[]::new));
  }
}
