package demo;

import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.generated.Consequences;
import io.cacheme.generated.HeapHit;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;

/**
 * {@link Accounts} with its {@code @Memoize} methods answered by caches, and its
 * {@code @Invalidates} and {@code @Puts} methods followed by what they change in caches; what no
 * cache has, and all other methods, go to a delegate.
 */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
public final class AccountsMemoized<T extends Accounts.Account> implements Accounts<T> {
  private final Accounts<T> delegate;

  private final NodeCache<Customer, String> customerCache;

  private final NodeCache<Price, Money> priceCache;

  /** Decorates {@code delegate}. */
  public AccountsMemoized(Accounts<T> delegate, CustomerCache customerCache,
      PriceCache priceCache) {
    this.delegate = Objects.requireNonNull(delegate, "delegate");
    this.customerCache = customerCache.asNodeCache();
    this.priceCache = priceCache.asNodeCache();
  }

  @Override
  public String customer(long id) {
    Customer asked = new Customer(id);
    HeapHit<String> hit = HeapHit.of(customerCache, asked);
    if (hit != null) {
      return hit.value();
    }
    Loader<Customer, String> loader = Loader.blocking(node -> delegate.customer(id));
    return customerCache.sync().get(asked, loader);
  }

  @Override
  public void rename(long id, String consequences) throws IOException {
    delegate.rename(id, consequences);
    Consequences.of("Accounts.rename").invalidate(customerCache, () -> new Customer(id)).await();
  }

  @Override
  public boolean delete(Accounts.Account account) {
    boolean result = delegate.delete(account);
    Consequences.of("Accounts.delete")
        .invalidate(customerCache, () -> new Customer(account.id()))
        .await();
    return result;
  }

  @Override
  public Accounts.Account open(String name) throws IOException {
    Accounts.Account result = delegate.open(name);
    Consequences.of("Accounts.open")
        .invalidate(customerCache, () -> result == null ? null : new Customer(result.id()))
        .invalidate(
            priceCache,
            () -> result == null ? null : new Price(result.sku(), result.currency()))
        .await();
    return result;
  }

  @Override
  public Optional<Accounts.Account> find(String result) {
    Optional<Accounts.Account> theResult = delegate.find(result);
    Accounts.Account found = theResult == null ? null : theResult.orElse(null);
    Consequences.of("Accounts.find")
        .invalidate(customerCache, () -> found == null ? null : new Customer(found.id()))
        .await();
    return theResult;
  }

  @Override
  public CompletionStage<T> openLater(String sku, String name) {
    CompletionStage<T> stage = delegate.openLater(sku, name);
    return Consequences.of("Accounts.openLater").after(stage, (consequences, result) -> {
      consequences
          .invalidate(priceCache, () -> result == null ? null : new Price(sku, result.currency()));
    });
  }

  @Override
  public CompletableFuture<Optional<? extends Accounts.Account>> findLater(
      Accounts.Account account) {
    CompletableFuture<Optional<? extends Accounts.Account>> stage = delegate.findLater(account);
    return Consequences.of("Accounts.findLater").after(stage, (consequences, result) -> {
      Accounts.Account found = result == null ? null : result.orElse(null);
      consequences.invalidate(customerCache, () -> found == null ? null : new Customer(found.id()));
    });
  }

  @Override
  public CompletionStage<Void> deleteLater(Collection<Long> ids, String reason) {
    List<Long> idsCopy = Consequences.copy(ids);
    CompletionStage<Void> stage = delegate.deleteLater(ids, reason);
    return Consequences.of("Accounts.deleteLater").after(stage, (consequences, result) -> {
      consequences.invalidateAll(customerCache, idsCopy, key -> new Customer(key));
    });
  }

  @Override
  public int deleteAll(List<? extends Accounts.Named> accounts) {
    List<Accounts.Named> accountsCopy = Consequences.copy(accounts);
    int result = delegate.deleteAll(accounts);
    Consequences.of("Accounts.deleteAll")
        .invalidateAll(customerCache, accountsCopy, key -> new Customer(key.getId()))
        .await();
    return result;
  }

  @Override
  public List<Accounts.Account> openAll(List<Accounts.Account> accounts, String currency) {
    List<Accounts.Account> result = delegate.openAll(accounts, currency);
    Consequences.of("Accounts.openAll")
        .invalidateAll(priceCache, result, key -> new Price(key.sku(), currency))
        .await();
    return result;
  }

  @Override
  public void move(long source, long target) {
    delegate.move(source, target);
    Consequences.of("Accounts.move")
        .invalidate(customerCache, () -> new Customer(source))
        .invalidate(customerCache, () -> new Customer(target))
        .await();
  }

  @Override
  public String put(long id, String name) {
    String result = delegate.put(id, name);
    Consequences.of("Accounts.put").put(customerCache, () -> new Customer(id), result).await();
    return result;
  }

  @Override
  public CompletionStage<Optional<String>> putLater(Accounts.Account account, String name) {
    CompletionStage<Optional<String>> stage = delegate.putLater(account, name);
    return Consequences.of("Accounts.putLater").after(stage, (consequences, result) -> {
      String found = result == null ? null : result.orElse(null);
      consequences
          .put(customerCache, () -> new Customer(account.id()), found)
          .invalidate(priceCache, () -> new Price(account.sku(), account.currency()));
    });
  }

  @Override
  public Map<Long, String> putAll(Collection<Long> ids) {
    List<Long> idsCopy = Consequences.copy(ids);
    Map<Long, String> result = delegate.putAll(ids);
    Consequences.of("Accounts.putAll")
        .putAll(customerCache, idsCopy, key -> new Customer(key), result)
        .await();
    return result;
  }

  @Override
  public void mapped(StringBuilder text, int much) {
    delegate.mapped(text, much);
    Consequences.of("Accounts.mapped").invalidate(priceCache, () -> Accounts.price(text)).await();
  }

  @Override
  public void node(Customer changed, String why) {
    delegate.node(changed, why);
    Consequences.of("Accounts.node").invalidate(customerCache, () -> changed).await();
  }

  @Override
  public long create(String name) {
    long result = delegate.create(name);
    Consequences.of("Accounts.create")
        .invalidate(customerCache, () -> new Customer(result))
        .await();
    return result;
  }

  @Override
  public String toString() {
    return "AccountsMemoized(" + delegate + ")";
  }
}
