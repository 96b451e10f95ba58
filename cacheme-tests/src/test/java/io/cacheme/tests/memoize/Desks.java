package io.cacheme.tests.memoize;

import io.cacheme.annotation.Invalidates;
import io.cacheme.annotation.Memoize;
import io.cacheme.tests.memoize.Desk.Office;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/** Reads of desks, and changes that concern many of them. */
interface Desks {

  record Plan(String officeCity, int officeFloor) {}

  @Memoize(Desk.class)
  String occupant(long tenantId, Office office, int number);

  @Invalidates(value = Desk.class, group = "tenant:{tenantId}")
  void rename(long tenantId, String name);

  @Invalidates(value = Desk.class, group = "floor:{office.city}:{office.floor}")
  CompletionStage<Plan> rebuild(String what);

  @Invalidates(value = Desk.class, group = "floor:{office.city}:{office.floor}")
  default void paint(Office office) {}

  @Invalidates(value = Desk.class, group = "floor:{office.city}:{office.floor}")
  default void clean(Desk around) {}

  @Invalidates(value = Desk.class, group = "floor:{office.city}:{office.floor}")
  default void cleanAll(Collection<Desk> around) {}

  @Invalidates(value = Desk.class, group = "tenant:{tenantId}")
  int renameAll(Collection<Long> tenantIds);
}
