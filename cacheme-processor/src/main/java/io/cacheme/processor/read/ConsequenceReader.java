package io.cacheme.processor.read;

import com.google.auto.common.MoreElements;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.BatchModel;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.ConsequenceModel;
import io.cacheme.processor.model.GroupModel;
import io.cacheme.processor.model.GroupUse;
import io.cacheme.processor.model.LoadModel.Answer;
import io.cacheme.processor.model.NodeArgument;
import io.cacheme.processor.model.NodePart;
import io.cacheme.processor.model.NodeUse;
import io.cacheme.processor.model.Refusal;
import io.cacheme.processor.model.ResultModel;
import io.cacheme.processor.model.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads what follows a method's success. */
final class ConsequenceReader {

  private static final String OPTIONAL = "java.util.Optional";
  private static final String STAGE = "java.util.concurrent.CompletionStage";
  private static final String FUTURE = "java.util.concurrent.CompletableFuture";

  /** What has done nothing yet when it is returned, or tells nobody when it has. */
  private static final List<String> LATER =
      List.of(
          STAGE,
          "java.util.concurrent.Future",
          "java.util.concurrent.Flow.Publisher",
          "java.util.concurrent.Callable",
          "java.util.function.Supplier",
          "java.util.stream.BaseStream",
          "org.reactivestreams.Publisher",
          "io.smallrye.mutiny.Uni",
          "io.reactivex.rxjava3.core.CompletableSource",
          "io.reactivex.rxjava3.core.MaybeSource",
          "io.reactivex.rxjava3.core.ObservableSource",
          "io.reactivex.rxjava3.core.SingleSource");

  private final Lang lang;
  private final ValueAccessors accessors;
  private final Mappers mappers;
  private final MemoizedAnswer answers;

  ConsequenceReader(Lang lang, TypeElement type, Mappers mappers) {
    this.lang = lang;
    this.accessors = new ValueAccessors(lang, type);
    this.mappers = mappers;
    this.answers = new MemoizedAnswer(lang);
  }

  /** What generated code calls of parameters and results. */
  List<Element> accessors() {
    return accessors.used();
  }

  /** What {@code method} returns. */
  ResultModel result(ExecutableElement method, ExecutableType type) {
    TypeMirror returned = type.getReturnType();
    TypeMirror value = value(returned);
    return new ResultModel(
        Optional.ofNullable(value).map(TypeName::get),
        isStage(returned),
        isOptional(answers.unwrapped(returned)),
        later(method, returned));
  }

  private Optional<Refusal> later(ExecutableElement method, TypeMirror returned) {
    if (Suspension.isLast(method.getParameters().stream().map(VariableElement::asType).toList())) {
      return Optional.of(
          new Refusal("is a suspend function", "declare one that returns a CompletionStage"));
    }
    TypeMirror held = value(returned); // out of its stage and its optional, and perhaps one more
    return Stream.of(
            Optional.of(returned).filter(type -> !isStage(type)), Optional.ofNullable(held))
        .flatMap(Optional::stream)
        .map(lang.types::erasure)
        .filter(type -> LATER.stream().anyMatch(name -> lang.is(type, name)))
        .findFirst()
        .map(
            later ->
                new Refusal(
                    "returns " + TypeText.of(TypeName.get(returned)),
                    "return CompletionStage<V> or CompletableFuture<V>, or what the method waits"
                        + " for"));
  }

  private boolean isStage(TypeMirror type) {
    return (Lang.isExactly(type, STAGE) || Lang.isExactly(type, FUTURE))
        && lang.argument(type, STAGE) != null;
  }

  private static boolean isOptional(TypeMirror type) {
    return Lang.isExactly(type, OPTIONAL);
  }

  /** What is returned, out of its stage and its optional; null for nothing. */
  private @Nullable TypeMirror value(TypeMirror returned) {
    TypeMirror inner = answers.unwrapped(returned);
    TypeMirror held = isOptional(inner) ? lang.argument(inner, OPTIONAL) : inner;
    return held == null || held.getKind() == TypeKind.VOID || Lang.isExactly(held, "java.lang.Void")
        ? null
        : held;
  }

  /** What {@code annotation} says of {@code node}, which caches {@code value}. */
  ConsequenceModel read(
      NodeAnnotation annotation,
      ExecutableElement declaration,
      ExecutableType type,
      NodeElement node,
      NodeUse use,
      TypeMirror value,
      Origin origin) {
    Attributes attributes = Attributes.of(lang.elements, node);
    List<GroupModel> groups = attributes.strings("groups").stream().map(GroupModel::of).toList();
    Optional<GroupModel> group =
        groups.stream().filter(kind -> annotation.group().equals(text(kind))).findFirst();
    Given given =
        annotation.group().isPresent() && group.isEmpty()
            ? new Given(noSuchGroup(annotation.group().get(), groups), null)
            : given(annotation, declaration, type, node.type(), group);
    boolean isPut = annotation.kind() == NodeAnnotation.Kind.PUTS;
    return new ConsequenceModel(
        annotation.kind().text(),
        isPut,
        use,
        group.map(kind -> use(kind, node, attributes)),
        given.argument,
        Optional.ofNullable(given.many).map(ConsequenceReader::batch),
        !isPut || isAnswered(type.getReturnType(), value, given.many),
        annotation.origin(
            origin,
            declaration,
            given.argument instanceof NodeArgument.FromNothing
                ? "from"
                : given.argument instanceof NodeArgument.NoSuchGroup ? "group" : "value"));
  }

