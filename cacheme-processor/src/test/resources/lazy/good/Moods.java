package demo;

import io.cacheme.annotation.KeyIgnore;
import io.cacheme.annotation.Memoize;
import io.cacheme.annotation.ToNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import kotlin.coroutines.Continuation;

/** As kapt shows an interface of suspend functions. */
public interface Moods {

  @Memoize(Song.class)
  Object song(long id, Continuation<? super String> $completion) throws IOException;

  @Memoize(Song.class)
  Object named(String continuation, @KeyIgnore boolean node, Continuation<? super String> told);

  @Memoize(Song.class)
  Object songs(Set<Long> ids, Continuation<? super Map<Long, String>> $completion);

  Object other(Continuation<? super String> $completion);

  @ToNode
  static Song song(String name, boolean more) {
    return new Song(name.length());
  }
}
