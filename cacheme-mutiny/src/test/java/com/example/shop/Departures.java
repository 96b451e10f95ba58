package com.example.shop;

import io.cacheme.annotation.Memoize;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

public interface Departures {

  @Memoize(Departure.class)
  Uni<String> next(String stop);

  @Memoize(Departure.class)
  Uni<Map<String, String>> next(List<String> stops);

  @Memoize(Line.class)
  Multi<String> stops(int number);
}
