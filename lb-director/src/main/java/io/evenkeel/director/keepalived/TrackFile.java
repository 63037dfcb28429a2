package io.evenkeel.director.keepalived;

import io.evenkeel.director.diagnostic.Position;
import org.jspecify.annotations.Nullable;

/**
 * A {@code track_file}: a file whose number counts.
 *
 * @param path of the file
 * @param weight what the number is multiplied with; 1 by default
 * @param reverse whether good and bad change places
 * @param initial what it holds when it is made; {@code null}: it is not made
 * @param overwrite whether it is written even when it is there
 */
public record TrackFile(String name, Position position, String path, int weight, boolean reverse, @Nullable Integer initial,
        boolean overwrite) {}
