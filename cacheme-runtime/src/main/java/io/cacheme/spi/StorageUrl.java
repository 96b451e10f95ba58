package io.cacheme.spi;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A storage's URL, taken apart: {@code
 * scheme://user:password@host:port,host:port/path?option=value}.
 *
 * <p>User, password, path and option values are percent-decoded. Everything but the scheme may be
 * absent. Options are read by typed methods that name the option and the form it must have when
 * they refuse one. Neither {@link #toString} nor any message shows user, password, or an option
 * whose name says that it is secret, nor the value of one that is unknown or refused: it may be a
 * password in the wrong place.
 */
public final class StorageUrl {

  private final String scheme;
  private final @Nullable String user;
  private final @Nullable String password;
  private final List<Host> hosts;
  private final String path;
  private final Map<String, String> options;

  StorageUrl(
      String scheme,
      @Nullable String user,
      @Nullable String password,
      List<Host> hosts,
      String path,
      Map<String, String> options) {
    this.scheme = scheme;
    this.user = user;
    this.password = password;
    this.hosts = List.copyOf(hosts);
    this.path = path;
    this.options = Collections.unmodifiableMap(new TreeMap<>(options));
  }

  /**
   * Takes {@code url} apart.
   *
   * @throws IllegalArgumentException if it is no URL; says what is wrong with it and repeats none
   *     of its credentials
   */
  public static StorageUrl parse(String url) {
    return new StorageUrlParser(url).parse();
  }

  /** The scheme, in lower case. */
  public String scheme() {
    return scheme;
  }

  /** The user, or null if there is none. */
  public @Nullable String user() {
    return user;
  }

  /** The password, or null if there is none. */
  public @Nullable String password() {
    return password;
  }

  /** The hosts in the order written; none in {@code sqlite:///file.db}. */
  public List<Host> hosts() {
    return hosts;
  }

  /**
   * The only host.
   *
   * @throws IllegalArgumentException if there is none or more than one
   */
  public Host singleHost() {
    if (hosts.size() != 1) {
      throw problem(
          hosts.isEmpty() ? "names no host" : "names " + hosts.size() + " hosts instead of one",
          "write it as " + scheme + "://host:port");
    }
    return hosts.get(0);
  }

  /** The path with its leading slash, or the empty text. */
  public String path() {
    return path;
  }

  /** The names of the options given. */
  public Set<String> optionNames() {
    return options.keySet();
  }

  /**
   * Refuses options that are not among {@code known}.
   *
   * @throws IllegalArgumentException if there is one; suggests the nearest
   */
  public void requireKnownOptions(Set<String> known) {
    for (String option : options.keySet()) {
      if (!known.contains(option)) {
        Set<String> unknown = new TreeSet<>(options.keySet());
        unknown.removeAll(known);
        throw problem(
            MaskedUrl.of(this, unknown),
            "has the unknown option \"" + option + "\"",
            UnknownOption.help(scheme, option, known));
      }
    }
  }

  /**
   * This URL with other options.
   *
   * @param changed by name, as they are and not percent-encoded; they replace those of the same
   *     name
   */
  public StorageUrl withOptions(Map<String, String> changed) {
    Map<String, String> merged = new TreeMap<>(options);
    merged.putAll(changed);
    return new StorageUrl(scheme, user, password, hosts, path, merged);
  }

  /**
   * This URL with one changed option.
   *
   * @param value as the option is written; a {@link Duration} is written in milliseconds
   */
  public StorageUrl withOption(String name, Object value) {
    return withOptions(Map.of(name, OptionValue.text(value)));
  }

  /**
   * This URL with another user and password, as they are and not percent-encoded.
   *
   * @param user null for the one that it has
   * @param password null for the one that it has
   */
  public StorageUrl withCredentials(@Nullable String user, @Nullable String password) {
    return new StorageUrl(
        scheme,
        user == null ? this.user : user,
        password == null ? this.password : password,
        hosts,
        path,
        options);
  }

  /** A text option, or null if it is not given. */
  public @Nullable String option(String name) {
    return options.get(name);
  }

  /**
   * A text option that must be one of {@code allowed}; {@code orElse} if it is not given.
   *
   * @throws IllegalArgumentException if it is another
   */
  public String choiceOption(String name, String orElse, Set<String> allowed) {
    String text = options.getOrDefault(name, orElse);
    if (!allowed.contains(text)) {
      throw badOption(name, "must be one of " + String.join(", ", new TreeSet<>(allowed)));
    }
    return text;
  }

  /**
   * A whole number from {@code min} to {@code max}, or {@code orElse} if it is not given.
   *
   * @throws IllegalArgumentException if it is no such number
   */
  public int intOption(String name, int orElse, int min, int max) {
    String text = options.get(name);
    if (text == null) {
      return orElse;
    }
    return (int)
        within(
            name, OptionValue.number(text), min, max, "a whole number from " + min + " to " + max);
  }

  /**
   * {@code true} or {@code false}, or {@code orElse} if it is not given.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public boolean booleanOption(String name, boolean orElse) {
    String text = options.get(name);
    if (text == null) {
      return orElse;
    }
    if (!text.equals("true") && !text.equals("false")) {
      throw badOption(name, "must be true or false");
    }
    return text.equals("true");
  }

  /**
   * A duration such as {@code 500ms}, {@code 3s}, {@code 2m}, {@code 1h}, {@code 1d}, or {@code
   * orElse} if it is not given.
   *
   * @throws IllegalArgumentException if it is none, or not positive
   */
  public Duration durationOption(String name, Duration orElse) {
    String text = options.get(name);
    if (text == null) {
      return orElse;
    }
    Duration duration = OptionValue.duration(text);
    if (duration == null || duration.isZero()) {
      throw badOption(name, "must be a positive duration such as 500ms, 3s, 2m, 1h or 1d");
    }
    return duration;
  }

  /** The same, or null if it is {@code off}. */
  public @Nullable Duration durationOrOff(String name, Duration orElse) {
    return "off".equals(options.get(name)) ? null : durationOption(name, orElse);
  }

  /**
   * A number of bytes from {@code min} to {@code max}, as {@code 65536}, {@code 512KiB}, {@code
   * 16MiB}, {@code 1GiB}; or {@code orElse} if it is not given.
   *
   * @throws IllegalArgumentException if it is no such number
   */
  public int bytesOption(String name, int orElse, int min, int max) {
    return (int) longBytesOption(name, orElse, min, max);
  }

  /** The same for more bytes than an {@code int} counts. */
  public long longBytesOption(String name, long orElse, long min, long max) {
    String text = options.get(name);
    if (text == null) {
      return orElse;
    }
    return within(
        name,
        OptionValue.bytes(text),
        min,
        max,
        "a size such as 65536, 512KiB or 16MiB, from " + min + " to " + max + " bytes");
  }

  /**
   * An exception that begins with this URL.
   *
   * @param what what is wrong with it, as in "names no host"
   * @param help how to mend it
   */
  public IllegalArgumentException problem(String what, String help) {
    return problem(toString(), what, help);
  }

  /**
   * As {@link #problem(String, String)}, for a wrong value of {@code option}, which is not shown:
   * it may be a password in the wrong place.
   */
  public IllegalArgumentException optionProblem(String option, String what, String help) {
    return problem(MaskedUrl.of(this, Set.of(option)), what, help);
  }

  private static IllegalArgumentException problem(String shown, String what, String help) {
    return new IllegalArgumentException(shown + " " + what + "\n    help:  " + help);
  }

  /** The URL without user, password and secret options. */
  @Override
  public String toString() {
    return MaskedUrl.of(this, Set.of());
  }

  boolean hasCredentials() {
    return user != null || password != null;
  }

  Map<String, String> options() {
    return options;
  }

  private long within(String name, @Nullable Long value, long min, long max, String form) {
    if (value == null || value < min || value > max) {
      throw badOption(name, "must be " + form);
    }
    return value;
  }

  private IllegalArgumentException badOption(String name, String rule) {
    return optionProblem(
        name, "has a wrong value of the option \"" + name + "\"", "\"" + name + "\" " + rule);
  }

  /**
   * A host of the URL.
   *
   * @param name a name or an address, IPv6 without brackets
   * @param port the port, or {@link #NO_PORT}
   */
  public record Host(String name, int port) {

    /** The URL names no port. */
    public static final int NO_PORT = -1;

    /** The port, or {@code orElse} if the URL names none. */
    public int portOr(int orElse) {
      return port == NO_PORT ? orElse : port;
    }

    /** As written in a URL. */
    @Override
    public String toString() {
      String shown = name.indexOf(':') < 0 ? name : "[" + name + "]";
      return port == NO_PORT ? shown : shown + ":" + port;
    }
  }
}
