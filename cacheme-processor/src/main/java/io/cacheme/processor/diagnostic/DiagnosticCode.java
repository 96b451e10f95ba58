package io.cacheme.processor.diagnostic;

import static io.cacheme.processor.diagnostic.Severity.ERROR;
import static io.cacheme.processor.diagnostic.Severity.NOTE;
import static io.cacheme.processor.diagnostic.Severity.WARNING;

import java.util.Locale;

/**
 * The catalogue of what can be wrong. Each code has a section in {@code docs/errors.md} and a
 * broken source file in the tests.
 */
public enum DiagnosticCode {
  /** The annotation stands on something that is no record. */
  CME001(ERROR),
  /** The record does not implement {@code Node<V>}. */
  CME002(ERROR),
  /** Generated code could not name a type, because it is private. */
  CME003(ERROR),
  /** The record has a type parameter. */
  CME004(ERROR),
  /** The value's type is raw or has a raw part. */
  CME005(ERROR),
  /** A class of a generated name already exists. */
  CME006(ERROR),
  /** {@code generated} is not a Java name. */
  CME007(ERROR),
  /** Generated methods would have more parameters than a method can. */
  CME008(ERROR),

  /** The key names a component that does not exist. */
  CME010(ERROR),
  /** A component is neither in the key nor ignored. */
  CME011(ERROR),
  /** The key's braces do not match. */
  CME012(ERROR),
  /** There is no key. */
  CME013(ERROR),
  /** A component's type has no stable text. */
  CME014(ERROR),
  /** Two different records could give one key. */
  CME015(ERROR),
  /** A floating point number is part of the key. */
  CME016(WARNING),
  /** The version has other characters than allowed. */
  CME017(ERROR),
  /** The key's fixed part is too long. */
  CME018(ERROR),

  /** Not a duration. */
  CME020(ERROR),
  /** A storage name that the compiler was not told of. */
  CME021(ERROR),
  /** No tiers. */
  CME022(ERROR),
  /** One storage is two tiers. */
  CME023(ERROR),
  /** A remote tier is asked before a heap tier. */
  CME024(WARNING),
  /** Heap copies that follow nobody outlive the shared ones. */
  CME025(WARNING),
  /** A duration of nothing. */
  CME026(ERROR),
  /** Seconds that look like milliseconds. */
  CME027(WARNING),
  /** A serializer that no tier uses. */
  CME029(NOTE),

  /** {@code load} answers another type than the node's value. */
  CME030(ERROR),
  /** A loading method is private. */
  CME031(ERROR),
  /** Two loading methods of one name. */
  CME032(ERROR),
  /** {@code loadAll} is not static or does not take the nodes. */
  CME033(ERROR),
  /** A loading method returns nothing. */
  CME034(ERROR),
  /** A loading method returns a future that can only be waited for. */
  CME035(ERROR),
  /** {@code load} answers an {@code Optional} whose absence is not cached. */
  CME037(NOTE),
  /** {@code load} is static. */
  CME038(ERROR),
  /** A loading method has a type parameter. */
  CME039(ERROR),
  /** A method whose name is nearly that of one that loads or gives the key. */
  CME048(WARNING),

  /**
   * {@code @Memoize}, or another that names a node, stands in a type that nothing can decorate or
   * extend.
   */
  CME040(ERROR),
  /** The parameters of a memoized method do not give its node. */
  CME041(ERROR),
  /** A memoized method that cannot be overridden. */
  CME042(ERROR),
  /** A memoized method returns something else than its node caches. */
  CME043(ERROR),
  /** {@code @Memoize} names something that is no node. */
  CME044(ERROR),
  /** A memoized type is sealed. */
  CME045(ERROR),
  /** A {@code @ToNode} method that maps nothing. */
  CME046(ERROR),
  /** A loading or memoized method that no load can call. */
  CME047(ERROR),
  /** A result of a library's type, and our module for it is not there. */
  CME049(ERROR),

  /** The value reaches a type that no codec can be generated for. */
  CME050(ERROR),
  /** The heap tier hands out a value that its callers can change. */
  CME051(WARNING),
  /** Two records of a sealed interface are stored under one name. */
  CME052(ERROR),
  /** The value's type does not say what is stored. */
  CME053(ERROR),
  /** The serializer class cannot be used as one. */
  CME054(ERROR),
  /** Java serialization is named, and the value reaches a type that it cannot write. */
  CME055(ERROR),
  /** A value that can be read only once. */
  CME056(ERROR),
  /** A record holds itself without an end. */
  CME057(WARNING),
  /** {@code @CacheValue} stands on something that no codec of its own can be generated for. */
  CME058(ERROR),
  /** The version is told by a codec that there is not. */
  CME059(ERROR),

