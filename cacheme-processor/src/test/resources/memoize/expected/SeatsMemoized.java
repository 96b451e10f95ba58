package demo;

import io.cacheme.NodeCache;
import io.cacheme.generated.Consequences;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;

/**
 * {@link Seats} with its {@code @Invalidates} methods followed by what they change in caches; all
 * methods go to a delegate.
 */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
public final class SeatsMemoized implements Seats {
  private final Seats delegate;

  private final NodeCache<Seat, String> seatCache;

  /** Decorates {@code delegate}. */
  public SeatsMemoized(Seats delegate, SeatCache seatCache) {
    this.delegate = Objects.requireNonNull(delegate, "delegate");
    this.seatCache = seatCache.asNodeCache();
  }

  @Override
  public void move(long tenantId, String to) {
    delegate.move(tenantId, to);
    Consequences.of("Seats.move")
        .invalidateGroup(seatCache, () -> SeatNodes.byTenantId(tenantId))
        .await();
  }

  @Override
  public Seats.Plan repaint(Seats.Plan plan, String colour) {
    Seats.Plan result = delegate.repaint(plan, colour);
    Consequences.of("Seats.repaint")
        .invalidateGroup(
            seatCache,
            () -> SeatNodes.byOfficeCityAndOfficeFloor(plan.officeCity(), plan.officeFloor()))
        .invalidateGroup(
            seatCache,
            () -> result == null ? null : SeatNodes.byTenantId(result.tenantId()))
        .await();
    return result;
  }

  @Override
  public CompletionStage<Integer> moveAll(Set<Long> tenantIds) {
    List<Long> tenantIdsCopy = Consequences.copy(tenantIds);
    CompletionStage<Integer> stage = delegate.moveAll(tenantIds);
    return Consequences.of("Seats.moveAll").after(stage, (consequences, result) -> {
      consequences.invalidateGroups(seatCache, tenantIdsCopy, key -> SeatNodes.byTenantId(key));
    });
  }

  @Override
  public List<Seats.Plan> repaintAll(int officeFloor) {
    List<Seats.Plan> result = delegate.repaintAll(officeFloor);
    Consequences.of("Seats.repaintAll")
        .invalidateGroups(
            seatCache,
            result,
            key -> SeatNodes.byOfficeCityAndOfficeFloor(key.officeCity(), officeFloor))
        .await();
    return result;
  }

  @Override
  public void leave(Seat seat) {
    delegate.leave(seat);
    Consequences.of("Seats.leave")
        .invalidateGroup(seatCache, () -> SeatNodes.byTenantId(seat.tenantId()))
        .invalidate(seatCache, () -> seat)
        .await();
  }

  @Override
  public String toString() {
    return "SeatsMemoized(" + delegate + ")";
  }
}
