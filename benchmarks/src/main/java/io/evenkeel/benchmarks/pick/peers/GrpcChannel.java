package io.evenkeel.benchmarks.pick.peers;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.ChannelLogger;
import io.grpc.ConnectivityState;
import io.grpc.ConnectivityStateInfo;
import io.grpc.EquivalentAddressGroup;
import io.grpc.LoadBalancer;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.SynchronizationContext;
import org.jspecify.annotations.Nullable;

/** As much of a channel as a balancing policy needs: subchannels that are ready as soon as they are asked to connect. */
final class GrpcChannel extends LoadBalancer.Helper {
    private static final ChannelLogger SILENT = new ChannelLogger() {
        @Override
        public void log(ChannelLogLevel level, String message) {}

        @Override
        public void log(ChannelLogLevel level, String format, Object... arguments) {}
    };

    private final SynchronizationContext context = new SynchronizationContext((thread, failure) -> {
        throw new IllegalStateException(failure);
    });
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
    private LoadBalancer.@Nullable SubchannelPicker picker;
    private int ready;

    /** The picker that the policy gave last, when every server is ready. */
    LoadBalancer.SubchannelPicker picker(int servers) {
        if (picker == null || ready != servers) {
            throw new IllegalStateException(ready + " of " + servers + " subchannels are ready");
        }
        return picker;
    }

    LoadBalancer.PickSubchannelArgs call() {
        return new LoadBalancer.PickSubchannelArgs() {
            @Override
            public CallOptions getCallOptions() {
                return CallOptions.DEFAULT;
            }

            @Override
            public Metadata getHeaders() {
                throw new UnsupportedOperationException("no call is made");
            }

            @Override
            public MethodDescriptor<?, ?> getMethodDescriptor() {
                throw new UnsupportedOperationException("no call is made");
            }
        };
    }

    @Override
    public LoadBalancer.Subchannel createSubchannel(LoadBalancer.CreateSubchannelArgs wanted) {
        return new ReadySubchannel(wanted.getAddresses(), wanted.getAttributes());
    }

    @Override
    public void updateBalancingState(ConnectivityState state, LoadBalancer.SubchannelPicker next) {
        picker = next;
    }

    @Override
    public SynchronizationContext getSynchronizationContext() {
        return context;
    }

    @Override
    public ScheduledExecutorService getScheduledExecutorService() {
        return executor;
    }

    @Override
    public ChannelLogger getChannelLogger() {
        return SILENT;
    }

    @Override
    public void refreshNameResolution() {}

    @Override
    public String getAuthority() {
        return "picked";
    }

    @Override
    public ManagedChannel createOobChannel(EquivalentAddressGroup addresses, String authority) {
        throw new UnsupportedOperationException("no channel is made");
    }

    private final class ReadySubchannel extends LoadBalancer.Subchannel {
        private final List<EquivalentAddressGroup> addresses;
        private final Attributes attributes;
        private LoadBalancer.@Nullable SubchannelStateListener listener;

        ReadySubchannel(List<EquivalentAddressGroup> addresses, Attributes attributes) {
            this.addresses = addresses;
            this.attributes = attributes;
        }

        @Override
        public void start(LoadBalancer.SubchannelStateListener hears) {
            listener = hears;
        }

        @Override
        public void requestConnection() {
            LoadBalancer.SubchannelStateListener hears = listener;
            if (hears != null) {
                context.execute(() -> hears.onSubchannelState(ConnectivityStateInfo.forNonError(ConnectivityState.CONNECTING)));
                context.execute(() -> {
                    ready++;
                    hears.onSubchannelState(ConnectivityStateInfo.forNonError(ConnectivityState.READY));
                });
            }
        }

        @Override
        public void shutdown() {}

        @Override
        public ChannelLogger getChannelLogger() {
            return SILENT;
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public List<EquivalentAddressGroup> getAllAddresses() {
            return addresses;
        }

        @Override
        public void updateAddresses(List<EquivalentAddressGroup> next) {}
    }
}
