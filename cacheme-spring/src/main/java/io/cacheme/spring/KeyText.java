package io.cacheme.spring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.interceptor.SimpleKey;

/**
 * The text of the keys that Spring makes of a method's arguments, another one for each that is
 * another: a string as it is, everything else behind a tilde, as Java would write it: {@code ~42L},
 * {@code ~('a',2)}, {@code ~com.shop.Size.LARGE}.
 */
final class KeyText implements Function<Object, String> {

  private static final int MAX_DEPTH = 16;

  /** Whose text is another for each that is not equal. */
  private static final Set<Class<?>> SCALARS =
      Set.of(
          UUID.class,
          URI.class,
          Duration.class,
          Instant.class,
          LocalDate.class,
          LocalDateTime.class,
          LocalTime.class,
          MonthDay.class,
          OffsetDateTime.class,
          OffsetTime.class,
          Period.class,
          Year.class,
          YearMonth.class,
          ZoneOffset.class,
          ZonedDateTime.class);

  private static final @Nullable VarHandle ELEMENTS = elements();

  private static final ClassValue<Method[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
          Method[] accessors =
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getAccessor)
                  .toArray(Method[]::new);
          Arrays.stream(accessors).forEach(Method::trySetAccessible); // or the call is refused
          return accessors;
        }
      };

  private final String cache;

  /** For the keys of {@code cache}. */
  KeyText(String cache) {
    this.cache = cache;
  }

  /** A SimpleKey has no accessor; null where it has not this field either. */
  private static @Nullable VarHandle elements() {
    try {
      return MethodHandles.privateLookupIn(SimpleKey.class, MethodHandles.lookup())
          .findVarHandle(SimpleKey.class, "params", Object[].class);
    } catch (ReflectiveOperationException e) {
      return null; // which is told where there is such a key
    }
  }

  /**
   * The text of {@code key}.
   *
   * @throws IllegalArgumentException if it is of a type that has none
   */
  @Override
  public String apply(Object key) {
    if (key instanceof String text) {
      return text.startsWith("~") || text.startsWith("\\") ? "\\" + text : text;
    }
    StringBuilder out = new StringBuilder("~");
    write(out, key, 0, key);
    return out.toString();
  }

  private void write(StringBuilder out, @Nullable Object part, int depth, Object key) {
    if (depth > MAX_DEPTH) {
      throw refused(key, "it nests deeper than " + MAX_DEPTH + " levels");
    }
    if (part == null || part instanceof Boolean) {
      out.append(part);
    } else if (part instanceof String text) {
      quoted(out, text);
    } else if (part instanceof Number number) {
      number(out, number, key);
    } else if (part instanceof Character unit) {
      quoted(out.append('c'), unit.toString());
    } else if (part instanceof Enum<?> constant) {
      out.append(constant.getDeclaringClass().getName()).append('.').append(constant.name());
    } else if (SCALARS.contains(part.getClass())) {
      out.append(part.getClass().getSimpleName()).append('[').append(part).append(']');
    } else {
      compound(out, part, depth + 1, key);
    }
  }

  private static void quoted(StringBuilder out, String text) {
    out.append('\'').append(text.replace("\\", "\\\\").replace("'", "\\'")).append('\'');
  }

  private void number(StringBuilder out, Number number, Object key) {
    Class<?> type = number.getClass();
    String suffix = suffix(type);
    if (suffix == null) {
      throw refused(key, "it holds a " + type.getName());
    }
    out.append(number).append(suffix);
  }

  private static @Nullable String suffix(Class<?> type) {
    if (type == Integer.class) {
      return "";
    }
    if (type == Long.class) {
      return "L";
    }
    if (type == Short.class) {
      return "S";
    }
    if (type == Byte.class) {
      return "B";
    }
    if (type == Double.class) {
      return "D";
    }
    if (type == Float.class) {
      return "F";
    }
    if (type == BigInteger.class) {
      return "N";
    }
    return type == BigDecimal.class ? "M" : null;
  }

  private void compound(StringBuilder out, Object part, int depth, Object key) {
    if (part.getClass() == SimpleKey.class) {
      all(out.append('('), Arrays.asList(parameters((SimpleKey) part, key)), depth, key)
          .append(')');
    } else if (part instanceof List<?> list) {
      all(out.append('['), list, depth, key).append(']');
    } else if (part instanceof Set<?> set) {
      sorted(out, set, depth, key);
    } else if (part instanceof Object[] array) {
      all(out.append("*["), Arrays.asList(array), depth, key).append(']');
    } else if (part instanceof Record) {
      out.append(part.getClass().getName()).append('(');
      all(out, components(part, key), depth, key).append(')');
    } else if (part instanceof Locale locale) {
      out.append("Locale");
      all(out.append('['), parts(locale), depth, key).append(']');
    } else {
      throw refused(key, "it holds a " + part.getClass().getTypeName());
    }
  }

  private StringBuilder all(StringBuilder out, List<?> parts, int depth, Object key) {
    boolean first = true;
    for (Object part : parts) {
      if (!first) {
        out.append(',');
      }
      first = false;
      write(out, part, depth, key);
    }
    return out;
  }

  /** A set has no order of its own. */
  private void sorted(StringBuilder out, Set<?> set, int depth, Object key) {
    Set<String> texts = new TreeSet<>();
    for (Object part : set) {
      StringBuilder text = new StringBuilder();
      write(text, part, depth, key);
      texts.add(text.toString());
    }
    out.append('<').append(String.join(",", texts)).append('>');
  }

  /** Its text leaves out what stands where. */
  private static List<String> parts(Locale locale) {
    return List.of(
        locale.getLanguage(),
        locale.getScript(),
        locale.getCountry(),
        locale.getVariant(),
        locale.hasExtensions() ? locale.toLanguageTag() : "");
  }

  private @Nullable Object[] parameters(SimpleKey part, Object key) {
    if (ELEMENTS == null) {
      throw refused(key, "this version of Spring does not show what a SimpleKey consists of");
    }
    return (Object[]) ELEMENTS.get(part);
  }

  private List<@Nullable Object> components(Object part, Object key) {
    Method[] accessors = COMPONENTS.get(part.getClass());
    @Nullable Object[] values = new Object[accessors.length];
    for (int i = 0; i < accessors.length; i++) {
      try {
        values[i] = accessors[i].invoke(part);
      } catch (InvocationTargetException e) {
        throw refused(key, "the accessor " + accessors[i] + " threw", e.getCause());
      } catch (ReflectiveOperationException e) {
        throw refused(key, "the accessor " + accessors[i] + " cannot be called", e);
      }
    }
    return Arrays.asList(values);
  }

  private IllegalArgumentException refused(Object key, String why) {
    return refused(key, why, null);
  }

  /** Names types only: what a key consists of may be anybody's secret. */
  private IllegalArgumentException refused(Object key, String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "a key of type "
            + key.getClass().getTypeName()
            + " of cache \""
            + cache
            + "\" has no text that would be another for each other key\n"
            + "    found: "
            + why
            + "\n    help:  name what tells one from another, as in @Cacheable(key = \"#user.id\");"
            + " give a KeyGenerator; or say how it is written, by"
            + " CachemeCacheConfiguration.keyWriter(…). Strings, numbers, booleans, characters,"
            + " enums, UUID, java.time, Locale, URI, and lists, sets, arrays and records of these"
            + " are written as they are",
        cause);
  }
}
