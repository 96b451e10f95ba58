package old;

import io.cacheme.Cacheme;
import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Compression;
import io.cacheme.annotation.Invalidates;
import io.cacheme.annotation.Memoize;
import io.cacheme.annotation.Puts;
import io.cacheme.codec.CompactMsgPackSerializer;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Asks all that generated code calls of the runtime, and says what came of it. */
public final class Program implements Supplier<String> {

  sealed interface Contact {}

  record Mail(String address) implements Contact {}

  record Phone(long number, Optional<Integer> extension) implements Contact {}

  record View(String name, int age, Instant since, List<Contact> contacts, Map<String, Double> marks) {}

  @CacheNode(
      version = "v1",
      key = "person:{tenant}:{id}",
      groups = "tenant:{tenant}",
      negativeTtl = "5s",
      caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "remote", ttl = "1h")})
  record Person(String tenant, long id) implements Node<View> {

    CompletionStage<View> load(Source source) {
      return CompletableFuture.completedFuture(source.find(id));
    }

    static CompletionStage<Map<Person, View>> loadAll(Collection<Person> people, Source source) {
      Map<Person, View> found = new HashMap<>();
      people.forEach(person -> found.put(person, source.find(person.id())));
      return CompletableFuture.completedFuture(found);
    }
  }

  @CacheNode(
      key = "price:{sku}",
      caches = @Cache(storage = "remote", ttl = "1h"),
      serializer = CompactMsgPackSerializer.class,
      compression = Compression.ZLIB)
  record Price(String sku) implements Node<Money> {}

  record Money(long cents, String currency) {}

  @CacheNode(key = "note:{id}", dumpable = true, caches = @Cache(storage = "local", ttl = "1h"))
  record Note(int id) implements Node<String> {

    String load() {
      return "note " + id;
    }
  }

  interface Prices {

    @Memoize(Price.class)
    Money price(String sku);

    @Memoize(Price.class)
    Map<String, Money> prices(Collection<String> skus);

    @Invalidates(Price.class)
    void withdraw(String sku);

    @Puts(Price.class)
    Money change(String sku, long cents);
  }

  static final class Source implements Prices {

    final List<String> asked = new ArrayList<>();

    View find(long id) {
      asked.add("person " + id);
      return new View(
          "n" + id,
          (int) id,
          Instant.EPOCH,
          List.of(new Mail("a@b"), new Phone(5, Optional.of(6))),
          Map.of("x", 0.5));
    }

    @Override
    public Money price(String sku) {
      asked.add("price " + sku);
      return new Money(asked.size(), "EUR");
    }

    @Override
    public Map<String, Money> prices(Collection<String> skus) {
      Map<String, Money> all = new TreeMap<>();
      skus.forEach(sku -> all.put(sku, price(sku)));
      return all;
    }

    @Override
    public void withdraw(String sku) {
      asked.add("withdraw " + sku);
    }

    @Override
    public Money change(String sku, long cents) {
      return new Money(cents, "GBP");
    }
  }

  private final Source source = new Source();
  private final StringBuilder said = new StringBuilder();

  public Program() {}

  @Override
  public String get() {
    ManualTimeSource time = new ManualTimeSource();
    InMemoryRemoteStorage server = new InMemoryRemoteStorage(time);
    try (Cacheme first = cacheme(time, server);
        Cacheme second = cacheme(time, server.another())) {
      people(first, second);
      prices(first, second);
      notes(first, second);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return said + "asked " + source.asked;
  }

  private static Cacheme cacheme(ManualTimeSource time, InMemoryRemoteStorage server) {
    return Cacheme.builder()
        .timeSource(time)
        .storage("local", new InMemoryLocalStorage())
        .storage("remote", server)
        .build();
  }

  private void people(Cacheme first, Cacheme second) {
    Program_PersonCache people = Program_PersonCache.create(first, source);
    say(people.get("a", 1).join());
    say(people.asNodeCache().getAll(List.of(new Person("a", 1), new Person("b", 2))).join().size());
    say(Program_PersonCache.create(second, source).get("b", 2).join().name());
    people.put("b", 3, new View("put", 0, Instant.MAX, List.of(), Map.of())).join();
    say(people.sync().get("b", 3).name());
    people.invalidate("b", 3).join();
    people.invalidateByTenant("a").join();
    say(people.get("a", 1).join().age());
    say(people.refresh("b", 2).join().age());
    say(people.stats().requestCount());
  }

  private void prices(Cacheme first, Cacheme second) {
    Prices prices = new Program_PricesMemoized(source, Program_PriceCache.create(first));
    say(prices.price("p"));
    say(prices.prices(List.of("p", "q")).size());
    say(prices.change("q", 7));
    say(new Program_PricesMemoized(source, Program_PriceCache.create(second)).price("q"));
    prices.withdraw("q");
    say(prices.price("q").currency());
  }

  private void notes(Cacheme first, Cacheme second) throws IOException {
    Path folder = Files.createTempDirectory("old");
    Path file = folder.resolve("notes");
    Program_NoteCache notes = Program_NoteCache.create(first);
    say(notes.get(1).join());
    say(notes.asNodeCache().dump(file).join());
    Program_NoteCache restored = Program_NoteCache.create(second);
    restored.asNodeCache().restore(file).join();
    say(restored.asNodeCache().asMap().get(new Note(1)));
    Files.deleteIfExists(file);
    Files.delete(folder);
  }

  private void say(Object what) {
    said.append(what).append('\n');
  }
}
