package io.cacheme.supply;

import java.util.List;

/**
 * One of what a module brings along, as its bill of materials says.
 *
 * @param group the group of its coordinates
 * @param name the artifact of its coordinates
 * @param version its version
 * @param sha256 of its file; empty where it is built with the module
 * @param licences those it may be used under, by their SPDX names where they have one
 */
record Component(String group, String name, String version, String sha256, List<String> licences) {

  static final String OURS = "io.cacheme";

  boolean isOurs() {
    return group.equals(OURS);
  }

  String id() {
    return group + ":" + name;
  }

  @Override
  public String toString() {
    return id() + ":" + version;
  }
}
