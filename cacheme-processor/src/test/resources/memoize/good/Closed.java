package demo;

import io.cacheme.annotation.Memoize;

sealed interface Closed permits Closed.Database, ClosedMemoized {

  @Memoize(Customer.class)
  String customer(long id);

  record Database() implements Closed {
    @Override
    public String customer(long id) {
      return "customer " + id;
    }
  }

  static ClosedMemoized cached(CustomerCache customers) {
    return new ClosedMemoized(new Database(), customers);
  }
}
