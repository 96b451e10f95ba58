package io.cacheme.examples.webshop;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What there is to buy, in the database. */
@Repository
class Catalogue {

  private final JdbcClient database;

  Catalogue(JdbcClient database) {
    this.database = database;
  }

  List<Long> productIds(String category) {
    return database
        .sql("SELECT id FROM product WHERE category = :category ORDER BY name")
        .param("category", category)
        .query(Long.class)
        .list();
  }

  Map<Product, Product.View> products(Collection<Product> products) {
    Map<Product, Product.View> views = new HashMap<>();
    database
        .sql("SELECT id, category, name FROM product WHERE id IN (:ids)")
        .param("ids", products.stream().map(Product::id).toList())
        .query(
            row -> {
              views.put(
                  new Product(row.getLong(1)),
                  new Product.View(row.getString(2), row.getString(3)));
            });
    return views;
  }
}
