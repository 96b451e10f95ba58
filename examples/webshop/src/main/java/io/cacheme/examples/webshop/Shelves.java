package io.cacheme.examples.webshop;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the page asks for. */
@RestController
class Shelves {

  /** A product with its price, as a customer sees it. */
  record Offer(long id, String name, long cents, long revision) {}

  /** A price that is asked for. */
  record Wish(long cents) {}

  private final CategoryCache categories;
  private final ProductCache products;
  private final Prices prices;

  Shelves(CategoryCache categories, ProductCache products, Prices prices) {
    this.categories = categories;
    this.products = products;
    this.prices = prices;
  }

  @GetMapping("/shelves/{category}")
  List<Offer> shelf(@PathVariable String category) {
    List<Long> ids = categories.sync().get(category);
    Map<Long, Product.View> views = products.sync().getAll(ids);
    Map<Long, Price.Tag> tags = prices.tags(ids);
    return ids.stream()
        .filter(id -> views.containsKey(id) && tags.containsKey(id))
        .map(id -> offer(id, views.get(id), tags.get(id)))
        .toList();
  }

  @PutMapping("/prices/{id}")
  void change(@PathVariable long id, @RequestBody Wish wish) {
    prices.change(id, wish.cents());
  }

  private static Offer offer(long id, Product.View view, Price.Tag tag) {
    return new Offer(id, view.name(), tag.cents(), tag.revision());
  }
}
