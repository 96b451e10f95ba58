package io.cacheme.engine;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/** A map each of whose methods is a call-out. */
final class FragileMap<K, V> extends AbstractMap<K, V> {

  private final Map<K, V> map;
  private final CallOuts callOuts;

  FragileMap(Map<K, V> map, CallOuts callOuts) {
    this.map = map;
    this.callOuts = callOuts;
  }

  @Override
  public V get(Object key) {
    callOuts.here("map get");
    return map.get(key);
  }

  @Override
  public boolean containsKey(Object key) {
    callOuts.here("map containsKey");
    return map.containsKey(key);
  }

  @Override
  public int size() {
    callOuts.here("map size");
    return map.size();
  }

  @Override
  public Set<Entry<K, V>> entrySet() {
    callOuts.here("map entrySet");
    return map.entrySet();
  }
}
