package io.cacheme.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Java serialization, for values that nothing else can write. Only classes that are named in
 * advance are ever read: those that the value's type declares, a fixed list of the values and
 * collections of {@code java.base}, and what {@link #allow} adds. Everything else makes the entry
 * undecodable, and so does a stream beyond the limits. A class is never looked up by the name that
 * stands in the bytes.
 *
 * <p>Immutable: each option answers another serializer, and refuses by an {@link
 * IllegalArgumentException} a limit of less than 1 (of less than 0 for {@link #maxArrayLength}).
 * Prefer any other serializer: this one is the slowest, its bytes are the largest, and only Java
 * reads them.
 */
public final class JavaSerializer extends EnvelopeSerializer {

  private final Set<Class<?>> added;
  private final JavaLimits limits;
  private final Map<ValueType<?>, JavaClasses> classes = new ConcurrentHashMap<>();

  /** For {@code @CacheNode(serializer = JavaSerializer.class)}, and for the builder. */
  public JavaSerializer() {
    this(Set.of(), JavaLimits.DEFAULTS);
  }

  private JavaSerializer(Set<Class<?>> added, JavaLimits limits) {
    this.added = added;
    this.limits = limits;
  }

  /**
   * Reads {@code more}, too: classes that are held where the declared type does not tell.
   *
   * @param more exactly these, and none that extend them
   */
  public JavaSerializer allow(Class<?>... more) {
    Set<Class<?>> all = new HashSet<>(added);
    all.addAll(List.of(more));
    return new JavaSerializer(Set.copyOf(all), limits);
  }

  /** How deep objects may nest, 20 unless set: time is exponential in it for hostile bytes. */
  public JavaSerializer maxDepth(int levels) {
    return new JavaSerializer(added, limits.withDepth(levels));
  }

  /** How many objects and references to them a value may hold, 1,000,000 unless set. */
  public JavaSerializer maxReferences(int count) {
    return new JavaSerializer(added, limits.withReferences(count));
  }

  /** How many elements an array may have, 16,777,216 unless set. */
  public JavaSerializer maxArrayLength(int elements) {
    return new JavaSerializer(added, limits.withArrayLength(elements));
  }

  /** How many bytes a value may take, 16 MiB unless set. */
  public JavaSerializer maxBytes(int bytes) {
    return new JavaSerializer(added, limits.withBytes(bytes));
  }

  @Override
  protected <V> byte[] writeValue(V value, ValueType<V> type) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ReadableStream out = new ReadableStream(bytes, allowed(type))) {
      out.writeObject(value);
      if (out.refused() != null) {
        throw UnwritableException.notRead(type, out.refused());
      }
    } catch (NotSerializableException e) {
      throw UnwritableException.notSerializable(type, e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "writing a " + type.name() + " failed with " + e.getClass().getName());
    }
    if (bytes.size() > limits.bytes()) {
      throw new IllegalArgumentException(
          "a " + type.name() + " takes more than " + limits.bytes() + " bytes");
    }
    return bytes.toByteArray();
  }

  private JavaClasses allowed(ValueType<?> type) {
    return classes.computeIfAbsent(type, t -> JavaClasses.of(t.reachable(), added));
  }

  @Override
  @SuppressWarnings("unchecked") // the stream's root is of the raw type
  protected <V> V readValue(byte[] bytes, ValueType<V> type) {
    ByteArrayInputStream source = new ByteArrayInputStream(bytes);
    try (AllowListStream in =
        new AllowListStream(source, allowed(type), limits.filter(bytes.length))) {
      Object value = in.readObject();
      if (source.available() > 0) {
        throw new UndecodableException("bytes are left after the value");
      }
      if (!type.rawType().isInstance(value)) {
        throw new UndecodableException("the bytes are of another class than " + type.name());
      }
      return (V) value;
    } catch (IOException | ClassNotFoundException | LinkageError | AssertionError e) {
      throw UndecodableException.refused(type, e);
    } catch (StackOverflowError
        | InternalError e) { // the latter is what java.util says of bad bytes
      throw UndecodableException.refused(type, e);
    }
  }
}
