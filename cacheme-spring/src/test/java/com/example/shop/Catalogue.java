package com.example.shop;

import java.io.Serializable;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;

public class Catalogue {

  public record Product(String sku, long cents) implements Serializable {}

  public interface Database {
    Product find(String sku);

    void save(Product product);

    void delete(String sku);
  }

  private final Database database;

  public Catalogue(Database database) {
    this.database = database;
  }

  @Cacheable(cacheNames = "products", sync = true)
  public Product product(String sku) {
    return database.find(sku);
  }

  @CachePut(cacheNames = "products", key = "#product.sku")
  public Product save(Product product) {
    database.save(product);
    return product;
  }

  @CacheEvict("products")
  public void delete(String sku) {
    database.delete(sku);
  }
}
