package io.cacheme.spring.wired;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;

/** A node whose load needs beans in each way that Spring knows. */
@CacheNode(key = "quote:{code}", caches = @Cache(storage = "local", ttl = "1m"))
public record Quote(String code) implements Node<String> {

  String load(ObjectProvider<Source> sources, Optional<Runnable> none, @Lazy Broker broker) {
    return broker.name() + " " + sources.orderedStream().count() + " " + none.isPresent();
  }

  /** Of which there are two. */
  public interface Source {}

  /** One that needs the cache whose loads need it. */
  public static class Broker {

    private final QuoteCache quotes;

    protected Broker() {
      this(null);
    }

    Broker(QuoteCache quotes) {
      this.quotes = quotes;
    }

    public String name() {
      return "broker";
    }

    String quote(String code) {
      return quotes.sync().get(code);
    }
  }
}
