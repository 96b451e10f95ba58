package io.cacheme.processor.read;

import com.google.auto.common.MoreElements;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.BatchModel;
import io.cacheme.processor.model.RuntimeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a method.
 *
 * @param all all of them, but for what a suspend function of Kotlin's takes last
 * @param many the only one that is a collection, or null if there is none
 * @param key the type of the collection's elements, or null
 */
record Inputs(List<Input> all, @Nullable Input many, @Nullable TypeMirror key) {

  private static final String COLLECTION = "java.util.Collection";
  private static final String SET = "java.util.Set";

  static Inputs of(Lang lang, ExecutableElement method, ExecutableType type) {
    List<Input> all = new ArrayList<>();
    int count =
        type.getParameterTypes().size() - (Suspension.isLast(type.getParameterTypes()) ? 1 : 0);
    for (int i = 0; i < count; i++) {
      VariableElement parameter = method.getParameters().get(i);
      all.add(
          new Input(
              parameter.getSimpleName().toString(),
              type.getParameterTypes().get(i),
              type.getParameterTypes().get(i),
              false,
              MoreElements.isAnnotationPresent(
                  parameter, RuntimeNames.KEY_IGNORE.canonicalName())));
    }
    List<Input> collections = all.stream().filter(Inputs::isCollection).toList();
    if (collections.size() != 1) {
      return new Inputs(all, null, null);
    }
    Input many = collections.get(0);
    return new Inputs(all, many, lang.argument(many.type(), COLLECTION));
  }

  private static boolean isCollection(Input input) {
    return !input.isIgnored() && isCollection(input.type());
  }

  static boolean isCollection(TypeMirror type) {
    return Stream.of(COLLECTION, "java.util.List", SET)
        .anyMatch(name -> Lang.isExactly(type, name));
  }

  /** The same for one key in the collection's place. */
  List<Input> ofOneKey() {
    TypeMirror one = key;
    return one == null
        ? all
        : all.stream()
            .map(
                input ->
                    input.equals(many)
                        ? new Input(input.name(), input.declared(), one, true, false)
                        : input)
            .toList();
  }

  Optional<BatchModel> batch() {
    return many == null || key == null
        ? Optional.empty()
        : Optional.of(
            new BatchModel(many.name(), TypeName.get(key), Lang.isExactly(many.type(), SET)));
  }
}
