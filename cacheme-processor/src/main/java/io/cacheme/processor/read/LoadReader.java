package io.cacheme.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.DependencyModel;
import io.cacheme.processor.model.Hidden;
import io.cacheme.processor.model.LoadModel;
import io.cacheme.processor.model.LoadModel.Answer;
import io.cacheme.processor.model.LoadModel.Flag;
import io.cacheme.processor.model.LoadsModel;
import io.cacheme.processor.model.LoadsModel.Lookalike;
import io.cacheme.processor.model.TypeText;
import io.cacheme.processor.read.LoadingMethods.Found;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads {@code load} and {@code loadAll}. */
final class LoadReader {

  private static final String KNOWN = "io.cacheme.Known";

  private final Lang lang;
  private final TypeElement record;
  private final @Nullable TypeMirror value;
  private final AnswerReader answers;
  private final Expected expected;

  LoadReader(Lang lang, TypeElement record, @Nullable TypeMirror value, Expected expected) {
    this.expected = expected;
    this.value = value;
    this.lang = lang;
    this.record = record;
    this.answers = new AnswerReader(lang, record, value);
  }

  LoadsModel read() {
    LoadingMethods methods = new LoadingMethods(lang, record);
    return new LoadsModel(
        methods.named("load").stream().map(this::load).toList(),
        methods.named("loadAll").stream().map(this::loadAll).toList(),
        methods.lookalikes().map(LoadReader::lookalike).toList());
  }

  private static Lookalike lookalike(Found method) {
    String meant = LoadingMethods.meant(method.element()).orElseThrow();
    return new Lookalike(method.element().getSimpleName().toString(), meant, method.origin());
  }

  private LoadModel load(Found method) {
    List<Parameter> parameters = parameters(method);
    Set<Flag> flags = flags(method.element());
    boolean told = !parameters.isEmpty() && isKnown(parameters.get(0).type());
    if (told) {
      flags.add(Flag.TAKES_KNOWN);
    }
    List<Parameter> dependencies = parameters.subList(told ? 1 : 0, parameters.size());
    knownAmong(dependencies).ifPresent(flags::add);
    return model(
        method, "load", flags, dependencies, answers.ofLoad(method.type().getReturnType()));
  }

  private LoadModel loadAll(Found method) {
    List<Parameter> parameters = parameters(method);
    Set<Flag> flags = flags(method.element());
    if (!parameters.isEmpty()) {
      nodesFlag(parameters.get(0).type()).ifPresent(flags::add);
    }
    List<Parameter> dependencies =
        parameters.subList(isMeantForNodes(parameters) ? 1 : 0, parameters.size());
    knownAmong(dependencies).ifPresent(flags::add);
    return model(
        method, "loadAll", flags, dependencies, answers.ofLoadAll(method.type().getReturnType()));
  }

  /** Whether the first is no dependency: many of something, or of a type that nothing tells of. */
  private boolean isMeantForNodes(List<Parameter> parameters) {
    return !parameters.isEmpty()
        && (parameters.get(0).type().getKind() != TypeKind.DECLARED
            || lang.is(parameters.get(0).type(), "java.lang.Iterable")
            || nodesFlag(parameters.get(0).type()).isPresent());
  }

  private LoadModel model(
      Found method, String name, Set<Flag> flags, List<Parameter> dependencies, Answer answer) {
    return new LoadModel(
        name,
        flags,
        dependencies.stream().map(this::dependency).toList(),
        dependencies.stream()
            .filter(p -> Nullability.isMarked(p.element()))
            .map(this::dependency)
            .collect(Collectors.toSet()),
        injection(dependencies),
        answer,
        answers.lazy(method.type().getReturnType()),
        TypeName.get(method.type().getReturnType()),
        hidden(method),
        unloadable(method),
        ObscuringFields.of(lang.elements, record),
        method.origin());
  }

  private Map<DependencyModel, List<AnnotationSpec>> injection(List<Parameter> dependencies) {
    return dependencies.stream()
        .collect(
            Collectors.toMap(
                this::dependency,
                parameter -> Injection.of(parameter.element()),
                (one, other) -> one));
  }

  /** A parameter, with its type as the record sees it. */
  private record Parameter(VariableElement element, TypeMirror type) {}

  private static List<Parameter> parameters(Found method) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < method.element().getParameters().size(); i++) {
      parameters.add(
          new Parameter(
              method.element().getParameters().get(i), method.type().getParameterTypes().get(i)));
    }
    return parameters;
  }

  private Optional<String> unloadable(Found method) {
    return method.type().getThrownTypes().stream()
        .filter(thrown -> !lang.isLoadable(thrown))
        .map(thrown -> TypeText.of(TypeName.get(thrown)))
        .findFirst();
  }

  private Optional<Hidden> hidden(Found method) {
    Access access = new Access(lang.elements, record);
    return method.type().getParameterTypes().stream()
        .flatMap(type -> access.hidden(type).stream())
        .findFirst()
        .map(access::describe);
  }

  /** Whether a parameter can take what is known of the node's value. */
  private boolean isKnown(TypeMirror parameter) {
    @Nullable DeclaredType known = value == null ? null : lang.type(KNOWN, value);
    return known != null && lang.is(parameter, KNOWN) && lang.types.isSubtype(known, parameter);
  }

  private Optional<Flag> knownAmong(List<Parameter> dependencies) {
    return dependencies.stream()
        .filter(parameter -> lang.is(parameter.type(), KNOWN))
        .findFirst()
        .map(parameter -> Flag.MISPLACED_KNOWN);
  }

  /** How the first parameter of {@code loadAll} takes the nodes, if it does. */
  private Optional<Flag> nodesFlag(TypeMirror parameter) {
    if (takes(parameter, "java.util.Collection")) {
      return Optional.of(Flag.TAKES_NODES);
    }
    return takes(parameter, "java.util.List")
        ? Optional.of(Flag.TAKES_LIST)
        : Optional.of(Flag.TAKES_SET).filter(flag -> takes(parameter, "java.util.Set"));
  }

  private boolean takes(TypeMirror parameter, String collection) {
    @Nullable DeclaredType nodes = lang.type(collection, record.asType());
    return nodes != null && lang.types.isSubtype(nodes, parameter);
  }

  private static Set<Flag> flags(ExecutableElement method) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      flags.add(Flag.PRIVATE);
    }
    if (method.getModifiers().contains(Modifier.STATIC)) {
      flags.add(Flag.STATIC);
    }
    if (!method.getTypeParameters().isEmpty()) {
      flags.add(Flag.GENERIC);
    }
    return flags;
  }

  private DependencyModel dependency(Parameter parameter) {
    TypeName type = expected.name(parameter.type());
    return new DependencyModel(
        type, parameter.element().getSimpleName().toString(), TypeText.of(type));
  }
}
