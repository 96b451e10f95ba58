package io.cacheme.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;

/**
 * Reads objects of the classes it was given, and no others: the names in the bytes are only
 * compared with theirs. A filter judges the classes once more, and the sizes.
 */
final class AllowListStream extends ObjectInputStream {

  private final JavaClasses allowed;

  AllowListStream(InputStream in, JavaClasses allowed, ObjectInputFilter limits)
      throws IOException {
    super(in);
    this.allowed = allowed;
    setObjectInputFilter(
        info -> {
          ObjectInputFilter.Status sizes = limits.checkInput(info);
          return sizes == ObjectInputFilter.Status.REJECTED ? sizes : allowed.check(info);
        });
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass described) throws IOException {
    Class<?> known = allowed.find(described.getName());
    if (known == null) {
      throw new InvalidClassException("a class that is not allowed");
    }
    if (known.isRecord()) {
      checkComponents(known, described);
    }
    return known;
  }

  @Override
  protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
    throw new InvalidClassException("a proxy, which is never allowed");
  }

  /** Java itself takes a record's missing component for null, 0 or false. */
  private static void checkComponents(Class<?> record, ObjectStreamClass described)
      throws InvalidClassException {
    for (ObjectStreamField component : ObjectStreamClass.lookup(record).getFields()) {
      ObjectStreamField found = described.getField(component.getName());
      if (found == null || !sameType(found, component)) {
        throw new InvalidClassException("a component is missing or of another type");
      }
    }
  }

  private static boolean sameType(ObjectStreamField found, ObjectStreamField expected) {
    return expected.isPrimitive()
        ? found.getTypeCode() == expected.getTypeCode()
        : expected.getType().descriptorString().equals(found.getTypeString());
  }
}
