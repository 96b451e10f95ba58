package demo;

import io.cacheme.annotation.Invalidates;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Methods that change what a group has. */
public interface Seats {

  record Plan(String officeCity, int officeFloor, long tenantId) {}

  @Invalidates(value = Seat.class, group = "tenant:{tenantId}")
  void move(long tenantId, String to);

  @Invalidates(value = Seat.class, group = "floor:{office.city}:{office.floor}", from = "plan")
  @Invalidates(value = Seat.class, group = "tenant:{tenantId}", from = "return")
  Plan repaint(Plan plan, String colour);

  @Invalidates(value = Seat.class, group = "tenant:{tenantId}")
  CompletionStage<Integer> moveAll(Set<Long> tenantIds);

  @Invalidates(value = Seat.class, group = "floor:{office.city}:{office.floor}")
  List<Plan> repaintAll(int officeFloor);

  @Invalidates(value = Seat.class, group = "tenant:{tenantId}")
  @Invalidates(Seat.class)
  void leave(Seat seat);
}
