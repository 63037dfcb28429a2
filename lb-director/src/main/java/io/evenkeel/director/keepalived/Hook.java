package io.evenkeel.director.keepalived;

import java.time.Duration;

/**
 * A {@code startup_script} or {@code shutdown_script}.
 *
 * @param timeout how long it may take; 10 s by default
 */
public record Hook(Script script, Duration timeout) {}
