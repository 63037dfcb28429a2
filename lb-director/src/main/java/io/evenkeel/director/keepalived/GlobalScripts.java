package io.evenkeel.director.keepalived;

import org.jspecify.annotations.Nullable;

/**
 * What {@code global_defs} say of scripts.
 *
 * @param startup what runs before anything else; {@code null}: nothing
 * @param shutdown what runs after everything else; {@code null}: nothing
 */
public record GlobalScripts(ScriptPolicy policy, @Nullable Hook startup, @Nullable Hook shutdown) {}
