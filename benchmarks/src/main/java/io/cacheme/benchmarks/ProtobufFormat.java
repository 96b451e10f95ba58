package io.cacheme.benchmarks;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cacheme.benchmarks.protobuf.ProfileMessage;
import java.time.Instant;
import java.util.List;

/** A message that protoc generated, made of the record and read into it, as one that is cached. */
final class ProtobufFormat implements CodecBenchmark.Format {

  private static final Profile.Plan[] PLANS = Profile.Plan.values();
  private static final ProfileMessage.Plan[] MESSAGE_PLANS = ProfileMessage.Plan.values();

  @Override
  public byte[] encode(Profile profile) {
    return toMessage(profile).toByteArray();
  }

  @Override
  public Profile decode(byte[] bytes) throws InvalidProtocolBufferException {
    return toProfile(ProfileMessage.parseFrom(bytes));
  }

  private static ProfileMessage toMessage(Profile profile) {
    return ProfileMessage.newBuilder()
        .setId(profile.id())
        .setName(profile.name())
        .setEmail(profile.email())
        .setAge(profile.age())
        .setActive(profile.active())
        .setScore(profile.score())
        .setPlan(MESSAGE_PLANS[profile.plan().ordinal()])
        .setCreatedAtSeconds(profile.createdAt().getEpochSecond())
        .setCreatedAtNanos(profile.createdAt().getNano())
        .addAllTags(profile.tags())
        .putAllCounters(profile.counters())
        .build();
  }

  private static Profile toProfile(ProfileMessage message) {
    return new Profile(
        message.getId(),
        message.getName(),
        message.getEmail(),
        message.getAge(),
        message.getActive(),
        message.getScore(),
        PLANS[message.getPlanValue()],
        Instant.ofEpochSecond(message.getCreatedAtSeconds(), message.getCreatedAtNanos()),
        List.copyOf(message.getTagsList()),
        message.getCountersMap());
  }
}
