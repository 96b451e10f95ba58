package io.cacheme.benchmarks;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

/** What a careful person writes over msgpack-core: a map by names, as our generated codec. */
final class HandWritten {

  private HandWritten() {}

  static byte[] encode(Profile profile) throws IOException {
    try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
      out.packMapHeader(10);
      out.packString("id").packLong(profile.id());
      out.packString("name").packString(profile.name());
      out.packString("email").packString(profile.email());
      out.packString("age").packInt(profile.age());
      out.packString("active").packBoolean(profile.active());
      out.packString("score").packDouble(profile.score());
      out.packString("plan").packString(profile.plan().name());
      out.packString("createdAt").packTimestamp(profile.createdAt());
      out.packString("tags").packArrayHeader(profile.tags().size());
      for (String tag : profile.tags()) {
        out.packString(tag);
      }
      out.packString("counters").packMapHeader(profile.counters().size());
      for (Map.Entry<String, Long> counter : profile.counters().entrySet()) {
        out.packString(counter.getKey()).packLong(counter.getValue());
      }
      return out.toByteArray();
    }
  }

  static Profile decode(byte[] bytes) throws IOException {
    try (MessageUnpacker in = MessagePack.newDefaultUnpacker(bytes)) {
      long id = 0;
      String name = "";
      String email = "";
      int age = 0;
      boolean active = false;
      double score = 0;
      Profile.Plan plan = Profile.Plan.FREE;
      Instant createdAt = Instant.EPOCH;
      List<String> tags = List.of();
      Map<String, Long> counters = Map.of();
      for (int left = in.unpackMapHeader(); left > 0; left--) {
        switch (in.unpackString()) {
          case "id" -> id = in.unpackLong();
          case "name" -> name = in.unpackString();
          case "email" -> email = in.unpackString();
          case "age" -> age = in.unpackInt();
          case "active" -> active = in.unpackBoolean();
          case "score" -> score = in.unpackDouble();
          case "plan" -> plan = Profile.Plan.valueOf(in.unpackString());
          case "createdAt" -> createdAt = in.unpackTimestamp();
          case "tags" -> tags = tags(in);
          case "counters" -> counters = counters(in);
          default -> in.skipValue();
        }
      }
      return new Profile(id, name, email, age, active, score, plan, createdAt, tags, counters);
    }
  }

  private static List<String> tags(MessageUnpacker in) throws IOException {
    int size = in.unpackArrayHeader();
    List<String> tags = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      tags.add(in.unpackString());
    }
    return tags;
  }

  private static Map<String, Long> counters(MessageUnpacker in) throws IOException {
    int size = in.unpackMapHeader();
    Map<String, Long> counters = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      counters.put(in.unpackString(), in.unpackLong());
    }
    return counters;
  }
}