  private GroupUse use(GroupModel group, NodeElement node, Attributes attributes) {
    List<ComponentModel> components =
        new ComponentReader(lang, node.type()).read((DeclaredType) node.type().asType(), List.of());
    return new GroupUse(
        group.template().text(),
        NodeReader.names(node.type(), attributes).nodes(),
        group.factory(components));
  }

  private static NodeArgument noSuchGroup(String named, List<GroupModel> groups) {
    return new NodeArgument.NoSuchGroup(
        named, groups.stream().flatMap(group -> text(group).stream()).toList());
  }

  private static Optional<String> text(GroupModel group) {
    return Optional.of(group.declared().value());
  }

  private static BatchModel batch(Input many) {
    return new BatchModel(many.name(), TypeName.get(many.type()), false);
  }

  private boolean isAnswered(TypeMirror returned, TypeMirror value, @Nullable Input many) {
    TypeMirror wanted =
        many == null
            ? value
            : many.name().equals(NodePart.RESULT)
                ? null
                : lang.type("java.util.Map", many.type(), value);
    Answer answer = wanted == null ? Answer.OTHER : answers.of(returned, wanted);
    return switch (answer) {
      case VALUE, STAGE -> true;
      case OPTIONAL, STAGE_OF_OPTIONAL -> many == null;
      case VOID, FUTURE, OTHER -> false;
    };
  }

  private record Given(NodeArgument argument, @Nullable Input many) {}

  private Given given(
      NodeAnnotation annotation,
      ExecutableElement declaration,
      ExecutableType type,
      TypeElement record,
      Optional<GroupModel> group) {
    List<Input> inputs = Inputs.of(lang, declaration, type).all();
    Optional<Input> result =
        Optional.ofNullable(value(type.getReturnType()))
            .map(value -> new Input(NodePart.RESULT, value, value, false, false));
    List<Input> holders = Stream.concat(inputs.stream(), result.stream()).toList();
    Optional<Input> from =
        holders.stream()
            .filter(h -> annotation.from().filter(h.name()::equals).isPresent())
            .findFirst();
    if (annotation.from().isPresent() && from.isEmpty()) {
      return new Given(
          new NodeArgument.FromNothing(
              annotation.from().get(), holders.stream().map(Input::name).toList()),
          null);
    }
    TypeElement declaring = MoreElements.asType(declaration.getEnclosingElement());
    NodeArgument one =
        new ConsequenceArgumentReader(lang, record, group, accessors, inputs, result, from)
            .read(mappers, declaring);
    if (one.isSound()) {
      return new Given(one, null);
    }
    List<Given> many = new ArrayList<>();
    for (Input holder : from.map(List::of).orElse(holders)) {
      TypeMirror element = holder.isIgnored() ? null : element(holder.type());
      if (element != null) {
        Input key = new Input(holder.name(), holder.declared(), element, true, false);
        many.add(
            new Given(
                ofMany(record, group, inputs, result, from, holder, key).read(mappers, declaring),
                key));
      }
    }
    List<Given> sound = many.stream().filter(found -> found.argument.isSound()).toList();
    if (sound.size() > 1) {
      List<String> names =
          sound.stream()
              .flatMap(found -> Optional.ofNullable(found.many()).stream())
              .map(Input::name)
              .toList();
      return new Given(
          new NodeArgument.Unclear(
              "it",
              names.stream().map(name -> "the elements of " + NodePart.of(name).text()).toList(),
              names),
          null);
    }
    if (sound.size() == 1) {
      return sound.get(0);
    }
    return one instanceof NodeArgument.Mismatch && many.size() == 1
        ? many.get(0)
        : new Given(one, null);
  }

  private ConsequenceArgumentReader ofMany(
      TypeElement record,
      Optional<GroupModel> group,
      List<Input> inputs,
      Optional<Input> result,
      Optional<Input> from,
      Input holder,
      Input key) {
    return new ConsequenceArgumentReader(
        lang,
        record,
        group,
        accessors,
        inputs.stream().map(input -> input.equals(holder) ? key : input).toList(),
        result.map(input -> input.equals(holder) ? key : input),
        from.map(input -> input.equals(holder) ? key : input));
  }

  private @Nullable TypeMirror element(TypeMirror type) {
    return Inputs.isCollection(type) ? lang.argument(type, "java.util.Collection") : null;
  }
}
