package io.evenkeel.benchmarks.sidebyside;

/** The programs that are compared. */
enum ProxyKind {
    HAPROXY("haproxy"), NGINX("nginx"), EVENKEEL("evenkeel");

    private final String label;

    ProxyKind(String label) {
        this.label = label;
    }

    /** Its name on the command line and in the report. */
    String label() {
        return label;
    }
}
