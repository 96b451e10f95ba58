package kotlin.coroutines;

/** As Kotlin has it. */
public interface Continuation<T> {}
