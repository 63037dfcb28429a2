package io.evenkeel.core;

/** What a pool answers to a request: a {@link Lease} to a server, or a {@link Rejection} with the reason. */
public sealed interface Admission permits Lease, Rejection {}
