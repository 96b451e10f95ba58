package io.cacheme.serializer.jackson3;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.AbstractDeserializer;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.impl.InnerClassProperty;
import tools.jackson.databind.deser.jdk.ThrowableDeserializer;
import tools.jackson.databind.deser.std.ContainerDeserializerBase;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.ser.bean.BeanSerializerBase;

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
    this.context = mapper._deserializationContext();
  }

  /** What of {@code type} cannot be read, and why, or null if nothing is known of such. */
  static @Nullable String in(ObjectMapper mapper, JavaType type) {
    try {
      Unreadable unreadable = new Unreadable(mapper);
      return unreadable.typed(type, unreadable.context.findRootValueDeserializer(type));
    } catch (DatabindException e) {
      return e.getOriginalMessage();
    }
  }

  /** Of a value whose bytes may name its class. */
  private @Nullable String typed(JavaType type, ValueDeserializer<?> reader) {
    if (context.findTypeDeserializer(type) == null) {
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
    return context
        .getConfig()
        .getSubtypeResolver()
        .collectAndResolveSubtypesByTypeId(
            context.getConfig(), context.introspectClassAnnotations(type));
  }

  private @Nullable String subtype(JavaType type) {
    return untyped(type, context.findNonContextualValueDeserializer(type));
  }

  private @Nullable String untyped(JavaType type, ValueDeserializer<?> reader) {
    if (reader instanceof AbstractDeserializer) {
      return type.getRawClass().getName() + " is abstract, and nothing says which class to make";
    }
    if (reader instanceof ContainerDeserializerBase<?> container) {
      ValueDeserializer<?> content = container.getContentDeserializer();
      return content == null ? null : typed(container.getContentType(), content);
    }
    return reader instanceof BeanDeserializerBase bean && seen.add(type) ? bean(type, bean) : null;
  }

  private @Nullable String bean(JavaType type, BeanDeserializerBase reader) {
    ValueSerializer<?> writer = mapper._serializationContext().findValueSerializer(type);
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

  private static Set<String> names(ValueSerializer<?> writer) {
    Set<String> names = new HashSet<>();
    writer.properties().forEachRemaining(property -> names.add(property.getName()));
    return names;
  }

  private @Nullable String properties(BeanDeserializerBase reader, Set<String> written) {
    for (Iterator<SettableBeanProperty> all = reader.properties(); all.hasNext(); ) {
      SettableBeanProperty property = all.next();
      ValueDeserializer<?> value = property.getValueDeserializer();
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
