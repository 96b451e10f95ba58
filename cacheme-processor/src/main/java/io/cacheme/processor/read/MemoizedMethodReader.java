package io.cacheme.processor.read;

import com.google.auto.common.MoreElements;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.BatchModel;
import io.cacheme.processor.model.LoadModel.Answer;
import io.cacheme.processor.model.MemoizedMethod;
import io.cacheme.processor.model.MemoizedMethod.Cached;
import io.cacheme.processor.model.MemoizedMethod.Fixed;
import io.cacheme.processor.model.MemoizedMethod.NotANode;
import io.cacheme.processor.model.MemoizedMethod.OfBrokenNode;
import io.cacheme.processor.model.MemoizedMethod.PassedOn;
import io.cacheme.processor.model.MemoizedMethod.Unloadable;
import io.cacheme.processor.model.NodeUse;
import io.cacheme.processor.model.Refusal;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.TypeText;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads the methods of a type with {@code @Memoize} methods. */
final class MemoizedMethodReader {

  private final Lang lang;
  private final KnownNodes nodes;
  private final MemoizeElement owner;
  private final Mappers mappers;
  private final MemoizedAnswer answers;
  private final MethodHeaders headers;

  MemoizedMethodReader(Lang lang, KnownNodes nodes, MemoizeElement owner, Mappers mappers) {
    this.lang = lang;
    this.nodes = nodes;
    this.owner = owner;
    this.mappers = mappers;
    this.answers = new MemoizedAnswer(lang);
    this.headers = new MethodHeaders(lang);
  }

  /** The type's own methods that nothing can override. */
  Stream<MemoizedMethod> fixed() {
    return ElementFilter.methodsIn(owner.type().getEnclosedElements()).stream()
        .filter(MemoizeElement::isMemoized)
        .flatMap(
            method ->
                MemberMethod.fixed(method)
                    .map(reason -> new Fixed(subject(method), reason, owner.origin(method)))
                    .stream());
  }

  /** A method that a subclass can override. */
  MemoizedMethod read(MemberMethod method) {
    Optional<ExecutableElement> declaration = method.memoized();
    return declaration.isEmpty()
        ? new PassedOn(headers.read(method))
        : refusal(method)
            .<MemoizedMethod>map(
                refusal ->
                    new Unloadable(
                        subject(declaration.get()), refusal, owner.origin(declaration.get())))
            .orElseGet(() -> memoized(method, declaration.get()));
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

  private MemoizedMethod memoized(MemberMethod method, ExecutableElement declaration) {
    TypeMirror named = named(declaration).orElseThrow();
    Optional<NodeElement> node = nodes.find(named);
    if (node.isEmpty()) {
      return new NotANode(
          subject(declaration),
          TypeText.of(TypeName.get(named)),
          nodes.names(),
          nodes.caching(named),
          annotationOrigin(declaration));
    }
    TypeMirror value = nodes.value(node.get());
    return value == null ? new OfBrokenNode() : cached(method, declaration, node.get(), value);
  }

  private MemoizedMethod cached(
      MemberMethod method, ExecutableElement declaration, NodeElement node, TypeMirror value) {
    TypeMirror returned = method.type(lang).getReturnType();
    Inputs inputs = Inputs.of(lang, declaration, method.type(lang));
    Answer single = answers.of(returned, value);
    Answer many =
        single == Answer.OTHER ? answerToMany(returned, inputs.key(), value) : Answer.OTHER;
    boolean isBatch = many != Answer.OTHER;
    return new Cached(
        headers.read(method),
        subject(declaration),
        new NodeUse(
            ClassName.get(node.type()),
            NodeReader.names(node.type(), Attributes.of(lang.elements, node)).cache(),
            TypeName.get(value)),
        isBatch ? many : single,
        new NodeArgumentReader(lang, node.type(), isBatch ? inputs.ofOneKey() : inputs.all())
            .read(mappers, declaring(declaration)),
        isBatch ? inputs.batch() : Optional.<BatchModel>empty(),
        headers.checked(method),
        owner.origin(declaration));
  }

  private TypeElement declaring(ExecutableElement method) {
    return method.getEnclosingElement() instanceof TypeElement type ? type : owner.type();
  }

  /** What the method answers, if it is a map from {@code key}. */
  private Answer answerToMany(TypeMirror returned, @Nullable TypeMirror key, TypeMirror value) {
    TypeMirror map = key == null ? null : lang.type("java.util.Map", key, value);
    Answer answer = map == null ? Answer.OTHER : answers.of(returned, map);
    return answer == Answer.VALUE || answer == Answer.STAGE ? answer : Answer.OTHER;
  }

  /** The name of a method with its type's, as messages show it. */
  private String subject(ExecutableElement method) {
    return owner.name() + "." + method.getSimpleName();
  }

  private Origin annotationOrigin(ExecutableElement method) {
    Origin origin = owner.origin(method);
    AnnotationMirror mirror = annotation(method);
    Origin place =
        method.equals(origin.element())
            ? Attributes.of(lang.elements, origin.order(), method, mirror).origin("value")
            : origin;
    return place.quoting(Attributes.text(mirror));
  }

  /** What {@code @Memoize} names; empty while it does not exist. */
  static Optional<TypeMirror> named(ExecutableElement method) {
    return annotation(method).getElementValues().values().stream()
        .map(AnnotationValue::getValue)
        .filter(TypeMirror.class::isInstance)
        .map(TypeMirror.class::cast)
        .findFirst();
  }

  private static AnnotationMirror annotation(ExecutableElement method) {
    return MoreElements.getAnnotationMirror(method, RuntimeNames.MEMOIZE.canonicalName()).get();
  }
}
