package reactor.core.publisher;

/** As Reactor has it. */
public abstract class Flux<T> {}
