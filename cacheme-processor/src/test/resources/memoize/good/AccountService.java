package demo;

import io.cacheme.annotation.Invalidates;

/** A class whose calls of its own methods change what is cached, too. */
public class AccountService {

  @Invalidates(Customer.class)
  protected synchronized void rename(long id, String name) throws Throwable {}

  public void swap(long id, long other) throws Throwable {
    rename(id, "a");
    rename(other, "b");
  }
}
