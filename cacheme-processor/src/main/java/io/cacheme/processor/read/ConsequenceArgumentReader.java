package io.cacheme.processor.read;

import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.GroupModel;
import io.cacheme.processor.model.NodeArgument;
import io.cacheme.processor.model.NodeArgument.Unclear;
import io.cacheme.processor.model.NodePart;
import io.cacheme.processor.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * Finds out how the parameters and the result of one method give a node that it changes: as a
 * memoized method's, but others may be there as well, and what has no parameter of its own may be
 * asked of one or of the result.
 */
final class ConsequenceArgumentReader {

  private final Lang lang;
  private final ValueAccessors accessors;
  private final NodeArgumentReader reader;
  private final boolean isGroup;
  private final List<Input> inputs;
  private final List<Input> own;
  private final Optional<Input> result;
  private final Optional<Input> from;

  /**
   * For a node, or a group of its entries, that is given by {@code inputs} and {@code result}.
   *
   * @param from the one of them that is meant, if that is said
   */
  ConsequenceArgumentReader(
      Lang lang,
      TypeElement record,
      Optional<GroupModel> group,
      ValueAccessors accessors,
      List<Input> inputs,
      Optional<Input> result,
      Optional<Input> from) {
    this.lang = lang;
    this.accessors = accessors;
    this.isGroup = group.isPresent();
    this.reader =
        group
            .map(kind -> NodeArgumentReader.ofGroup(lang, record, kind, inputs))
            .orElseGet(() -> new NodeArgumentReader(lang, record, inputs));
    this.inputs = inputs;
    this.own = inputs.stream().filter(input -> !input.isIgnored()).toList();
    this.result = result;
    this.from = from;
  }

  /** For a method that {@code declaring} declares. */
  NodeArgument read(Mappers mappers, TypeElement declaring) {
    if (isGroup) {
      return parts();
    }
    return mapped(mappers, declaring)
        .or(() -> theOnly(reader::isNode, input -> new NodeArgument.Itself(input.name())))
        .orElseGet(this::parts);
  }

  private Optional<NodeArgument> mapped(Mappers mappers, TypeElement declaring) {
    Optional<NodeArgument> whole =
        from.isPresent()
            ? Optional.empty()
            : reader
                .mapped(mappers, declaring, inputs)
                .or(() -> reader.mapped(mappers, declaring, own));
    return whole.or(
        () ->
            theOnly(
                input -> reader.mapped(mappers, declaring, List.of(input)).isPresent(),
                input -> reader.mapped(mappers, declaring, List.of(input)).orElseThrow()));
  }

  /** What the only parameter that {@code gives} the node gives; of several, that it is unclear. */
  private Optional<NodeArgument> theOnly(
      Predicate<Input> gives, Function<Input, NodeArgument> argument) {
    List<Input> found = from.map(List::of).orElse(own).stream().filter(gives).toList();
    if (found.isEmpty() && from.isEmpty()) {
      found = result.stream().filter(gives).toList();
    }
    return found.size() > 1
        ? Optional.of(
            unclear(
                "it",
                found.stream().map(one -> new NodePart(one.name(), Optional.empty())).toList()))
        : found.stream().map(argument).findFirst();
  }

  private NodeArgument parts() {
    List<NodePart> parts = new ArrayList<>();
    List<ComponentModel> missing = new ArrayList<>();
    for (ComponentModel component : reader.components()) {
      List<NodePart> found = parts(component, reader.type(component));
      if (found.size() > 1) {
        return unclear(component.name(), found);
      }
      missing.addAll(found.isEmpty() ? List.of(component) : List.of());
      parts.add(found.isEmpty() ? new NodePart("", Optional.empty()) : found.get(0));
    }
    if (missing.size() == 1 && from.filter(input -> isGiven(missing.get(0), input)).isPresent()) {
      parts.replaceAll(part -> part.holder().isEmpty() ? itself(from.orElseThrow()) : part);
      missing.clear();
    }
    if (!missing.isEmpty()) {
      return reader.mismatch(missing, List.of(), List.of());
    }
    boolean isPlain =
        parts.stream().allMatch(p -> p.accessor().isEmpty() && !p.holder().equals(NodePart.RESULT));
    return isPlain
        ? new NodeArgument.Components(parts.stream().map(NodePart::holder).toList())
        : new NodeArgument.Parts(parts);
  }

  /** What gives {@code component}; several only where none goes before the others. */
  private List<NodePart> parts(ComponentModel component, TypeMirror type) {
    List<NodePart> meant = from.stream().flatMap(input -> asked(component, type, input)).toList();
    if (!meant.isEmpty()) {
      return meant;
    }
    List<Input> named =
        inputs.stream()
            .filter(input -> isNamed(component, input))
            .filter(input -> !input.isIgnored() || component.ignored())
            .toList();
    if (!named.isEmpty()) { // what is called like it and is something else is a mistake
      return named.stream()
          .filter(input -> lang.accepts(type, input.type()))
          .map(ConsequenceArgumentReader::itself)
          .toList();
    }
    return from.isPresent()
        ? List.of()
        : Stream.concat(own.stream(), result.stream())
            .flatMap(input -> asked(component, type, input))
            .toList();
  }

  private Stream<NodePart> asked(ComponentModel component, TypeMirror type, Input input) {
    return accessors.find(input.type(), component.name(), type).stream()
        .map(accessor -> new NodePart(input.name(), Optional.of(accessor)));
  }

  private static boolean isNamed(ComponentModel component, Input input) {
    return input.name().equals(component.name())
        || (input.isKey() && input.name().equals(Words.plural(component.name())));
  }

  private boolean isGiven(ComponentModel component, Input input) {
    return lang.accepts(reader.type(component), input.type());
  }

  private static NodePart itself(Input input) {
    return new NodePart(input.name(), Optional.empty());
  }

  private static Unclear unclear(String what, List<NodePart> found) {
    return new Unclear(
        what,
        found.stream().map(NodePart::text).toList(),
        found.stream().map(NodePart::holder).toList());
  }
}
