package io.cacheme.spring.wired;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.spring.SpringTransactions;
import io.cacheme.testkit.InMemoryLocalStorage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.core.env.MapPropertySource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the generated beans are among proxies, scopes, factories and circles. */
class WiredBeansTest {

  /** A manager that says what it did. */
  static class Transactions extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1L;

    final transient List<String> done = new ArrayList<>();

    private final boolean joins;

    Transactions(boolean joins) {
      this.joins = joins;
    }

    @Override
    protected Object doGetTransaction() {
      return new Object();
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
      return joins && TransactionSynchronizationManager.isActualTransactionActive();
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
      done.add("begin");
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
      done.add("commit");
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
      done.add("rollback");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ComponentScan(
      excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test.*"))
  static class Application {

    @Bean
    Cacheme cacheme() {
      return Cacheme.builder()
          .storage("local", new InMemoryLocalStorage())
          .transactionProbe(new SpringTransactions())
          .build();
    }

    @Bean
    Transactions transactions() {
      return new Transactions(true);
    }

    @Bean
    Quote.Source one() {
      return new Quote.Source() {};
    }

    @Bean
    Quote.Source two() {
      return new Quote.Source() {};
    }

    @Bean
    Quote.Broker broker(QuoteCache quotes) {
      return new Quote.Broker(quotes);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement
  static class InterfaceProxies {}

  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement(proxyTargetClass = true)
  static class ClassProxies {}

  /** Counts what is asked of it. */
  static class Desk implements Rates {

    final Map<String, Long> rows = new HashMap<>(Map.of("eur", 1L));
    int asked;

    @Override
    public Long rate(String code) {
      asked++;
      return rows.get(code);
    }

    @Override
    public void set(String code, long rate) {
      rows.put(code, rate);
    }

    @Override
    public void reload() {}

    public int asked() {
      return asked;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OneDesk {

    @Bean
    Rates desk() {
      return new Desk();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Scoped {

    @Bean
    @Scope(value = "thread", proxyMode = ScopedProxyMode.INTERFACES)
    Rates desk() {
      return new Desk();
    }
  }

  private static AnnotationConfigApplicationContext start(Class<?>... more) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("cacheme.memoize", "true")));
    context.getBeanFactory().registerScope("thread", new SimpleThreadScope());
    context.register(Application.class);
    context.register(more);
    context.refresh();
    return context;
  }

  @ParameterizedTest
  @ValueSource(classes = {InterfaceProxies.class, ClassProxies.class})
  void transactionsOfTheInterface_areInsideOfTheCache(Class<?> proxies) {
    try (var context = start(proxies, OneDesk.class)) {
      Rates rates = context.getBean(Rates.class);
      List<String> done = context.getBean(Transactions.class).done;

      assertThat(rates.rate("eur")).isEqualTo(1);
      assertThat(rates.rate("eur")).isEqualTo(1);
      assertThat(done).containsExactly("begin", "commit"); // the other one is a hit

      rates.set("eur", 2);
      assertThat(rates.rate("eur")).isEqualTo(2);
      assertThat(rates.rate("eur")).isEqualTo(2);
      assertThat(done).containsExactly("begin", "commit", "begin", "commit", "begin", "commit");
    }
  }

  @Test
  void scopedBean_isDecorated_byItsProxy() {
    try (var context = start(Scoped.class)) {
      assertThat(context.getBean(Rates.class)).isInstanceOf(RatesMemoized.class);
      assertThat(context.getBean(Rates.class).rate("eur")).isEqualTo(1);
    }
  }

  @Test
  void load_needsProvider_optional_andTheLazyRestOfACircle() {
    try (var context = start(OneDesk.class)) {
      assertThat(context.getBean(Quote.Broker.class).quote("x")).isEqualTo("broker 2 false");
    }
  }

  @Test
  void nodesOfOneSimpleName_areTwoBeans() {
    try (var context = start(OneDesk.class)) {
      assertThat(context.getBean(io.cacheme.spring.wired.other.RateCache.class).sync().get("x"))
          .isEqualTo("star x");
      assertThat(context.getBean(RateCache.class).sync().getIfPresent("x")).isNull();
    }
  }

  /** Puts when told of a commit. */
  static class Listener {

    private final RateCache rates;

    Listener(RateCache rates) {
      this.rates = rates;
    }

    @TransactionalEventListener
    void on(String code) {
      rates.sync().put(code, 7L);
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void before(Long code) {
      rates.sync().put(code.toString(), 7L);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Listening {

    @Bean
    Listener listener(RateCache rates) {
      return new Listener(rates);
    }
  }

  @Test
  void listenerOfATransaction_puts() {
    try (var context = start(InterfaceProxies.class, OneDesk.class, Listening.class)) {
      TransactionTemplate template = new TransactionTemplate(context.getBean(Transactions.class));
      RateCache rates = context.getBean(RateCache.class);

      template.executeWithoutResult(status -> context.publishEvent(5L));
      assertThat(rates.sync().getIfPresent("5")).isEqualTo(7);
      template.executeWithoutResult(
          status -> {
            context.publishEvent(6L);
            status.setRollbackOnly();
          });
      assertThat(rates.sync().getIfPresent("6")).isNull();
      template.executeWithoutResult(status -> context.publishEvent("usd"));
      assertThat(rates.sync().getIfPresent("usd")).isEqualTo(7);
    }
  }

  @Test
  void twoManagers_theInnerCommits_theOuterIsRolledBack() {
    try (var context = start(InterfaceProxies.class, OneDesk.class)) {
      RateCache rates = context.getBean(RateCache.class);
      TransactionTemplate outer = new TransactionTemplate(new Transactions(false));
      TransactionTemplate inner = new TransactionTemplate(new Transactions(false));
      outer.executeWithoutResult(
          status -> {
            inner.executeWithoutResult(
                both -> {
                  rates.sync().put("chf", 9L);
                  try { // another thread, before the commit
                    Thread other =
                        new Thread(
                            () ->
                                rates
                                    .asNodeCache()
                                    .sync()
                                    .get(new Rate("chf"), Loader.blocking(code -> 8L)));
                    other.start();
                    other.join();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });
            status.setRollbackOnly();
          });
      assertThat(rates.sync().getIfPresent("chf")).isEqualTo(9); // of the inner one, alone
    }
  }
}
