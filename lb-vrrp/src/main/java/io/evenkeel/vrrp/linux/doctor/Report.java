package io.evenkeel.vrrp.linux.doctor;

import java.util.List;
import java.util.stream.Collectors;

/** What was found, by subject. Immutable. */
public record Report(List<Finding> findings) {
    /** Copies the list. */
    public Report {
        findings = List.copyOf(findings);
    }

    /** Whether nothing stands in the way of a start. */
    public boolean isHealthy() {
        return worst() != Finding.Severity.PROBLEM;
    }

    /** The greatest severity; {@code GOOD} when there is no finding. */
    public Finding.Severity worst() {
        return findings.stream().map(Finding::severity).reduce(Finding.Severity.GOOD,
                (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    /** A line for each finding. */
    @Override
    public String toString() {
        return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}
