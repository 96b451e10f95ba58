package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.Catalogue.Product;
import io.cacheme.Cacheme;
import io.cacheme.testservers.TestServers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The configuration on the page of Spring's caches, with a real Redis. */
class CatalogueTest {

  private static final class Rows implements Catalogue.Database {

    private final Map<String, Product> rows = new ConcurrentHashMap<>();
    private final AtomicInteger found = new AtomicInteger();

    @Override
    public Product find(String sku) {
      found.incrementAndGet();
      return rows.get(sku);
    }

    @Override
    public void save(Product product) {
      rows.put(product.sku(), product);
    }

    @Override
    public void delete(String sku) {
      rows.remove(sku);
    }
  }

  private final Rows rows = new Rows();
  private final AnnotationConfigApplicationContext context = context();

  private AnnotationConfigApplicationContext context() {
    AnnotationConfigApplicationContext made = new AnnotationConfigApplicationContext();
    Map<String, Object> properties = Map.of("shop.redis", TestServers.redis().url());
    made.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
    made.register(ShopCaches.class);
    made.registerBean(Catalogue.class, () -> new Catalogue(rows));
    made.refresh();
    return made;
  }

  @AfterEach
  void close() {
    context.getBean(CacheManager.class).getCache("products").clear();
    context.close();
  }

  @Test
  void product_isFoundOnce_andFollowsWhatIsWritten() {
    Catalogue catalogue = context.getBean(Catalogue.class);
    assertThat(catalogue.product("tea")).isNull();
    assertThat(catalogue.product("tea")).isNull();
    assertThat(rows.found).hasValue(1);

    catalogue.save(new Product("tea", 300));
    assertThat(catalogue.product("tea").cents()).isEqualTo(300);
    assertThat(rows.found).hasValue(1);

    catalogue.delete("tea");
    assertThat(catalogue.product("tea")).isNull();
    assertThat(rows.found).hasValue(2);
    assertThat(context.getBean(Cacheme.class).describe()).contains("products");
  }
}
