package io.cacheme.examples.webshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

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
    List<Offer> offers = new ArrayList<>();
    for (Long id : ids) {
      Product.View view = views.get(id);
      Price.Tag tag = tags.get(id);
      if (view != null && tag != null) { // neither is there for one that was deleted meanwhile
        offers.add(new Offer(id, view.name(), tag.cents(), tag.revision()));
      }
    }
    return offers;
  }

  @PutMapping("/prices/{id}")
  void change(@PathVariable long id, @RequestBody Wish wish) {
    if (wish.cents() <= 0) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    prices.change(id, wish.cents());
  }
}
