package io.cacheme.storage.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;

/**
 * What a server announces of its maintenance: Lettuce 7 asks for it, and would move or relax
 * connections that are ours to replace. Lettuce 6 asks for nothing, and lacks the class that says
 * so.
 */
final class MaintenanceNotices {

  private static final String SWITCH = "io.lettuce.core.MaintNotificationsConfig";

  private MaintenanceNotices() {}

  /** Sees to it that the driver does not ask for them. */
  static void disable(ClientOptions.Builder options) {
    if (isKnown()) {
      Lettuce7.disable(options);
    }
  }

  private static boolean isKnown() {
    try {
      Class.forName(SWITCH, false, ClientOptions.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException lettuce6) {
      return false;
    }
  }

  /** Linked only where the driver has what it names. */
  private static final class Lettuce7 {
    private Lettuce7() {}

    static void disable(ClientOptions.Builder options) {
      options.maintNotificationsConfig(MaintNotificationsConfig.disabled());
    }
  }
}
