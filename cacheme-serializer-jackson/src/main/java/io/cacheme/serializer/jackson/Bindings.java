package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.cacheme.codec.ValueType;
import io.cacheme.help.Help;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A mapper's readers and writers by the type of the value. */
final class Bindings {

  private final ObjectMapper mapper;
  private final Map<ValueType<?>, Binding> known = new ConcurrentHashMap<>();

  Bindings(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** How values of one type are read and written. */
  record Binding(ObjectReader reader, ObjectWriter writer) {}

  Binding of(ValueType<?> type) {
    Binding found = known.get(type);
    return found == null ? known.computeIfAbsent(type, this::bind) : found;
  }

  private Binding bind(ValueType<?> type) {
    if (type.rawType() == Object.class) {
      throw new IllegalStateException(
          Help.message(
              "R07",
              "the class of " + type.name() + " is not known, by which its data is bound",
              null,
              "compile its node again, or build its ValueType with declaredAs"));
    }
    JavaType bound = javaType(mapper.getTypeFactory(), type);
    return new Binding(
        mapper.readerFor(bound).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS),
        mapper.writerFor(bound));
  }

  private static JavaType javaType(TypeFactory types, ValueType<?> type) {
    JavaType[] arguments =
        type.arguments().stream().map(a -> javaType(types, a)).toArray(JavaType[]::new);
    if (arguments.length == 0) {
      return types.constructType(type.rawType());
    }
    return type.rawType().isArray()
        ? types.constructArrayType(arguments[0])
        : types.constructParametricType(type.rawType(), arguments);
  }
}
