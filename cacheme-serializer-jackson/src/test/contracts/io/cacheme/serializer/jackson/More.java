package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cacheme.annotation.TypeName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Numbers of any size, components that are kept as text, and records of a sealed interface. */
record More(
    @Nullable BigDecimal price,
    @Nullable BigInteger count,
    @Nullable UUID id,
    @Nullable URI link,
    @Nullable Byte tiny,
    @Nullable Short small,
    @Nullable Float single,
    OptionalInt maybe,
    OptionalLong maybeLong,
    OptionalDouble maybeReal,
    @Nullable Set<BigInteger> counts,
    @Nullable List<@Nullable Shape> shapes,
    @Nullable Times times,
    @Nullable Keys keys,
    @Nullable Lists lists) {

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "Circle"),
    @JsonSubTypes.Type(value = Group.class, name = "group"),
    @JsonSubTypes.Type(value = Nothing.class, name = "Nothing")
  })
  sealed interface Shape {}

  record Circle(double radius) implements Shape {}

  @TypeName("group")
  record Group(List<Shape> parts, @Nullable Shape frame) implements Shape {}

  record Nothing() implements Shape {}
}
