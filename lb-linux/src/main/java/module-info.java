/** The Linux kernel for Java: sockets, netlink and addresses through {@code java.lang.foreign}. Knows no protocol of ours. */
@org.jspecify.annotations.NullMarked module io.evenkeel.linux {
    requires transitive org.jspecify;

    exports io.evenkeel.linux.netlink;
    exports io.evenkeel.linux.nftables;
    exports io.evenkeel.linux.route;
    exports io.evenkeel.linux.socket;
    exports io.evenkeel.linux.sysctl;
    exports io.evenkeel.linux.thread;
}
