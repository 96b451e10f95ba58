package com.example.shop;

import io.cacheme.Cacheme;
import io.cacheme.annotation.Invalidates;
import io.cacheme.annotation.Memoize;
import io.cacheme.annotation.Puts;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

public interface Contacts {

  record User(long userId, String name) {}

  @Memoize(Contact.class)
  Contact.View contact(long userId);

  @Invalidates(Contact.class) // a parameter has the name of the key's component
  void rename(long userId, String name);

  @Invalidates(Contact.class) // user.userId()
  void delete(User user);

  @Invalidates(Contact.class) // the userId() of what the stage answers
  CompletionStage<User> register(String name);

  @Invalidates(value = Contact.class, from = "return") // and not that of the parameter
  User save(User user);

  @Invalidates(value = Contact.class, from = "left")
  @Invalidates(value = Contact.class, from = "right")
  void swapPhones(long left, long right);

  @Invalidates(Contact.class) // many keys
  int deleteAll(Collection<Long> userIds);

  @Puts(Contact.class) // what it returns is the new value
  Contact.View call(long userId, String phone);

  static Contacts cached(Contacts database, Cacheme cacheme) {
    return new ContactsMemoized(database, ContactCache.create(cacheme));
  }
}