  /** Both a key template and {@code String key()}. */
  CME060(ERROR),
  /** A method {@code key} that cannot give the key. */
  CME061(ERROR),
  /** An ignored component is part of the key. */
  CME062(ERROR),
  /** The key reads a part of a record that may be null. */
  CME063(ERROR),
  /** Absence is remembered for longer than any value. */
  CME064(WARNING),
  /** An option of the processor that it does not understand. */
  CME065(ERROR),
  /** A doorkeeper that cannot be built. */
  CME066(ERROR),
  /** A remote storage whose name is nearly that of a heap storage. */
  CME067(WARNING),
  /** A record is a {@code Node}, and nothing is generated for it. */
  CME068(NOTE),
  /** {@code @KeyIgnore} stands where nothing reads it. */
  CME069(NOTE),
  /** Data binding gives parts of a value back as other classes. */
  CME070(WARNING),
  /** A key prefix without a {@code String key()} for it. */
  CME071(ERROR),
  /** A key prefix that sets no keys apart. */
  CME072(ERROR),
  /** A {@code String key()} that could render the key of any node. */
  CME073(NOTE),
  /** A {@code loadAll} whose type cannot be named, for a field has the name. */
  CME074(ERROR),
  /** Generated code would name a package that a type's name goes before. */
  CME075(ERROR),
  /** A remote tier that is to follow nobody, as none does. */
  CME076(WARNING),
  /** A version to invalidate as well that is none, or is named in vain. */
  CME077(ERROR),
  /** Versions to invalidate as well, and no tier that other processes could see. */
  CME078(ERROR),
  /** One load for processes that share no tier. */
  CME079(ERROR),

  /** A share of the time to live that is none, or a share of nothing. */
  CME080(ERROR),
  /** A method {@code ttl} that cannot say how long a value is kept. */
  CME081(ERROR),
  /** Values are to be loaded anew at an age that none reaches. */
  CME082(ERROR),
  /** Values cannot be served after their end as is said. */
  CME083(ERROR),
  /** Loads that could never run. */
  CME084(ERROR),
  /** An answer for who waits too long for a load, and none is there. */
  CME085(ERROR),
  /** What is asked for is to be loaded anew by itself, and never is. */
  CME086(ERROR),
  /** A share of the hits that is none. */
  CME087(ERROR),
  /** A load that is to know what it loads anew, and cannot. */
  CME088(ERROR),
  /** Idle entries are to be dropped where that cannot be, or makes no difference. */
  CME089(ERROR),

  /** Nothing gives the node that a method changes. */
  CME090(ERROR),
  /** More than one place could give the node that a method changes. */
  CME091(ERROR),
  /** A method with consequences whose end cannot be seen. */
  CME092(ERROR),
  /** What is to be put is not what the node caches. */
  CME093(ERROR),
  /** Annotations of one method that contradict each other. */
  CME094(ERROR),
  /** A key is to be taken from something that the method has not. */
  CME095(ERROR),
  /** A group that is none, or cannot be told from another. */
  CME096(ERROR),
  /** What a method changes is a group that the node has not. */
  CME097(ERROR),
  /** A heap to be dumped, and none is there. */
  CME098(ERROR),
  /** A value that is yet to be answered. */
  CME099(ERROR);

  /**
   * The page that explains the codes. The runtime's is {@code io.cacheme.help.Help.PAGE}, the same.
   */
  public static final String PAGE =
      "https://github.com/cacheme/cacheme-java/blob/main/docs/errors.md";

  private final Severity severity;

  DiagnosticCode(Severity severity) {
    this.severity = severity;
  }

  /** How much it matters. */
  public Severity severity() {
    return severity;
  }

  /** The place in the documentation that explains it. */
  public String docs() {
    return PAGE + "#" + name().toLowerCase(Locale.ROOT);
  }

  /** A problem of this kind; {@code found} is the origin's text. */
  public Diagnostic at(Origin origin, String headline, String help) {
    return new Diagnostic(this, origin, headline, origin.text(), help);
  }
}
