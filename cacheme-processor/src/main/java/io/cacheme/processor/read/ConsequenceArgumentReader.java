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
        ? Optional.of(unclear("it", found.stream().map(ConsequenceArgumentReader::itself).toList()))
        : found.stream().map(argument).findFirst();
  }

  private NodeArgument parts() {
    List<NodePart> parts = new ArrayList<>();
    List<Wanted> missing = new ArrayList<>();
    for (Wanted wanted : reader.wanted()) {
      List<NodePart> found = parts(wanted);
      if (found.size() > 1) {
        return unclear(wanted.component().name(), found);
      }
      missing.addAll(found.isEmpty() ? List.of(wanted) : List.of());
      parts.add(found.isEmpty() ? NodePart.of("") : found.get(0));
    }
    if (missing.size() == 1 && from.filter(input -> isGiven(missing.get(0), input)).isPresent()) {
      parts.replaceAll(part -> part.holder().isEmpty() ? itself(from.orElseThrow()) : part);
      missing.clear();
    }
    if (!missing.isEmpty()) {
      return reader.mismatch(
          missing.stream().map(Wanted::component).toList(), List.of(), List.of());
    }
    boolean isPlain =
        parts.stream()
            .allMatch(p -> p.accessors().isEmpty() && !p.holder().equals(NodePart.RESULT));
    return isPlain
        ? new NodeArgument.Components(parts.stream().map(NodePart::holder).toList())
        : new NodeArgument.Parts(parts);
  }

  /** What gives {@code component}; several only where none goes before the others. */
  private List<NodePart> parts(Wanted wanted) {
    List<NodePart> meant = from.stream().flatMap(input -> asked(wanted, input, true)).toList();
    if (!meant.isEmpty()) {
      return meant;
    }
    List<Input> named =
        inputs.stream()
            .filter(input -> isNamed(wanted.component(), input))
            .filter(input -> !input.isIgnored() || wanted.component().ignored())
            .toList();
    if (!named.isEmpty()) { // what is called like it and is something else is a mistake
      return named.stream()
          .filter(input -> lang.accepts(wanted.type(), input.type()))
          .map(ConsequenceArgumentReader::itself)
          .toList();
    }
    if (from.isPresent()) {
      return List.of();
    }
    List<NodePart> begun = own.stream().flatMap(input -> gone(wanted, input)).toList();
    return begun.isEmpty()
        ? Stream.concat(own.stream(), result.stream())
            .flatMap(input -> asked(wanted, input, false))
            .toList()
        : begun;
  }

  /** What a parameter gives that is called like the first of several components on the way. */
  private Stream<NodePart> gone(Wanted wanted, Input input) {
    List<String> path = wanted.path();
    return path.size() > 1 && input.name().equals(path.get(0))
        ? accessors.find(input.type(), path.subList(1, path.size()), wanted.type(), true).stream()
            .map(calls -> new NodePart(input.name(), calls))
        : Stream.empty();
  }

  /** What {@code input} answers; of the platform's types only where it is {@code named}. */
  private Stream<NodePart> asked(Wanted wanted, Input input, boolean named) {
    return Stream.of(List.of(wanted.component().name()), wanted.path())
        .flatMap(path -> accessors.find(input.type(), path, wanted.type(), named).stream())
        .limit(1)
        .map(calls -> new NodePart(input.name(), calls));
  }

  private static boolean isNamed(ComponentModel component, Input input) {
    return input.name().equals(component.name())
        || (input.isKey() && input.name().equals(Words.plural(component.name())));
  }

  private boolean isGiven(Wanted wanted, Input input) {
    return lang.accepts(wanted.type(), input.type());
  }

  private static NodePart itself(Input input) {
    return NodePart.of(input.name());
  }

  private static Unclear unclear(String what, List<NodePart> found) {
    return new Unclear(
        what,
        found.stream().map(NodePart::text).toList(),
        found.stream().map(NodePart::holder).toList());
  }
}
