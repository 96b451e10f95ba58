package demo;

import io.cacheme.annotation.Memoize;
import java.io.Serializable;
import java.util.List;

/** Names that clash with those of generated code, type variables, and visibility. */
class Outer {

  interface Base<K, X extends Exception> {

    /** Inherited, and cached there too. */
    @Memoize(Customer.class)
    String customer(long id, @io.cacheme.annotation.KeyIgnore K hint) throws X;

    List<K> keys() throws X;
  }

  interface Loader<T, E extends Exception> extends Base<Long, E>, Serializable {

    @Memoize(Customer.class)
    String other(long id, @io.cacheme.annotation.KeyIgnore T delegate) throws E;

    @Memoize(Customer.class)
    String more(@io.cacheme.annotation.KeyIgnore String loader, long id);

    @SuppressWarnings("unchecked")
    T node(T customerCache, T... delegates);

    record LoadException(String e) {}
  }
}
