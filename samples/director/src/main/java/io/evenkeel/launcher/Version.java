package io.evenkeel.launcher;

import java.util.Objects;

import picocli.CommandLine.IVersionProvider;

/** The version of this build, from the manifest of the jar. */
public final class Version implements IVersionProvider {
    /** For example {@code 0.1.0}; {@code development} when run from classes that are not in a jar. */
    public static String text() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"evenkeel " + text() + " (Java " + Runtime.version() + ")"};
    }
}
