package io.evenkeel.director.keepalived;

import java.util.List;

import io.evenkeel.director.syntax.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code keepalived.conf} says, with {@code global_defs} applied and every value checked. Whether interfaces and
 * scripts exist is not known here.
 *
 * @param routerId {@code router_id}, a name for people; {@code null} stands for the host's name
 * @param instances in the order of the files
 * @param syncGroups in the order of the files
 * @param scripts in the order of the files
 * @param files likewise
 * @param processes likewise
 * @param scriptUser who scripts run as that do not say it themselves; {@code null}: whoever runs this program
 * @param fifos named pipes that get a line for each change of state
 * @param statics what this host has whoever serves
 * @param document everything that the text says, in canonical form; the rest of this is the view of what acts, or will
 */
public record KeepalivedConfig(@Nullable String routerId, List<VrrpInstance> instances, List<SyncGroup> syncGroups,
        List<VrrpScript> scripts, List<TrackFile> files, List<TrackProcess> processes, @Nullable ScriptUser scriptUser, List<String> fifos,
        Statics statics, Document document) {
    /** Copies the lists. */
    public KeepalivedConfig {
        instances = List.copyOf(instances);
        syncGroups = List.copyOf(syncGroups);
        scripts = List.copyOf(scripts);
        files = List.copyOf(files);
        processes = List.copyOf(processes);
        fifos = List.copyOf(fifos);
    }

    /** The lines of {@code static_ipaddress}, {@code static_routes} and {@code static_rules}. */
    public record Statics(List<VrrpInstance.VirtualAddress> addresses, List<VrrpInstance.Routing> routes,
            List<VrrpInstance.Routing> rules) {
        /** Copies the lists. */
        public Statics {
            addresses = List.copyOf(addresses);
            routes = List.copyOf(routes);
            rules = List.copyOf(rules);
        }
    }

    /**
     * {@code script_user}.
     *
     * @param group {@code null} for the user's
     */
    public record ScriptUser(String user, @Nullable String group) {}
}
