package io.evenkeel.director.keepalived;

import org.jspecify.annotations.Nullable;

/**
 * How scripts run that do not say it themselves.
 *
 * @param user {@code script_user}; {@code null}: {@code keepalived_script} where there is such a user, else whoever runs this
 *     program
 * @param security {@code enable_script_security}: what runs as root is to be changeable by root only
 * @param symlinks {@code use_symlink_paths}: symbolic links are followed when a script runs, not when the file is read
 */
public record ScriptPolicy(@Nullable ScriptUser user, boolean security, boolean symlinks) {
    /**
     * {@code script_user}.
     *
     * @param group {@code null} for the user's
     */
    public record ScriptUser(String user, @Nullable String group) {}
}
