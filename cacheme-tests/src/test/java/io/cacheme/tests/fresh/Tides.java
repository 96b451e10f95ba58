package io.cacheme.tests.fresh;

import io.cacheme.annotation.Memoize;
import java.io.IOException;

interface Tides {

  @Memoize(Tide.class)
  String tide(String port) throws IOException;
}
