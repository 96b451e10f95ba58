package io.cacheme.examples.quickstart;

import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.stats.StatsTable;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Asks for some users, and says of each answer where it came from and how long it took. */
public final class Quickstart {

  private static final int USERS = 3;

  private Quickstart() {}

  /** Takes the number of rounds, 3 unless given. */
  public static void main(String[] args) {
    run(args.length == 0 ? 3 : Integer.parseInt(args[0]), System.out);
  }

  static void run(int rounds, PrintStream out) {
    try (Cacheme cacheme =
        Cacheme.builder()
            .storage("local", "local://tlfu?size=10000")
            .listener(answer -> out.println(line(answer)))
            .build()) {
      UserInfoCache users = UserInfoCache.create(cacheme, new UserRepository());
      UserInfoCache.Sync blocking = users.sync();
      for (int round = 0; round < rounds; round++) {
        for (long userId = 1; userId <= USERS; userId++) {
          blocking.get(userId);
        }
      }
      blocking.getAll(List.of(1L, 2L, 3L, 4L));
      out.println();
      out.print(new StatsTable().add("UserInfo", users.stats()));
    }
  }

  private static String line(CachemeListener.Answer answer) {
    String from =
        switch (answer.source()) {
          case TIER -> "from \"" + answer.tier() + "\"";
          case LOAD -> "loaded";
          case NONE -> "not found";
          case FAILURE -> "failed";
        };
    return String.format(
        Locale.ROOT, "%-20s %-14s %9.3f ms", answer.node(), from, answer.nanos() / 1e6);
  }
}
