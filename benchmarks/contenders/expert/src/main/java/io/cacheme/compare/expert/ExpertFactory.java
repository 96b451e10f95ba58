package io.cacheme.compare.expert;

import io.cacheme.compare.Contender;
import io.cacheme.compare.ContenderFactory;
import io.cacheme.compare.Scenario;
import io.cacheme.compare.Setting;
import java.util.List;

/** Opens {@link ExpertContender}. */
public final class ExpertFactory implements ContenderFactory {

  @Override
  public String name() {
    return "expert";
  }

  @Override
  public String configuration() {
    return "written by hand: Lettuce with flushes consolidated, a ConcurrentHashMap of futures, MessagePack"
        + " straight into Netty's buffers, SET with PX; before it Caffeine. No deadline, jitter, counter or fence";
  }

  @Override
  public List<String> versions() {
    return List.of("Lettuce 7.7.0", "Caffeine 3.3.1");
  }

  @Override
  public boolean isBlocking() {
    return false;
  }

  @Override
  public boolean can(Scenario scenario, int heapEntries) {
    return true;
  }

  @Override
  public Contender open(Setting setting) {
    return new ExpertContender(setting);
  }
}
