package io.cacheme.processor.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.CodecComponent;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.RawType;
import io.cacheme.processor.model.ValueShape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the parts of a codec are called: {@code UserView} is written by {@code writeUserView}, and a
 * {@code List<String>} by {@code writeListOfString}; of two types of one name the second gets a
 * number.
 */
final class CodecNaming {

  private static final Pattern WORD_END =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private final CodecModel codec;
  private final Map<ValueShape, String> names = new LinkedHashMap<>();
  private final Map<String, String> constants = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> obscuring = new HashSet<>();

  CodecNaming(CodecModel codec) {
    this.codec = codec;
    reach(codec.value());
  }

  private void reach(ValueShape shape) {
    if (hasNoParts(shape) || names.containsKey(shape)) {
      return;
    }
    names.put(shape, free(text(shape)));
    obscuring.add(outermost(RawType.of(shape.type())));
    if (shape instanceof ValueShape.Elements elements) {
      reach(elements.element());
    } else if (shape instanceof ValueShape.Items items) {
      reach(items.element());
    } else if (shape instanceof ValueShape.Mapping mapping) {
      reach(mapping.key());
      reach(mapping.value());
    } else if (shape instanceof ValueShape.Maybe maybe) {
      reach(maybe.content());
    } else if (shape instanceof ValueShape.Composite composite) {
      reachComponents(composite);
    } else if (shape instanceof ValueShape.Variant variant) {
      reachComponents(variant.record());
    } else if (shape instanceof ValueShape.Union union) {
      codec.variants(union).forEach(this::reach);
    }
  }

  private void reachComponents(ValueShape.Composite record) {
    for (CodecComponent component : codec.components(record)) {
      obscuring.add(component.name());
      reach(component.shape());
    }
  }

  private static boolean hasNoParts(ValueShape shape) {
    return shape instanceof ValueShape.Scalar
        || shape instanceof ValueShape.Text
        || shape instanceof ValueShape.Shared;
  }

  /** Names that are different as constants are different as methods, too. */
  private String free(String wanted) {
    String name = wanted;
    for (int i = 2; !taken.add(upper(name)); i++) {
      name = wanted + i;
    }
    return name;
  }

  /** All shapes with methods or names, in the order in which they are reached. */
  Set<ValueShape> reached() {
    return names.keySet();
  }

  /** The name of a shape's methods, after {@code write} and {@code read}. */
  String method(ValueShape shape) {
    String name = names.get(shape);
    if (name == null) {
      throw new IllegalStateException(shape + " is not reached");
    }
    return name;
  }

  /** The constant with a shape's names. */
  String constant(ValueShape shape) {
    return constants.computeIfAbsent(method(shape), this::freeConstant);
  }

  /** Neither a class that the code names, as an enum {@code OS}, nor a local of a component. */
  private String freeConstant(String method) {
    String name = upper(method);
    while (obscuring.contains(name)) {
      name += "_NAMES";
    }
    return name;
  }

  /** What the code names a class by first. */
  private static String outermost(TypeName type) {
    return type instanceof ClassName name ? name.topLevelClassName().simpleName() : "";
  }

  private static String text(ValueShape shape) {
    return shape instanceof ValueShape.Variant variant
        ? text(RawType.of(variant.type())) + "As" + text(RawType.of(variant.union().type()))
        : text(shape.type());
  }

  /** A type as part of a name, {@code MapOfStringToLong}. */
  private static String text(TypeName type) {
    if (type instanceof ArrayTypeName array) {
      return "ArrayOf" + text(array.componentType());
    }
    if (type instanceof ParameterizedTypeName parameterized) {
      String between = parameterized.rawType().simpleName().equals("Map") ? "To" : "And";
      List<TypeName> arguments = parameterized.typeArguments();
      return parameterized.rawType().simpleName()
          + arguments.stream()
              .map(CodecNaming::text)
              .collect(Collectors.joining(between, "Of", ""));
    }
    return capitalized(type instanceof ClassName name ? name.simpleName() : type.toString());
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** {@code USER_VIEW} for {@code UserView}. */
  private static String upper(String name) {
    return WORD_END.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
  }
}
