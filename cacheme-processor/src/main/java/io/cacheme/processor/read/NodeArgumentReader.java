package io.cacheme.processor.read;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.GroupModel;
import io.cacheme.processor.model.KeyPlan.Value;
import io.cacheme.processor.model.NodeArgument;
import io.cacheme.processor.model.ParameterModel;
import io.cacheme.processor.model.TypeText;
import io.cacheme.processor.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** Finds out how the parameters of one method give its node, or one of its groups. */
final class NodeArgumentReader {

  private final Lang lang;
  private final TypeElement record;
  private final List<Wanted> wanted;
  private final List<Input> inputs;

  NodeArgumentReader(Lang lang, TypeElement record, List<Input> inputs) {
    this(lang, record, inputs, ofNode(lang, record));
  }

  private NodeArgumentReader(
      Lang lang, TypeElement record, List<Input> inputs, List<Wanted> wanted) {
    this.lang = lang;
    this.record = record;
    this.inputs = inputs;
    this.wanted = wanted;
  }

  /** For those that give a group of the node's: what its template names is what is missing. */
  static NodeArgumentReader ofGroup(
      Lang lang, TypeElement record, GroupModel group, List<Input> inputs) {
    List<Wanted> wanted = new ArrayList<>();
    for (Value value : group.values(components(lang, record))) {
      ComponentModel last = value.component();
      ComponentModel component =
          new ComponentModel(
              value.joinedName(),
              last.type(),
              last.keyType(),
              last.nullable(),
              last.ignored(),
              last.origin());
      List<String> path = value.path().stream().map(ComponentModel::name).toList();
      wanted.add(new Wanted(component, type(lang, record, value), path));
    }
    return new NodeArgumentReader(lang, record, inputs, wanted);
  }

