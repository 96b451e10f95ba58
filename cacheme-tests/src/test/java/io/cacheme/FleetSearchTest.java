package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two processes keep their promises to one another about one key, in whatever order the requests,
 * replies, messages and loads of a {@link FleetSearchProgram} come, as {@link FleetRules} say; and
 * engines that leave a part of the protocol out are found out.
 *
 * <p>{@code -Dcacheme.fleet.search=all} searches the large programs, too, and {@code
 * -Dcacheme.fleet.search=P} program {@code P} alone.
 */
class FleetSearchTest {

  @RegisterExtension static final SimLog LOG = new SimLog();
  private static final String SEARCHED = System.getProperty("cacheme.fleet.search", "small");
  private static final int MOST_STATES = 5_000_000;
  private static final ProofLine PROOF = new ProofLine("orders");

  static List<FleetSearchProgram> programs() {
    return FleetSearchProgram.called(SEARCHED);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void engine_allOrders_keepsItsPromises(FleetSearchProgram program) {
    FleetSearch search = search(program, FleetSearch.Thrift.STEPS);
    List<String> violations = search.run();
    PROOF.says(program + "", violations.isEmpty() && search.isComplete(), "%s", search.figures());
    assertThat(violations).as(() -> String.join("\n", search.trace())).isEmpty();
    assertThat(search.isComplete()).as("no state is left out").isTrue();
  }

  /** What the search spares itself changes nothing: each order is run, and counted. */
  @ParameterizedTest
  @CsvSource({"GET_AGAINST_INVALIDATE", "PUT_EXPIRES"})
  void search_whateverItSpares_findsTheSame(FleetSearchProgram program) {
    FleetSearch each = search(program, FleetSearch.Thrift.NONE);
    FleetSearch states = search(program, FleetSearch.Thrift.STATES);
    FleetSearch steps = search(program, FleetSearch.Thrift.STEPS);
    for (FleetSearch search : List.of(each, states, steps)) {
      assertThat(search.run()).isEmpty();
      assertThat(search.orders()).isEqualTo(each.orders());
      assertThat(search.outcomes()).isEqualTo(each.outcomes());
    }
    assertThat(steps.states()).isEqualTo(states.states()).isLessThan(each.states());
  }

  @ParameterizedTest
  @CsvSource({
    "fills are unconditional,                          GETS_AGAINST_INVALIDATE",
    "removals leave no tombstone,                      GETS_AGAINST_INVALIDATE",
    "short-lived puts are not held,                    PUT_EXPIRES",
    "what replaces a tombstone is not held,            FILL_EXPIRES",
    "old flights fill,                                 TOMBSTONE_EXPIRES",
    "refreshes do not compare,                         REFRESH_AGAINST_INVALIDATE",
    "a told process's flights are joined,              JOINED",
    "a flight fills the heap in the epoch of its end,  JOINED",
    "a put fills its heap in the epoch of its end,     REFRESH_AGAINST_INVALIDATE",
    "nothing is fenced at reconnecting,                RECONNECTED",
    "the message is sent before the tiers are written, WARM_GETS_AGAINST_INVALIDATE",
    "no message is sent,                               WARM_GETS_AGAINST_INVALIDATE",
    "a sign that fails counts,                         UNTOLD",
    "a lease is not heeded,                            LEASES",
    "a fill does not replace its lease,                LEASES"
  })
  void weakerEngine_isFoundOut(String name, FleetSearchProgram program) {
    SimMutant mutant = FleetMutants.named(name).on(FleetSearch.class);
    SimLog.withoutErrors(
        () ->
            assertThat(found(name, mutant.violations(MOST_STATES, program)))
                .isNotEmpty()
                .noneMatch(violation -> violation.startsWith("R1: it throws")));
  }

  @ParameterizedTest
  @CsvSource({"END_FENCE, OWN_INVALIDATE", "JUDGED_WHEN_SENT, TOMBSTONE_EXPIRES"})
  void weakerProtocol_isFoundOut(FleetSimulation.Weaker weaker, FleetSearchProgram program) {
    FleetSearch search = new FleetSearch(program, weaker, FleetSearch.Thrift.STEPS, MOST_STATES);
    assertThat(found(weaker + "", search.run())).isNotEmpty();
  }

  private static List<String> found(String broken, List<String> violations) {
    PROOF.found(broken, ProofLine.rules(violations));
    return violations;
  }

  private static FleetSearch search(FleetSearchProgram program, FleetSearch.Thrift thrift) {
    return new FleetSearch(program, FleetSimulation.Weaker.NOTHING, thrift, MOST_STATES);
  }
}
