package io.cacheme.examples.webshop;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Prices in the database. It knows of no cache: what follows a commit is said by the interface. */
@Service
class PriceTable implements Prices {

  private final JdbcClient database;

  PriceTable(JdbcClient database) {
    this.database = database;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<Long, Price.Tag> tags(Collection<Long> productIds) {
    Map<Long, Price.Tag> tags = new HashMap<>();
    database
        .sql("SELECT product_id, cents, revision FROM price WHERE product_id IN (:ids)")
        .param("ids", productIds)
        .query(
            row -> {
              tags.put(row.getLong(1), new Price.Tag(row.getLong(2), row.getLong(3)));
            });
    return tags;
  }

  @Override
  @Transactional
  public void change(long productId, long cents) {
    database
        .sql("UPDATE price SET cents = :cents, revision = revision + 1 WHERE product_id = :id")
        .param("cents", cents)
        .param("id", productId)
        .update();
  }
}
