package demo;

import io.cacheme.annotation.Invalidates;
import io.cacheme.annotation.KeyIgnore;
import io.cacheme.annotation.Memoize;
import io.cacheme.annotation.Puts;
import io.cacheme.annotation.ToNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Methods that change what is cached, of each form. */
public interface Accounts<T extends Accounts.Account> {

  record Account(long id, String sku, String currency) {}

  interface Named {
    long getId();

    String sku();
  }

  @Memoize(Customer.class)
  String customer(long id);

  @Invalidates(Customer.class)
  void rename(long id, String consequences) throws IOException;

  @Invalidates(Customer.class)
  boolean delete(Account account);

  @Invalidates(Customer.class)
  @Invalidates(Price.class)
  Account open(String name) throws IOException;

  @Invalidates(Customer.class)
  Optional<Account> find(String result);

  @Invalidates(Price.class)
  CompletionStage<T> openLater(String sku, String name);

  @Invalidates(value = Customer.class, from = "return")
  CompletableFuture<Optional<? extends Account>> findLater(Account account);

  @Invalidates(Customer.class)
  CompletionStage<Void> deleteLater(Collection<Long> ids, String reason);

  @Invalidates(Customer.class)
  int deleteAll(List<? extends Named> accounts);

  @Invalidates(Price.class)
  List<Account> openAll(@KeyIgnore List<Account> accounts, String currency);

  @Invalidates(value = Customer.class, from = "source")
  @Invalidates(value = Customer.class, from = "target")
  void move(long source, long target);

  @Puts(Customer.class)
  String put(long id, String name);

  @Puts(Customer.class)
  @Invalidates(Price.class)
  CompletionStage<Optional<String>> putLater(Account account, String name);

  @Puts(Customer.class)
  Map<Long, String> putAll(Collection<Long> ids);

  @Invalidates(Price.class)
  void mapped(StringBuilder text, int much);

  @ToNode
  static Price price(StringBuilder text) {
    return new Price(text.toString(), "EUR");
  }

  @Invalidates(Customer.class)
  void node(Customer changed, String why);

  @Invalidates(value = Customer.class, from = "return")
  long create(String name);
}
