package io.cacheme.storage.redis;

import io.cacheme.spi.Stages;

/** A node of a cluster that has slots, as {@code topology} says. */
record ClusterMaster(ClusterNode node, ClusterTopology topology, Runnable onTrouble)
    implements BusServer {

  @Override
  public RedisEndpoint endpoint() {
    return node.endpoint();
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // who made the call is told
  public void send(ControlCall<?> call) {
    call.whenComplete(
        (answer, thrown) -> {
          if (thrown != null && RedisRights.isElsewhere(Stages.cause(thrown))) {
            onTrouble.run();
          }
        });
    node.sendControl(call);
  }

  @Override
  public boolean serves(String key) {
    return endpoint().host().equals(topology.master(ClusterSlot.of(key)));
  }
}
