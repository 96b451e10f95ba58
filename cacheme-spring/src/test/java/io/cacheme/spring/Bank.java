package io.cacheme.spring;

import com.zaxxer.hikari.HikariDataSource;
import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.SyncNodeCache;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testservers.TestServer;
import io.cacheme.testservers.TestServers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** An application with transactions, a PostgreSQL, and a pool of four connections. */
final class Bank implements AutoCloseable {

  static final int CONNECTIONS = 4;

  final List<CachemeListener.FailedConsequence> failed = new CopyOnWriteArrayList<>();
  final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
  final Cacheme cacheme;
  final OwnerCache owners;
  final Accounts accounts;
  final JdbcTemplate sql;
  final Desk desk;
  final Clerk clerk;
  final Cache clients;

  Bank(RemoteStorage remote) {
    this(builder -> builder.storage("my-redis", remote));
  }

  Bank(UnaryOperator<Cacheme.Builder> settings) {
    TestServers.postgresql(); // or the test is skipped
    Cacheme.Builder builder =
        Cacheme.builder()
            .storage("local", new InMemoryLocalStorage())
            .transactionProbe(new SpringTransactions())
            .listener(
                new CachemeListener() {
                  @Override
                  public void onAnswer(Answer answer) {}

                  @Override
                  public void onFailedConsequence(FailedConsequence what) {
                    failed.add(what);
                  }
                });
    cacheme = settings.apply(builder).build();
    context.registerBean(Cacheme.class, () -> cacheme);
    context.register(Beans.class);
    context.refresh();
    owners = context.getBean(OwnerCache.class);
    accounts = context.getBean(Accounts.class);
    sql = context.getBean(JdbcTemplate.class);
    desk = context.getBean(Desk.class);
    clerk = context.getBean(Clerk.class);
    clients = context.getBean(CacheManager.class).getCache("clients");
    sql.execute("DROP TABLE IF EXISTS spring_account");
    sql.execute("CREATE TABLE spring_account (id BIGINT PRIMARY KEY, owner TEXT)");
    for (long id = 0; id < 10; id++) {
      sql.update("INSERT INTO spring_account VALUES (?, ?)", id, "Ann");
    }
  }

  /** What each of some callers gets, of whom four are in their transactions at the same time. */
  <T> List<Future<T>> inTransactions(ExecutorService threads, int callers, LongFunction<T> read) {
    CountDownLatch allConnections = new CountDownLatch(CONNECTIONS);
    Callable<T> call =
        () ->
            desk.inTransaction(
                () -> {
                  sql.queryForObject("SELECT 1", Integer.class); // takes the connection
                  allConnections.countDown();
                  try {
                    allConnections.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                  return read.apply(1);
                });
    return IntStream.range(0, callers).mapToObj(i -> threads.submit(call)).toList();
  }

  SyncNodeCache<Owner, String> cache() {
    return owners.asNodeCache().sync();
  }

  @Override
  public void close() {
    context.close();
    cacheme.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement
  @EnableCaching
  static class Beans {

    @Bean
    CacheManager cacheManager(Cacheme cacheme) {
      return CachemeCacheManager.builder(cacheme)
          .cache(
              "clients",
              CachemeCacheConfiguration.create()
                  .tier("local", null)
                  .tier("my-redis", Duration.ofHours(1))
                  .valueType(String.class))
          .build();
    }

    @Bean
    Clerk clerk(JdbcTemplate sql) {
      return new Clerk(new Accounts.Rows(sql));
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource() {
      TestServer server = TestServers.postgresql();
      URI url = URI.create(server.url());
      String[] credentials = url.getUserInfo().split(":", 2);
      HikariDataSource pool = new HikariDataSource();
      pool.setJdbcUrl("jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath());
      pool.setUsername(credentials[0]);
      pool.setPassword(credentials[1]);
      pool.setMaximumPoolSize(CONNECTIONS);
      pool.setConnectionTimeout(5_000);
      return pool;
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
      return new JdbcTransactionManager(dataSource);
    }

    @Bean
    JdbcTemplate sql(DataSource dataSource) {
      return new JdbcTemplate(dataSource);
    }

    @Bean
    OwnerCache owners(Cacheme cacheme, JdbcTemplate sql) {
      return OwnerCache.create(cacheme, sql);
    }

    @Bean
    Accounts accounts(JdbcTemplate sql, OwnerCache owners) {
      return new AccountsMemoized(new Accounts.Rows(sql), owners);
    }

    @Bean
    Desk desk() {
      return new Desk();
    }
  }

  /** Has Spring's annotations where {@link Accounts} has ours. */
  static class Clerk {

    private final Accounts accounts;

    Clerk(Accounts accounts) {
      this.accounts = accounts;
    }

    @Cacheable(cacheNames = "clients", sync = true)
    public String owner(long accountId) {
      return accounts.owner(accountId);
    }

    @Cacheable("clients")
    public String ownerWithoutSync(long accountId) {
      return accounts.owner(accountId);
    }

    @CachePut(cacheNames = "clients", key = "#accountId")
    public String rename(long accountId, String owner) {
      return accounts.rename(accountId, owner);
    }

    @CacheEvict(cacheNames = "clients", key = "#accountId")
    public void sell(long accountId, String owner) {
      accounts.sell(accountId, owner);
    }

    @CacheEvict(cacheNames = "clients", allEntries = true)
    public void sellAll(String owner) {
      for (long id = 0; id < 10; id++) {
        accounts.sell(id, owner);
      }
    }
  }

  /** Whatever is to be done, in a transaction or none. */
  static class Desk {

    @Transactional
    public <T> T inTransaction(Supplier<T> work) {
      return work.get();
    }

    @Transactional(readOnly = true)
    public <T> T inReadOnlyTransaction(Supplier<T> work) {
      return work.get();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public <T> T inAnotherTransaction(Supplier<T> work) {
      return work.get();
    }

    @Transactional(propagation = Propagation.NESTED)
    public <T> T inNestedTransaction(Supplier<T> work) {
      return work.get();
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    public <T> T withOrWithoutTransaction(Supplier<T> work) {
      return work.get();
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public <T> T outsideOfTransaction(Supplier<T> work) {
      return work.get();
    }
  }
}
