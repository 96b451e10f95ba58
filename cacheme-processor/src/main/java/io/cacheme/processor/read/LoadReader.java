package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.DependencyModel;
import io.cacheme.processor.model.LoadModel;
import io.cacheme.processor.model.LoadModel.Flag;
import io.cacheme.processor.model.LoadsModel;
import io.cacheme.processor.model.TypeText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads {@code load} and {@code loadAll}. */
final class LoadReader {

  private final Lang lang;
  private final TypeElement record;
  private final AnswerReader answers;
  private final Expected expected;

  LoadReader(Lang lang, TypeElement record, AnswerReader answers, Expected expected) {
    this.expected = expected;
    this.lang = lang;
    this.record = record;
    this.answers = answers;
  }

  LoadsModel read() {
    List<LoadModel> loads = new ArrayList<>();
    List<LoadModel> loadAlls = new ArrayList<>();
    int order = Places.METHODS;
    for (ExecutableElement method : ElementFilter.methodsIn(record.getEnclosedElements())) {
      order++;
      if (isNamed(method, "load")) {
        loads.add(load(method, order));
      } else if (isNamed(method, "loadAll")) {
        loadAlls.add(loadAll(method, order));
      }
    }
    return new LoadsModel(loads, loadAlls);
  }

  /** Whether it is a method of that name, and not the accessor of a component of that name. */
  private boolean isNamed(ExecutableElement method, String name) {
    return method.getSimpleName().contentEquals(name) && !isAccessor(record, method);
  }

  static boolean isAccessor(TypeElement record, ExecutableElement method) {
    return method.getParameters().isEmpty()
        && record.getRecordComponents().stream()
            .map(RecordComponentElement::getSimpleName)
            .anyMatch(method.getSimpleName()::equals);
  }

  private LoadModel load(ExecutableElement method, int order) {
    return new LoadModel(
        "load",
        flags(method),
        dependencies(method.getParameters()),
        answers.ofLoad(method.getReturnType()),
        TypeText.of(TypeName.get(method.getReturnType())),
        hidden(method),
        Origin.of(order, method, Signature.of(method)));
  }

  private LoadModel loadAll(ExecutableElement method, int order) {
    List<? extends VariableElement> parameters = method.getParameters();
    Set<Flag> flags = flags(method);
    if (!parameters.isEmpty() && takesNodes(parameters.get(0))) {
      flags.add(Flag.TAKES_NODES);
    }
    return new LoadModel(
        "loadAll",
        flags,
        dependencies(parameters.isEmpty() ? parameters : parameters.subList(1, parameters.size())),
        answers.ofLoadAll(method.getReturnType()),
        TypeText.of(TypeName.get(method.getReturnType())),
        hidden(method),
        Origin.of(order, method, Signature.of(method)));
  }

  private Optional<String> hidden(ExecutableElement method) {
    Access access = new Access(lang.elements, record);
    return method.getParameters().stream()
        .flatMap(p -> access.hidden(p.asType()).stream())
        .findFirst()
        .map(type -> TypeText.of(ClassName.get(type)));
  }

  private boolean takesNodes(VariableElement parameter) {
    @Nullable DeclaredType nodes = lang.type("java.util.Collection", record.asType());
    return nodes != null && lang.types.isSubtype(nodes, parameter.asType());
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

  private List<DependencyModel> dependencies(List<? extends VariableElement> parameters) {
    return parameters.stream()
        .map(
            p ->
                new DependencyModel(
                    expected.name(p.asType()),
                    p.getSimpleName().toString(),
                    TypeText.of(expected.name(p.asType()))))
        .toList();
  }
}
