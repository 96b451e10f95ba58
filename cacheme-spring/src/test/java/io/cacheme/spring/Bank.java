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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
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
    sql.execute("DROP TABLE IF EXISTS spring_account");
    sql.execute("CREATE TABLE spring_account (id BIGINT PRIMARY KEY, owner TEXT)");
    for (long id = 0; id < 10; id++) {
      sql.update("INSERT INTO spring_account VALUES (?, ?)", id, "Ann");
    }
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
  static class Beans {

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
