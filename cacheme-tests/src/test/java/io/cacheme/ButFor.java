package io.cacheme;

import io.cacheme.spi.RemoteStorage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;

/** Objects that are as others are, but for one method. */
public final class ButFor {

  private ButFor() {}

  /** {@code behind}, but that {@code method} answers what {@code instead} does of its arguments. */
  public static <T> T method(
      Class<T> type, T behind, String method, Function<Object[], ?> instead) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                return instead.apply(arguments);
              }
              try {
                return called.invoke(behind, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** {@code storage}, but that it has none of what the named method of the SPI answers. */
  public static RemoteStorage without(String capability, RemoteStorage storage) {
    return method(RemoteStorage.class, storage, capability, nothing -> null);
  }
}
