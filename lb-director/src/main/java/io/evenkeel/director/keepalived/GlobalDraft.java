package io.evenkeel.director.keepalived;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/** The whole configuration while it is read. */
final class GlobalDraft {
    @Nullable
    String routerId;
    int version = 2;
    /** Whether all instances are held to the RFCs. */
    boolean strict;
    Duration garpMasterDelay = Duration.ofSeconds(5);
    int garpMasterRepeat = 5;
    Duration garpRefresh = Duration.ZERO;
    int garpRefreshRepeat = 1;
    @Nullable
    Duration garpLowerDelay;
    @Nullable
    Integer garpLowerRepeat;
    InstanceDraft.Elsewhere garpElsewhere = new InstanceDraft.Elsewhere(Duration.ZERO, false);
    Duration garpInterval = Duration.ZERO;
    Duration gnaInterval = Duration.ZERO;
    boolean answersLower = true;
    boolean answersHigher;
    boolean ownerIgnores;
    int downTimerAdverts = 3;
    boolean checksumAsV2;
    boolean checksUnicastSource;
    boolean takesOtherAddresses;
    @Nullable
    String multicastGroup4;
    @Nullable
    String multicastGroup6;
    Duration startupDelay = Duration.ZERO;
    Duration delayAfterBoot = Duration.ZERO;
    String virtualMacPrefix = "vrrp";
    @Nullable
    String virtualMacAddressPrefix;
    @Nullable
    Integer priority;
    @Nullable
    Integer realTimePriority;
    boolean dynamicInterfaces;
    String defaultInterface = "eth0";
    final List<AnnouncementGroup> announcementGroups = new ArrayList<>();
    final List<AddressDraft> staticAddresses = new ArrayList<>();
    final List<VrrpInstance.Routing> staticRoutes = new ArrayList<>();
    final List<VrrpInstance.Routing> staticRules = new ArrayList<>();
    final List<TrackGroupDraft> trackGroups = new ArrayList<>();
    final List<LinkDelayDraft> linkDelays = new ArrayList<>();
    String filterTable = "evenkeel";
    int filterPriority = -1;
    boolean filterCounts;
    final List<InstanceDraft> instances = new ArrayList<>();
    final List<GroupDraft> groups = new ArrayList<>();
    final List<ScriptDraft> scripts = new ArrayList<>();
    final List<WatchDrafts.FileDraft> files = new ArrayList<>();
    final List<WatchDrafts.ProcessDraft> processes = new ArrayList<>();
    final List<WatchDrafts.SessionDraft> sessions = new ArrayList<>();
    final GlobalScriptsDraft globalScripts = new GlobalScriptsDraft();
    final MailDraft mail = new MailDraft();
    /** Names of blocks that others refer to, by the keyword of the block. */
    private final Map<String, Map<String, Position>> names = new HashMap<>();

    /** Takes down the name of a block; gives where the same name stood before, or {@code null}. */
    @Nullable
    Position name(String keyword, String name, Position at) {
        return names.computeIfAbsent(keyword, key -> new HashMap<>()).putIfAbsent(name, at);
    }

    /** The names of a kind of block. */
    Set<String> named(String keyword) {
        return names.getOrDefault(keyword, Map.of()).keySet();
    }

    /** A block turned out to be unusable: its name means nothing. */
    void forget(String keyword, String name) {
        names.computeIfAbsent(keyword, key -> new HashMap<>()).remove(name);
    }

    /** A {@code garp_group} while its block is read. */
    static final class AnnouncementGroup {
        final List<String> interfaces = new ArrayList<>();
        @Nullable
        Duration garpInterval;
        @Nullable
        Duration gnaInterval;
    }

    /** A line of {@code interface_up_down_delays}. */
    record LinkDelayDraft(String interfaceName, Duration down, Duration up, Position position) {}

    /** A {@code track_group} while its block is read. */
    static final class TrackGroupDraft {
        final String name;
        final Position position;
        final List<Word> instances = new ArrayList<>();

        TrackGroupDraft(String name, Position position) {
            this.name = name;
            this.position = position;
        }
    }

    /** A {@code vrrp_sync_group} while its block is read. */
    static final class GroupDraft {
        final String name;
        final Position position;
        final List<SyncGroup.Member> members = new ArrayList<>();
        final TrackingDraft tracking = new TrackingDraft();
        boolean weights;
        @Nullable
        Boolean mailed;
        final NotifyDraft notifications = new NotifyDraft();

        GroupDraft(String name, Position position) {
            this.name = name;
            this.position = position;
        }
    }

    /** A {@code vrrp_script} while its block is read. */
    static final class ScriptDraft {
        final String name;
        final Position position;
        @Nullable
        Script script;
        @Nullable
        String user;
        @Nullable
        String group;
        Duration interval = Duration.ofSeconds(1);
        @Nullable
        Duration timeout;
        int weight;
        boolean reverse;
        int rise = 1;
        int fall = 1;
        boolean failsFirst;

        ScriptDraft(String name, Position position) {
            this.name = name;
            this.position = position;
        }
    }
}
