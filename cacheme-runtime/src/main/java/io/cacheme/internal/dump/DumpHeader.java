package io.cacheme.internal.dump;

import io.cacheme.NodeSpec;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a file begins with.
 *
 * @param fingerprint what it can be restored to
 * @param process which process has written it
 * @param id which dump it is
 */
record DumpHeader(String fingerprint, String process, String id) {

  private static final long MAGIC = 0x4341_4348_454D_4501L; // CACHEME, and the format's version

  /**
   * The fingerprint of a node: its name, version and key, and how nodes and values are written.
   *
   * @param values writes values; null where only the nodes are written
   */
  static String fingerprint(NodeSpec<?, ?> spec, ValueType<?> node, @Nullable Serializer values) {
    return spec.name()
        + " "
        + spec.version()
        + " "
        + spec.keyTemplate()
        + ", nodes "
        + shape(node)
        + (values == null
            ? ""
            : ", values " + shape(spec.valueType()) + " by " + values.getClass().getName());
  }

  private static String shape(ValueType<?> type) {
    return type.name() + "#" + Long.toHexString(type.fingerprint());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(MAGIC);
    out.writeUTF(fingerprint);
    out.writeUTF(process);
    out.writeUTF(id);
  }

  /**
   * Reads one.
   *
   * @throws DamagedDumpException if there is none
   */
  static DumpHeader read(DataInputStream in) throws IOException {
    if (in.readLong() != MAGIC) {
      throw new DamagedDumpException("it does not begin as a dump does");
    }
    return new DumpHeader(in.readUTF(), in.readUTF(), in.readUTF());
  }
}
