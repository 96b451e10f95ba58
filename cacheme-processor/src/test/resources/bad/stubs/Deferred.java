package kotlinx.coroutines;

/** As Kotlin has it. */
public interface Deferred<T> {}
