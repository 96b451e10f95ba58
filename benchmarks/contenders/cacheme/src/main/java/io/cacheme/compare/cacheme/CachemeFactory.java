package io.cacheme.compare.cacheme;

import io.cacheme.Cacheme;
import io.cacheme.compare.Contender;
import io.cacheme.compare.ContenderFactory;
import io.cacheme.compare.Scenario;
import io.cacheme.compare.Setting;
import java.util.List;

/**
 * Cacheme with its defaults, as {@code docs/getting-started.md} begins: counters, deadlines,
 * breakers and fences on. On the heap {@code follow = false} is declared, which {@code
 * docs/choosing.md} advises where no other process writes.
 */
public final class CachemeFactory implements ContenderFactory {

  @Override
  public String name() {
    return "cacheme";
  }

  @Override
  public String configuration() {
    return "`redis://…`, before it `local://tlfu?size=…` with `follow = false`; all else as it is by default";
  }

  @Override
  public List<String> versions() {
    return List.of("Cacheme of this commit", "Lettuce 7.7.0", "Caffeine 3.3.1");
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
    return CachemeContender.open(
        Cacheme.builder().storage("my-redis", setting.redisUrl()), setting);
  }
}