  private static List<Wanted> ofNode(Lang lang, TypeElement record) {
    List<ComponentModel> components = components(lang, record);
    List<Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < components.size(); i++) {
      ComponentModel component = components.get(i);
      TypeMirror type = record.getRecordComponents().get(i).asType();
      wanted.add(new Wanted(component, type, List.of(component.name())));
    }
    return wanted;
  }

  private static List<ComponentModel> components(Lang lang, TypeElement record) {
    return new ComponentReader(lang, record).read((DeclaredType) record.asType(), List.of());
  }

  private static TypeMirror type(Lang lang, TypeElement record, Value value) {
    TypeMirror type = record.asType();
    for (ComponentModel part : value.path()) {
      DeclaredType owner = (DeclaredType) type;
      RecordComponentElement component =
          Lang.element(owner).getRecordComponents().stream()
              .filter(one -> one.getSimpleName().contentEquals(part.name()))
              .findFirst()
              .orElseThrow();
      ExecutableElement accessor = component.getAccessor();
      type =
          accessor == null
              ? component.asType()
              : ((ExecutableType) lang.types.asMemberOf(owner, accessor)).getReturnType();
    }
    return type;
  }

  /** For a method that {@code declaring} declares. */
  NodeArgument read(Mappers mappers, TypeElement declaring) {
    List<Input> own = inputs.stream().filter(input -> !input.isIgnored()).toList();
    Optional<NodeArgument> mapped =
        mapped(mappers, declaring, inputs).or(() -> mapped(mappers, declaring, own));
    if (mapped.isPresent()) {
      return mapped.get();
    }
    return own.size() == 1 && isNode(own.get(0))
        ? new NodeArgument.Itself(own.get(0).name())
        : byName(own);
  }

  /** Whether {@code input} is the node. */
  boolean isNode(Input input) {
    return lang.types.isSameType(input.type(), record.asType());
  }

  /** What is to be given. */
  List<Wanted> wanted() {
    return wanted;
  }

  /** The {@code @ToNode} method that takes {@code taken}, or the complaint that several do. */
  Optional<NodeArgument> mapped(Mappers mappers, TypeElement declaring, List<Input> taken) {
    List<TypeMirror> types = taken.stream().map(Input::type).toList();
    List<ExecutableElement> found = mappers.find(declaring, types, record.asType());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.size() > 1) {
      List<String> headers = found.stream().map(Signature::header).toList();
      return Optional.of(mismatch(List.of(), List.of(), headers));
    }
    ExecutableElement mapper = found.get(0);
    return Optional.of(
        new NodeArgument.Mapped(
            ClassName.get((TypeElement) mapper.getEnclosingElement()),
            mapper.getSimpleName().toString(),
            taken.stream().map(Input::name).toList()));
  }

  private NodeArgument byName(List<Input> own) {
    List<Input> left = new ArrayList<>(own);
    List<Optional<String>> found = new ArrayList<>();
    for (Wanted one : wanted) {
      Optional<Input> input = named(one.component(), one.type());
      input.ifPresent(left::remove);
      found.add(input.map(Input::name));
    }
    int missing = found.indexOf(Optional.<String>empty());
    if (left.size() == 1
        && missing >= 0
        && isNameless(left.get(0))
        && lang.accepts(wanted.get(missing).type(), left.get(0).type())) {
      found.set(missing, Optional.of(left.remove(0).name()));
    }
    return left.isEmpty() && found.stream().allMatch(Optional::isPresent)
        ? new NodeArgument.Components(found.stream().map(Optional::orElseThrow).toList())
        : mismatch(missing(found), left, List.of());
  }

  private Optional<Input> named(ComponentModel component, TypeMirror type) {
    return inputs.stream()
        .filter(input -> !input.isKey() && input.name().equals(component.name()))
        .filter(input -> !input.isIgnored() || component.ignored())
        .filter(input -> lang.accepts(type, input.type()))
        .findFirst();
  }

  /** Whether its name says nothing of the component: of many keys, or not kept by the compiler. */
  private boolean isNameless(Input input) {
    return input.isKey() || (isNamesLost() && inputs.size() == 1);
  }

  private boolean isNamesLost() {
    for (int i = 0; i < inputs.size(); i++) {
      if (!inputs.get(i).name().equals("arg" + i)) {
        return false;
      }
    }
    return !inputs.isEmpty();
  }

  private List<ComponentModel> missing(List<Optional<String>> found) {
    List<ComponentModel> missing = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).isEmpty()) {
        missing.add(wanted.get(i).component());
      }
    }
    return missing;
  }

  /** What is said where {@code missing} are given by nothing. */
  NodeArgument mismatch(List<ComponentModel> missing, List<Input> surplus, List<String> mappers) {
    return new NodeArgument.Mismatch(
        missing.stream().map(c -> new ParameterModel(c.name(), c.type())).toList(),
        surplus.stream().map(Input::declaration).toList(),
        inputs.stream().filter(Input::isIgnored).map(Input::name).toList(),
        isNamesLost(),
        mappers,
        mapper(),
        Signature.of(record));
  }

  private static boolean isVariable(TypeName type) {
    return type instanceof TypeVariableName
        || (type instanceof ArrayTypeName array && isVariable(array.componentType()))
        || (type instanceof ParameterizedTypeName generic
            && generic.typeArguments().stream().anyMatch(NodeArgumentReader::isVariable));
  }

  private Optional<String> mapper() {
    List<Input> own = inputs.stream().filter(input -> !input.isIgnored()).toList();
    String name = TypeText.of(ClassName.get(record));
    String method = Words.decapitalized(record.getSimpleName().toString());
    boolean isFixed = own.stream().noneMatch(input -> isVariable(TypeName.get(input.type())));
    return own.isEmpty() || !isFixed // no static method could name a variable of the type
        ? Optional.empty()
        : Optional.of(
            own.stream()
                .map(Input::text)
                .collect(Collectors.joining(", ", "static " + name + " " + method + "(", ")")));
  }
}
