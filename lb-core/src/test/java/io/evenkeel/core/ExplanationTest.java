package io.evenkeel.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.evenkeel.core.Explanation.Candidate;
import io.evenkeel.core.Explanation.Exclusion;
import io.evenkeel.core.Explanation.Reason;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.schedule.ExampleRequest;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.core.schedule.haproxy.HaproxySchedulers;
import io.evenkeel.core.schedule.hash.HashSchedulers;
import io.evenkeel.core.schedule.load.LoadSchedulers;
import io.evenkeel.core.schedule.lvs.LvsSchedulers;
import io.evenkeel.core.schedule.wrap.SchedulerWrappers;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static Pool pool(Scheduler scheduler) {
        return new Pool(Pool.builder("web").scheduler(scheduler)
                .server("good", "192.0.2.1:1", server -> server.weight(3))
                .server("other", "192.0.2.1:2")
                .server("down", "192.0.2.1:3")
                .server("drained", "192.0.2.1:4", server -> server.initially(AdministrativeState.DRAIN))
                .server("out", "192.0.2.1:5", server -> server.initially(AdministrativeState.MAINTENANCE))
                .server("light", "192.0.2.1:6", server -> server.weight(0))
                .server("spare", "192.0.2.1:7", server -> server.backup())
                .server("full", "192.0.2.1:8", server -> server.maxConnections(1))
                .build());
    }

    private static Map<String, Reason> reasons(Explanation explanation) {
        return explanation.exclusions().stream().collect(Collectors.toMap(exclusion -> exclusion.server().name(), Exclusion::reason));
    }

    @Test
    void everyServerIsACandidateOrSaysWhyNot() {
        Pool pool = pool(HashSchedulers.rendezvous(HashKeys.application()));
        pool.healthChanged(Objects.requireNonNull(pool.server("down")), Health.DOWN, "connection refused");
        for (int i = 0; Objects.requireNonNull(pool.server("full")).inFlight() == 0; i++) {
            pool.acquire(new ExampleRequest(i));
        }
        var request = new ExampleRequest(7, Set.of(Objects.requireNonNull(pool.server("other"))));
        Explanation explanation = pool.explain(request);
        assertThat(explanation.candidates()).extracting(candidate -> candidate.server().name()).containsExactly("good");
        assertThat(explanation.candidates()).extracting(Candidate::weight).containsExactly(3);
        assertThat(reasons(explanation)).isEqualTo(Map.of("other", Reason.TRIED, "down", Reason.DOWN, "drained", Reason.DRAINED, "out",
                Reason.MAINTENANCE, "light", Reason.NO_WEIGHT, "spare", Reason.BACKUP, "full", Reason.FULL));
        assertThat(explanation.choice()).isSameAs(pool.server("good"));
        assertThat(explanation.rule()).startsWith("key has the hash ");
    }

    /** What is foretold is what comes, and telling it moves nothing. */
    @Test
    void theChoiceIsForetold() {
        Pool pool = pool(SchedulerWrappers.boundedLoad(HashSchedulers.maglev(HashKeys.application()), 5));
        for (int i = 0; i < 100; i++) {
            Explanation explanation = pool.explain(new ExampleRequest(i));
            assertThat(pool.explain(new ExampleRequest(i))).isEqualTo(explanation);
            var lease = (Lease) pool.acquire(new ExampleRequest(i));
            assertThat(lease.server()).isSameAs(explanation.choice());
            lease.close(Outcome.COMPLETED);
        }
    }

    @Test
    void aSubsetSaysWhomItLeavesOut() {
        Pool pool = pool(SchedulerWrappers.subset(LoadSchedulers.powerOfTwoChoices(), "edge-1", 1));
        Explanation explanation = pool.explain(PickContext.UNKNOWN);
        assertThat(explanation.candidates()).hasSize(1);
        assertThat(explanation.exclusions()).filteredOn(exclusion -> exclusion.reason() == Reason.PASSED_OVER).hasSize(3)
                .allSatisfy(exclusion -> assertThat(exclusion.detail()).contains("not in the subset of 1 that balancer edge-1 uses"));
        assertThat(explanation.choice()).isNull();
    }

    @Test
    void panicShowsTheServersThatAreDownAsCandidates() {
        Pool pool = pool(SchedulerWrappers.panicThreshold(Schedulers.roundRobin(), 100));
        pool.healthChanged(Objects.requireNonNull(pool.server("down")), Health.DOWN, "connection refused");
        assertThat(pool.explain(PickContext.UNKNOWN).candidates()).extracting(candidate -> candidate.server().name()).contains("down");
    }

    @Test
    void overloadedServersAndChoicesOfLvsAreSaid() {
        for (Scheduler scheduler : List.of(LvsSchedulers.weightedLeastConnections(), LvsSchedulers.shortestExpectedDelay(),
                LvsSchedulers.sourceHashing(), LvsSchedulers.maglev(), HaproxySchedulers.hash(HashKeys.source()),
                HaproxySchedulers.hash(HashKeys.source()).onRing())) {
            var thresholds = new ConnectionThresholds(1, 0);
            Pool pool = new Pool(
                    Pool.builder("web").scheduler(scheduler).server("a", "192.0.2.1:1", server -> server.thresholds(thresholds))
                            .server("b", "192.0.2.1:2", server -> server.thresholds(thresholds)).build());
            var request = new ExampleRequest(7);
            Explanation before = pool.explain(request);
            assertThat(before.choice()).as(scheduler.toString()).isNotNull();
            assertThat(((Lease) pool.acquire(request)).server()).as(scheduler.toString()).isSameAs(before.choice());
            if (LvsSchedulers.class.getPackage().equals(scheduler.getClass().getPackage())) {
                assertThat(pool.explain(request).exclusions()).extracting(Exclusion::server).containsExactly(before.choice());
                assertThat(pool.explain(request).exclusions()).extracting(Exclusion::reason).containsExactly(Reason.OVERLOADED);
            }
        }
    }
}
