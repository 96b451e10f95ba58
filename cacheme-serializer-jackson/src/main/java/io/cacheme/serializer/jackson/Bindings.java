package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import io.cacheme.help.Help;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

  /**
   * Looks whether what is written of {@code type} can be read.
   *
   * @throws IllegalStateException if its class is not known, or it cannot (R07)
   */
  void check(ValueType<?> type) {
    of(type);
    String unreadable = Unreadable.in(mapper, javaType(mapper.getTypeFactory(), type));
    if (unreadable != null) {
      throw new IllegalStateException(
          Help.message(
              "R07",
              "what Jackson would write of " + type.name() + " it could never read",
              unreadable,
              "give the class a constructor without parameters, or one with @JsonCreator and a"
                  + " @JsonProperty on each parameter; an abstract one needs @JsonSubTypes or"
                  + " @JsonDeserialize(as = ...). For classes of others give the serializer a"
                  + " mapper with addMixIn or a module that knows them"));
    }
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

  /** What to throw for {@code e}: what the mapper cannot do, or else what {@code byBytes} says. */
  static UndecodableException undecodable(
      IOException e, Function<IOException, UndecodableException> byBytes) {
    UndecodableException misfit = misfit(e);
    return misfit == null ? byBytes.apply(e) : misfit;
  }

  /** For what is no fault of the bytes, but of how the mapper sees the class; null for others. */
  private static @Nullable UndecodableException misfit(IOException e) {
    if (e instanceof InvalidDefinitionException made) {
      return new UndecodableException(
          "Jackson has no way to make a "
              + (made.getType() == null ? "part of it" : made.getType().getRawClass().getName())
              + ": give it a constructor that it can use, or @JsonDeserialize");
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return new UndecodableException(
          unknown.getReferringClass().getName()
              + " takes no property of a name that was written: where a getter writes it, add"
              + " @JsonIgnoreProperties(ignoreUnknown = true), or disable"
              + " FAIL_ON_UNKNOWN_PROPERTIES of the mapper");
    }
    return null;
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
