package io.cacheme.compare;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Virtual threads, where the JDK has them: this is compiled for 17, too. */
final class VirtualThreads {

  private static final @Nullable ThreadFactory FACTORY = find();

  private VirtualThreads() {}

  /** Whether the JDK has them, as 21 and later do. */
  static boolean exist() {
    return FACTORY != null;
  }

  /** Starts one. */
  static void start(Runnable task) {
    if (FACTORY == null) {
      throw new IllegalStateException(
          "Contenders whose calls block need virtual threads: run this on JDK 21 or later, not on "
              + Runtime.version());
    }
    FACTORY.newThread(task).start();
  }

  private static @Nullable ThreadFactory find() {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Class<?> virtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
      MethodHandle of =
          lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(virtual));
      MethodHandle factory =
          lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
      return (ThreadFactory) factory.invoke(of.invoke());
    } catch (ClassNotFoundException | NoSuchMethodException | UnsupportedOperationException e) {
      return null;
    } catch (Throwable e) {
      throw new LinkageError("Virtual threads are not as expected", e);
    }
  }
}
