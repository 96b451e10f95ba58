package io.cacheme.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where a storage is, told by something else than properties, as a container of a test. It goes
 * before {@code cacheme.storages.<name>.url} of each storage that it is for; the options of that
 * URL hold. Implemented by applications and their tests; what is added has a default.
 */
public interface CachemeConnectionDetails extends ConnectionDetails {

  /** The URL, without credentials; its options are defaults for those of the property. */
  String getUrl();

  /** The user, or null if there is none. */
  default @Nullable String getUsername() {
    return null;
  }

  /** The password, or null if there is none. */
  default @Nullable String getPassword() {
    return null;
  }

  /**
   * The name of the one storage that it is for; null for all that are configured with a URL of its
   * kind: {@code redis} and {@code rediss} are of one, and so are {@code mysql} and {@code
   * mariadb}.
   */
  default @Nullable String getStorage() {
    return null;
  }
}
