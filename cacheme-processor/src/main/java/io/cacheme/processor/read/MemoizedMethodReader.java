package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.BatchModel;
import io.cacheme.processor.model.ConsequenceModel;
import io.cacheme.processor.model.LazyModel;
import io.cacheme.processor.model.LoadModel.Answer;
import io.cacheme.processor.model.MemoizedMethod;
import io.cacheme.processor.model.MemoizedMethod.Cached;
import io.cacheme.processor.model.MemoizedMethod.Consequential;
import io.cacheme.processor.model.MemoizedMethod.Contradictory;
import io.cacheme.processor.model.MemoizedMethod.Fixed;
import io.cacheme.processor.model.MemoizedMethod.NotANode;
import io.cacheme.processor.model.MemoizedMethod.OfBrokenNode;
import io.cacheme.processor.model.MemoizedMethod.PassedOn;
import io.cacheme.processor.model.MemoizedMethod.Unloadable;
import io.cacheme.processor.model.MemoizedMethod.Unwritable;
import io.cacheme.processor.model.NodeUse;
import io.cacheme.processor.model.Refusal;
import io.cacheme.processor.model.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads the methods of a type with methods that name nodes. */
final class MemoizedMethodReader {

  private final Lang lang;
  private final KnownNodes nodes;
  private final MemoizeElement owner;
  private final Mappers mappers;
  private final MemoizedAnswer answers;
  private final MethodHeaders headers;
  private final ConsequenceReader consequences;

  MemoizedMethodReader(Lang lang, KnownNodes nodes, MemoizeElement owner, Mappers mappers) {
    this.lang = lang;
    this.nodes = nodes;
    this.owner = owner;
    this.mappers = mappers;
    this.answers = new MemoizedAnswer(lang);
    this.headers = new MethodHeaders(lang);
    this.consequences = new ConsequenceReader(lang, owner.type(), mappers);
  }

  /** What generated code calls of parameters and results. */
  List<Element> accessors() {
    return consequences.accessors();
  }

  /** The type's own methods that nothing can override. */
  Stream<MemoizedMethod> fixed() {
    return ElementFilter.methodsIn(owner.type().getEnclosedElements()).stream()
        .filter(MemoizeElement::isAnnotated)
        .flatMap(
            method ->
                MemberMethod.fixed(method)
                    .map(
                        reason ->
                            new Fixed(
                                NodeAnnotation.of(method).get(0).kind().text(),
                                subject(method),
                                reason,
                                owner.origin(method)))
                    .stream());
  }

  /** A method that a subclass can override, and what its annotations name wrongly. */
  Stream<MemoizedMethod> read(MemberMethod method) {
    ExecutableElement main = method.main();
    if (!SourceVersion.isName(main.getSimpleName())) {
      return Stream.of(new Unwritable(subject(main), owner.origin(main)));
    }
    ExecutableElement declaration = method.annotated().orElse(null);
    if (declaration == null) {
      return Stream.of(new PassedOn(headers.read(method)));
    }
    List<NodeAnnotation> annotations = NodeAnnotation.of(declaration);
    Optional<MemoizedMethod> contradiction = contradiction(declaration, annotations);
    if (contradiction.isPresent()) {
      return contradiction.stream();
    }
    NodeAnnotation first = annotations.get(0);
    return first.kind() == NodeAnnotation.Kind.MEMOIZE
        ? Stream.of(memoized(method, declaration, first))
        : changing(method, declaration, annotations);
  }

  private MemoizedMethod memoized(
      MemberMethod method, ExecutableElement declaration, NodeAnnotation annotation) {
    return refusal(method)
        .<MemoizedMethod>map(
            refusal -> new Unloadable(subject(declaration), refusal, owner.origin(declaration)))
        .orElseGet(
            () ->
                named(
                    declaration,
                    annotation,
                    (node, value) -> cached(method, declaration, node, value)));
  }

