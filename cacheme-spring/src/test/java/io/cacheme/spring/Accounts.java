package io.cacheme.spring;

import io.cacheme.annotation.Invalidates;
import io.cacheme.annotation.Memoize;
import io.cacheme.annotation.Puts;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an application has anyway; its decorator is called within transactions. */
interface Accounts {

  @Memoize(Owner.class)
  String owner(long accountId);

  @Invalidates(Owner.class)
  void sell(long accountId, String owner);

  @Puts(Owner.class)
  String rename(long accountId, String owner);

  /** Of a real database. */
  record Rows(JdbcTemplate sql) implements Accounts {

    @Override
    public String owner(long accountId) {
      return new Owner(accountId).load(sql);
    }

    @Override
    public void sell(long accountId, String owner) {
      sql.update("UPDATE spring_account SET owner = ? WHERE id = ?", owner, accountId);
    }

    @Override
    public String rename(long accountId, String owner) {
      sell(accountId, owner);
      return owner;
    }
  }
}
