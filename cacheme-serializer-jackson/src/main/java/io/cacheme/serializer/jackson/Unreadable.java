package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.AbstractDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.impl.InnerClassProperty;
import com.fasterxml.jackson.databind.deser.std.ContainerDeserializerBase;
import com.fasterxml.jackson.databind.deser.std.ThrowableDeserializer;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks in a type for what a mapper writes and can never read, which would show as a miss each
 * time. Deserializers of one's own are taken to read what is written.
 */
final class Unreadable {

  private final ObjectMapper mapper;
  private final DeserializationContext context;
  private final Set<JavaType> seen = new HashSet<>();

  private Unreadable(ObjectMapper mapper) {
    this.mapper = mapper;
    this.context =
        ((DefaultDeserializationContext) mapper.getDeserializationContext())
            .createDummyInstance(mapper.getDeserializationConfig());
  }

  /** What of {@code type} cannot be read, and why, or null if nothing is known of such. */
  static @Nullable String in(ObjectMapper mapper, JavaType type) {
    try {
      Unreadable unreadable = new Unreadable(mapper);
      return unreadable.typed(type, unreadable.context.findRootValueDeserializer(type));
    } catch (JsonMappingException e) {
      return e.getOriginalMessage();
    }
  }

  /** Of a value whose bytes may name its class. */
  private @Nullable String typed(JavaType type, JsonDeserializer<?> reader)
      throws JsonMappingException {
    if (context.getFactory().findTypeDeserializer(context.getConfig(), type) == null) {
      return untyped(type, reader);
    }
    for (NamedType named : subtypes(type)) {
      boolean made =
          type.getRawClass().isAssignableFrom(named.getType())
              && !Modifier.isAbstract(named.getType().getModifiers());
      String found = made ? subtype(context.constructSpecializedType(type, named.getType())) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private Collection<NamedType> subtypes(JavaType type) {
    return mapper
        .getSubtypeResolver()
        .collectAndResolveSubtypesByTypeId(
            context.getConfig(),
            context.getConfig().introspectClassAnnotations(type).getClassInfo());
  }

  private @Nullable String subtype(JavaType type) throws JsonMappingException {
    return untyped(type, context.findNonContextualValueDeserializer(type));
  }

  private @Nullable String untyped(JavaType type, JsonDeserializer<?> reader)
      throws JsonMappingException {
    if (reader instanceof AbstractDeserializer) {
      return type.getRawClass().getName() + " is abstract, and nothing says which class to make";
    }
    if (reader instanceof ContainerDeserializerBase<?> container) {
      JsonDeserializer<?> content = container.getContentDeserializer();
      return content == null ? null : typed(container.getContentType(), content);
    }
    return reader instanceof BeanDeserializerBase bean && seen.add(type) ? bean(type, bean) : null;
  }

  private @Nullable String bean(JavaType type, BeanDeserializerBase reader)
      throws JsonMappingException {
    JsonSerializer<?> writer = mapper.getSerializerProviderInstance().findValueSerializer(type);
    boolean asObject =
        writer instanceof BeanSerializerBase && !(reader instanceof ThrowableDeserializer);
    ValueInstantiator maker = reader.getValueInstantiator();
    if (!(asObject ? makesOfObject(maker) : maker.canInstantiate())) {
      return type.getRawClass().getName()
          + " has no constructor that Jackson can use for what it writes of it";
    }
    return properties(reader, names(writer));
  }

  private static boolean makesOfObject(ValueInstantiator maker) {
    return maker.canCreateUsingDefault()
        || maker.canCreateFromObjectWith()
        || maker.canCreateUsingDelegate()
        || maker.canCreateUsingArrayDelegate();
  }

  private static Set<String> names(JsonSerializer<?> writer) {
    Set<String> names = new HashSet<>();
    writer.properties().forEachRemaining(property -> names.add(property.getName()));
    return names;
  }

  private @Nullable String properties(BeanDeserializerBase reader, Set<String> written)
      throws JsonMappingException {
    for (Iterator<SettableBeanProperty> all = reader.properties(); all.hasNext(); ) {
      SettableBeanProperty property = all.next();
      JsonDeserializer<?> value = property.getValueDeserializer();
      if (value != null
          && written.contains(property.getName())
          && !(property instanceof InnerClassProperty)) {
        String found =
            property.hasValueTypeDeserializer()
                ? typed(property.getType(), value)
                : untyped(property.getType(), value);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
