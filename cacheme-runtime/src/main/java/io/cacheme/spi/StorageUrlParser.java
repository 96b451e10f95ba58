package io.cacheme.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one URL. Our own, because the parsers of the JDK and of the drivers print the URL, with its
 * password, when they refuse it. What is wrong here is described and never quoted, for a URL that
 * cannot be taken apart may have its password anywhere.
 */
final class StorageUrlParser {

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(//)?");
  private static final Pattern HOST =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)\\]|([A-Za-z0-9._-]+))(?::([0-9]{1,5}))?");

  private final String url;
  private String scheme = "";

  StorageUrlParser(String url) {
    this.url = url;
  }

  StorageUrl parse() {
    checkCharacters();
    String rest = afterScheme();
    int end = firstOf(rest, "/?", 0);
    String authority = rest.substring(0, end);
    int query = firstOf(rest, "?", end);
    String path = rest.substring(end, query);
    String options = query == rest.length() ? "" : rest.substring(query + 1);
    if (path.contains("@") || options.contains("@")) {
      throw broken(
          "has an '@' after its first '/' or '?'",
          "in user and password write '/' as %2F and '?' as %3F; in path and options write '@' as %40");
    }
    int at = authority.lastIndexOf('@');
    String credentials = authority.substring(0, Math.max(at, 0));
    int colon = credentials.indexOf(':');
    return new StorageUrl(
        scheme,
        emptyToNull(decode(colon < 0 ? credentials : credentials.substring(0, colon), "user")),
        colon < 0 ? null : emptyToNull(decode(credentials.substring(colon + 1), "password")),
        hosts(authority.substring(at + 1)),
        decode(path, "path"),
        options(options));
  }

  private void checkCharacters() {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (Character.isISOControl(c) || Character.isWhitespace(c)) {
        throw broken("has a blank or a control character", "remove it, or write a blank as %20");
      }
      if (c == '#') {
        throw broken("has a '#'", "write it as %23");
      }
    }
  }

  private String afterScheme() {
    Matcher matcher = SCHEME.matcher(url);
    if (!matcher.lookingAt()) {
      throw broken("has no scheme", "begin it with one, such as local://tlfu or redis://host:6379");
    }
    if (matcher.group(2) == null && matcher.group(1).equalsIgnoreCase("jdbc")) {
      throw broken("is one of JDBC", "leave out \"jdbc:\", as in postgresql://host:5432/database");
    }
    if (matcher.group(2) == null) {
      throw broken("has no \"//\" after its scheme", "write it as scheme://…");
    }
    scheme = matcher.group(1).toLowerCase(Locale.ROOT);
    return url.substring(matcher.end());
  }

  private List<StorageUrl.Host> hosts(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<StorageUrl.Host> hosts = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      hosts.add(host(part));
    }
    return hosts;
  }

  private StorageUrl.Host host(String part) {
    Matcher matcher = HOST.matcher(part);
    if (!matcher.matches()) {
      throw broken(
          "has a host that is not one",
          "write host:port, several with commas, IPv6 as [::1]:port, and in user and password '/' as"
              + " %2F, '@' as %40, ':' as %3A");
    }
    String port = matcher.group(3);
    int number = port == null ? StorageUrl.Host.NO_PORT : Integer.parseInt(port);
    if (port != null && (number < 1 || number > 65_535)) {
      throw broken("has a port that is not one", "write a port from 1 to 65535");
    }
    String address = matcher.group(1);
    return new StorageUrl.Host(address == null ? matcher.group(2) : address, number);
  }

  private Map<String, String> options(String text) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String part : text.split("&")) {
      if (part.isEmpty()) {
        continue;
      }
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw broken("has an option without a value", "write options as ?name=value&name=value");
      }
      String name = decode(part.substring(0, equals), "option name");
      if (options.put(name, decode(part.substring(equals + 1), "option value")) != null) {
        throw broken("has the option \"" + name + "\" twice", "keep one");
      }
    }
    return options;
  }

  private String decode(String text, String what) {
    String decoded = PercentDecoder.decode(text);
    if (decoded == null) {
      throw broken(
          "has a '%' in its " + what + " that begins no percent-encoded UTF-8", "write '%' as %25");
    }
    return decoded;
  }

  private IllegalArgumentException broken(String what, String help) {
    String shown = scheme.isEmpty() ? "the storage URL" : "the storage URL " + scheme + "://…";
    return new IllegalArgumentException(shown + " " + what + "\n    help:  " + help);
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static int firstOf(String text, String characters, int from) {
    for (int i = from; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }
}