  /** What contradicts each other, or says one thing twice. */
  private Optional<MemoizedMethod> contradiction(
      ExecutableElement declaration, List<NodeAnnotation> annotations) {
    for (NodeAnnotation later : annotations) {
      for (NodeAnnotation one : annotations.subList(0, annotations.indexOf(later))) {
        Optional<Refusal> refusal = contradiction(one, later);
        if (refusal.isPresent()) {
          Origin place = later.origin(owner.origin(declaration), declaration, "value");
          return refusal.map(reason -> new Contradictory(subject(declaration), reason, place));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> contradiction(NodeAnnotation one, NodeAnnotation later) {
    String both =
        one.kind() == later.kind()
            ? one.kind().text() + " twice"
            : one.kind().text() + " and " + later.kind().text();
    if (one.kind() == NodeAnnotation.Kind.MEMOIZE || later.kind() == NodeAnnotation.Kind.MEMOIZE) {
      return Optional.of(
          new Refusal(
              "has " + both + ", and is not called where a tier has its answer",
              "keep one of the two"));
    }
    boolean isSame =
        one.named().flatMap(a -> later.named().map(b -> lang.types.isSameType(a, b))).orElse(false)
            && one.from().equals(later.from())
            && one.group().equals(later.group());
    return isSame
        ? Optional.of(
            new Refusal(
                "has " + both + " for the same node", "keep one, or tell them apart by `from`"))
        : Optional.empty();
  }

  private Stream<MemoizedMethod> changing(
      MemberMethod method, ExecutableElement declaration, List<NodeAnnotation> annotations) {
    List<ConsequenceModel> models = new ArrayList<>();
    List<MemoizedMethod> wrong = new ArrayList<>();
    for (NodeAnnotation annotation : annotations) {
      MemoizedMethod read =
          named(
              declaration,
              annotation,
              (node, value) ->
                  changing(
                      method,
                      declaration,
                      consequences.read(
                          annotation,
                          declaration,
                          method.type(lang),
                          node,
                          use(node, value),
                          value,
                          owner.origin(declaration))));
      if (read instanceof Consequential one) {
        models.addAll(one.consequences());
      } else {
        wrong.add(read);
      }
    }
    return models.isEmpty()
        ? wrong.stream()
        : Stream.concat(
            Stream.of(changing(method, declaration, models.toArray(ConsequenceModel[]::new))),
            wrong.stream());
  }

  private Optional<Refusal> refusal(MemberMethod method) {
    boolean isSynchronized =
        method.declarations().stream()
            .anyMatch(one -> one.getModifiers().contains(Modifier.SYNCHRONIZED));
    if (isSynchronized) {
      return Optional.of(
          new Refusal(
              "is synchronized, and its load runs on another thread, which would wait for a caller"
                  + " that holds the lock",
              "guard what it touches by a lock of its own"));
    }
    return method.thrown(lang).stream()
        .filter(thrown -> !lang.isLoadable(thrown))
        .findFirst()
        .map(thrown -> Refusal.throwing(TypeText.of(TypeName.get(thrown))));
  }

  private Consequential changing(
      MemberMethod method, ExecutableElement declaration, ConsequenceModel... models) {
    return new Consequential(
        headers.read(method),
        subject(declaration),
        consequences.result(declaration, method.type(lang)),
        List.of(models),
        owner.origin(declaration));
  }

  /** The node that {@code annotation} names, or what is said where it names none. */
  private MemoizedMethod named(
      ExecutableElement declaration,
      NodeAnnotation annotation,
      BiFunction<NodeElement, TypeMirror, MemoizedMethod> then) {
    TypeMirror named = annotation.named().orElseThrow();
    Optional<NodeElement> node = nodes.find(named);
    if (node.isEmpty()) {
      return new NotANode(
          annotation.kind().text(),
          subject(declaration),
          TypeText.of(TypeName.get(named)),
          nodes.names(),
          nodes.caching(named),
          annotation.origin(owner.origin(declaration), declaration, "value"));
    }
    TypeMirror value = nodes.value(node.get());
    return value == null ? new OfBrokenNode() : then.apply(node.get(), value);
  }

  private MemoizedMethod cached(
      MemberMethod method, ExecutableElement declaration, NodeElement node, TypeMirror value) {
    TypeMirror suspended = Suspension.result(lang, method.type(lang));
    TypeMirror returned = suspended == null ? method.type(lang).getReturnType() : suspended;
    BiFunction<TypeMirror, TypeMirror, Answer> measured =
        suspended == null ? answers::of : answers::ofSuspended;
    Inputs inputs = Inputs.of(lang, declaration, method.type(lang));
    Answer single = measured.apply(returned, value);
    Answer many =
        single == Answer.OTHER
            ? answerToMany(measured, returned, inputs.key(), value)
            : Answer.OTHER;
    boolean isBatch = many != Answer.OTHER;
    return new Cached(
        headers.read(method),
        subject(declaration),
        use(node, value),
        isBatch ? many : single,
        suspended == null
            ? lazy(returned, value)
            : Optional.of(LazyTypes.suspended(lang, owner.type())),
        TypeName.get(returned),
        new NodeArgumentReader(lang, node.type(), isBatch ? inputs.ofOneKey() : inputs.all())
            .read(mappers, declaring(declaration)),
        isBatch ? inputs.batch() : Optional.<BatchModel>empty(),
        headers.checked(method),
        owner.origin(declaration));
  }

  private Optional<LazyModel> lazy(TypeMirror returned, TypeMirror value) {
    return lang.same(returned, value)
        ? Optional.empty()
        : LazyTypes.of(lang, returned, owner.type());
  }

  private NodeUse use(NodeElement node, TypeMirror value) {
    return new NodeUse(
        ClassName.get(node.type()),
        NodeReader.names(node.type(), Attributes.of(lang.elements, node)).cache(),
        TypeName.get(value));
  }

  private TypeElement declaring(ExecutableElement method) {
    return method.getEnclosingElement() instanceof TypeElement type ? type : owner.type();
  }

  /** What the method answers, if it is a map from {@code key}. */
  private Answer answerToMany(
      BiFunction<TypeMirror, TypeMirror, Answer> measured,
      TypeMirror returned,
      @Nullable TypeMirror key,
      TypeMirror value) {
    TypeMirror map = key == null ? null : lang.type("java.util.Map", key, value);
    Answer answer = map == null ? Answer.OTHER : measured.apply(returned, map);
    return answer == Answer.VALUE || answer == Answer.STAGE ? answer : Answer.OTHER;
  }

  /** The name of a method with its type's, as messages show it. */
  private String subject(ExecutableElement method) {
    return owner.name() + "." + method.getSimpleName();
  }
}
