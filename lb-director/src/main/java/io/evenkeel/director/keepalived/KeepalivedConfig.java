package io.evenkeel.director.keepalived;

import java.time.Duration;
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
 * @param sessions likewise
 * @param statics what this host has whoever serves
 * @param globalScripts how scripts run, and those that belong to no instance
 * @param fifos named pipes that get a line for each event
 * @param mail what is mailed, and to whom; {@code null}: nothing
 * @param linkDelays {@code interface_up_down_delays}, each interface once
 * @param scheduling how the host lets what drives the instances run
 * @param document everything that the text says, in canonical form; the rest of this is the view of what acts, or will
 */
public record KeepalivedConfig(@Nullable String routerId, List<VrrpInstance> instances, List<SyncGroup> syncGroups,
        List<VrrpScript> scripts, List<TrackFile> files, List<TrackProcess> processes, List<BfdInstance> sessions, Statics statics,
        GlobalScripts globalScripts, FifoSettings fifos, @Nullable Mail mail, List<LinkDelay> linkDelays, Scheduling scheduling,
        Document document) {
    /** Copies the lists. */
    public KeepalivedConfig {
        instances = List.copyOf(instances);
        syncGroups = List.copyOf(syncGroups);
        scripts = List.copyOf(scripts);
        files = List.copyOf(files);
        processes = List.copyOf(processes);
        sessions = List.copyOf(sessions);
        linkDelays = List.copyOf(linkDelays);
    }

    /** How long the state of an interface has to last before instances take notice. */
    public record LinkDelay(String interfaceName, Duration down, Duration up) {}

    /**
     * How the host lets what drives the instances run.
     *
     * @param priority {@code vrrp_priority}, -20..19
     * @param realTimePriority {@code vrrp_rt_priority}, 1..99, which comes before the other
     */
    public record Scheduling(@Nullable Integer priority, @Nullable Integer realTimePriority) {}

    /**
     * The lines of {@code static_ipaddress}, {@code static_routes} and {@code static_rules}. Those that instances depend on name
     * one of {@code trackGroups}.
     */
    public record Statics(List<VrrpInstance.VirtualAddress> addresses, List<VrrpInstance.Routing> routes,
            List<VrrpInstance.Routing> rules, List<TrackGroup> trackGroups) {
        /** Copies the lists. */
        public Statics {
            addresses = List.copyOf(addresses);
            routes = List.copyOf(routes);
            rules = List.copyOf(rules);
            trackGroups = List.copyOf(trackGroups);
        }
    }

    /** A {@code track_group}: the names of instances that depend on the same addresses, routes and rules. */
    public record TrackGroup(String name, List<String> instances) {
        /** Copies the list. */
        public TrackGroup {
            instances = List.copyOf(instances);
        }
    }

    /**
     * Mail about changes of state.
     *
     * @param recipients {@code notification_email}
     * @param from {@code notification_email_from}; {@code null}: whoever runs this program, at this host
     * @param host {@code smtp_server}
     * @param helloName {@code smtp_helo_name}; {@code null}: the host's name
     * @param timeout {@code smtp_connect_timeout}
     * @param instances whose changes, by name
     * @param groups likewise
     * @param faults whether changes to FAULT too
     */
    public record Mail(List<String> recipients, @Nullable String from, String host, int port, @Nullable String helloName, Duration timeout,
            List<String> instances, List<String> groups, boolean faults) {
        /** Copies the lists. */
        public Mail {
            recipients = List.copyOf(recipients);
            instances = List.copyOf(instances);
            groups = List.copyOf(groups);
        }
    }
}
