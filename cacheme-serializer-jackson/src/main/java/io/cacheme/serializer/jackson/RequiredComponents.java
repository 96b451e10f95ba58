package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record's component must be there, unless it is an {@code Optional}, as in generated codecs. */
final class RequiredComponents extends JacksonAnnotationIntrospector {

  private static final long serialVersionUID = 1L;
  private static final Set<Class<?>> OPTIONAL =
      Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    Boolean declared = super.hasRequiredMarker(member);
    // false is also what Jackson 2 says of a @JsonProperty that only names the component
    if (Boolean.TRUE.equals(declared) || !member.getDeclaringClass().isRecord()) {
      return declared;
    }
    return !OPTIONAL.contains(member.getRawType());
  }
}
