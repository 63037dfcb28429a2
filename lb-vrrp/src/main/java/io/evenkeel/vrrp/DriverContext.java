package io.evenkeel.vrrp;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.protocol.Machine;

/** What all routers of one host share. */
record DriverContext(Machine machine, Clock clock, VrrpLog log, TransitionPublisher publisher) {}
