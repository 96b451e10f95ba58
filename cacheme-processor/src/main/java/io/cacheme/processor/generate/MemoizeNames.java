package io.cacheme.processor.generate;

import io.cacheme.processor.model.MemoizeModel;
import io.cacheme.processor.model.MethodModel;
import io.cacheme.processor.model.NodeUse;
import io.cacheme.processor.model.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** Names for the fields and locals of a memoizing class: none is that of a user's parameter. */
final class MemoizeNames {

  private final List<String> fields = new ArrayList<>();
  private final Map<NodeUse, String> caches = new HashMap<>();
  private final List<String> parameters;
  private final String delegate;

  MemoizeNames(MemoizeModel model) {
    this.parameters = headers(model).flatMap(h -> h.parameterNames().stream()).distinct().toList();
    this.delegate = field("delegate");
    model.nodes().forEach(node -> caches.put(node, field(Words.decapitalized(simple(node)))));
  }

  private static Stream<MethodModel> headers(MemoizeModel model) {
    Stream<MethodModel> methods =
        model.methods().stream().flatMap(method -> method.overridden().stream());
    return Stream.concat(methods, model.constructors().stream());
  }

  /** {@code CustomerCache} for {@code Shop_CustomerCache}, perhaps in full. */
  private static String simple(NodeUse node) {
    String full = node.cache().simpleName();
    String name = full.substring(full.lastIndexOf('.') + 1);
    String last = name.substring(name.lastIndexOf('_') + 1);
    return SourceVersion.isIdentifier(last) ? last : name;
  }

  private String field(String name) {
    String free = new LocalNames(with(parameters)).free(name);
    fields.add(free);
    return free;
  }

  /** What is decorated. */
  String delegate() {
    return delegate;
  }

  /** The field for a node's cache, and the constructor's parameter for its typed form. */
  String cache(NodeUse node) {
    String name = caches.get(node);
    if (name == null) {
      throw new IllegalArgumentException(node.name());
    }
    return name;
  }

  /** Names for the locals of a method. */
  LocalNames locals(MethodModel method) {
    return new LocalNames(with(method.parameterNames()));
  }

  private List<String> with(List<String> more) {
    return Stream.concat(fields.stream(), more.stream()).toList();
  }
}
