package io.evenkeel.testkit.simulation;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import io.evenkeel.vrrp.packet.Advertisement;
import io.evenkeel.vrrp.protocol.Action;
import io.evenkeel.vrrp.protocol.Claim;
import io.evenkeel.vrrp.protocol.Event;
import io.evenkeel.vrrp.protocol.Machine;
import io.evenkeel.vrrp.protocol.Membership;
import io.evenkeel.vrrp.protocol.Preemption;
import io.evenkeel.vrrp.protocol.RouterConfig;
import io.evenkeel.vrrp.protocol.State;
import io.evenkeel.vrrp.protocol.Step;
import io.evenkeel.vrrp.protocol.VrrpMachine;

/** Machines with one mistake each, as somebody might make it. */
enum Mutant implements Machine {
    /** All backups wait the same time. */
    SKEW_DROPPED {
        @Override
        public Step step(RouterConfig config, State state, Event event, long now) {
            Step step = right(config, state, event, now);
            return step.next() instanceof State.Backup backup && !step.next().equals(state) && backup.activeDownAt() - now > 0
                    ? new Step(new State.Backup(backup.heardAt(),
                            backup.activeDownAt() - config.skewNanos(backup.activeIntervalNanos()),
                            backup.activeIntervalNanos(), backup.peer(), backup.waits()), step.actions())
                    : step;
        }
    },
    /** An advertisement of lower priority restarts the timer. */
    LOWER_PRIORITY_RESETS_THE_TIMER {
        @Override
        public Step step(RouterConfig config, State state, Event event, long now) {
            return state instanceof State.Backup && priority(event) > 0 ? right(patient(config), state, event, now)
                    : right(config, state, event, now);
        }
    },
    /** Of equal priorities the lower address wins. */
    TIE_BREAK_INVERTED {
        @Override
        public Step step(RouterConfig config, State state, Event event, long now) {
            if (state instanceof State.Active && event instanceof Event.AdvertReceived(InetAddress source, Advertisement advert)
                    && advert.priority() == config.priority()) {
                boolean isLower = Arrays.compareUnsigned(source.getAddress(), config.source().getAddress()) < 0;
                return right(config.withPriority(isLower ? config.priority() - 1 : config.priority() + 1), state, event, now);
            }
            return right(config, state, event, now);
        }
    },
    /** A backup does not listen to a resignation. */
    RESIGNATION_IGNORED {
        @Override
        public Step step(RouterConfig config, State state, Event event, long now) {
            return state instanceof State.Backup && priority(event) == 0 ? new Step(state, List.of())
                    : right(config, state, event, now);
        }
    },
    /** Who stops does not resign. */
    NO_RESIGNATION {
        @Override
        public Step step(RouterConfig config, State state, Event event, long now) {
            return without(right(config, state, event, now), action -> action.equals(new Action.SendAdvert(0)));
        }
    },
    /** Who yields keeps its addresses. */
    ADDRESSES_KEPT {
        @Override
        public Step step(RouterConfig config, State state, Event event, long now) {
            Step step = right(config, state, event, now);
            return step.next() instanceof State.Backup ? without(step, Action.RemoveAddresses.class::isInstance) : step;
        }
    },
    /** An active router does not hear one of higher priority. */
    NEVER_YIELDS {
        @Override
        public Step step(RouterConfig config, State state, Event event, long now) {
            return state instanceof State.Active && priority(event) > config.priority() ? new Step(state, List.of())
                    : right(config, state, event, now);
        }
    },
    /** After a stall it goes on advertising. */
    NO_GUARD_AGAINST_STALLS {
        @Override
        public Step step(RouterConfig config, State state, Event event, long now) {
            State fresh = state instanceof State.Active active && now - active.advertiseAt() > config.intervalNanos()
                    ? new State.Active(now, active.burst(), active.refreshAt(), active.rivals(), active.claim())
                    : state;
            return right(config, fresh, event, now);
        }
    },
    /** Preemption although it is off. */
    ALWAYS_PREEMPTS {
        @Override
        public Step step(RouterConfig config, State state, Event event, long now) {
            return right(with(config, new Preemption.After(Duration.ZERO)), state, event, now);
        }
    },
    /** A member of a sync group goes ahead of the others. */
    GROUP_FORGOTTEN {
        @Override
        public Step step(RouterConfig config, State state, Event event, long now) {
            return right(config.withMembership(new Membership.Alone()), state, event, now);
        }
    },
    /** All members of a sync group decide between equal hosts at once. */
    GROUP_WITHOUT_TURNS {
        @Override
        public Step step(RouterConfig config, State state, Event event, long now) {
            return right(config.isGrouped() ? config.withMembership(new Membership.Member(0, config.intervalNanos())) : config, state,
                    event, now);
        }
    },
    /** Advertises too rarely. */
    LAZY {
        @Override
        public Step step(RouterConfig config, State state, Event event, long now) {
            Step step = right(config, state, event, now);
            return step.next() instanceof State.Active active && active.advertiseAt() - now == config.intervalNanos()
                    ? new Step(new State.Active(now + config.intervalNanos() * 9 / 2, active.burst(), active.refreshAt(),
                            active.rivals(), active.claim()), step.actions())
                    : step;
        }
    },
    /** Goes on without a link. */
    FAULTS_IGNORED {
        @Override
        public Step step(RouterConfig config, State state, Event event, long now) {
            return state instanceof State.Active && event instanceof Event.FaultsChanged ? new Step(state, List.of())
                    : right(config, state, event, now);
        }
    },
    /** An owner does not hear another one. */
    OWNER_NEVER_YIELDS {
        @Override
        public Step step(RouterConfig config, State state, Event event, long now) {
            return state instanceof State.Active && config.isOwner() && priority(event) == RouterConfig.OWNER_PRIORITY
                    ? new Step(state, List.of())
                    : right(config, state, event, now);
        }
    },
    /** An owner bears another one with a lower address for ever. */
    LOWER_OWNER_BORNE_FOR_EVER {
        @Override
        public Step step(RouterConfig config, State state, Event event, long now) {
            State patient = state instanceof State.Active active && active.claim() instanceof Claim.Disputed
                    ? new State.Active(active.advertiseAt(), active.burst(), active.refreshAt(), active.rivals())
                    : state;
            return right(config, patient, event, now);
        }
    },
    /** Says that it is active before the addresses are there, and forgets them. */
    NO_ADDRESSES {
        @Override
        public Step step(RouterConfig config, State state, Event event, long now) {
            return without(right(config, state, event, now), Action.AddAddresses.class::isInstance);
        }
    };

    private static Step right(RouterConfig config, State state, Event event, long now) {
        return VrrpMachine.step(config, state, event, now);
    }

    private static int priority(Event event) {
        return event instanceof Event.AdvertReceived heard ? heard.advertisement().priority() : -1;
    }

    private static RouterConfig patient(RouterConfig config) {
        return with(config, new Preemption.Never());
    }

    private static RouterConfig with(RouterConfig config, Preemption preemption) {
        return new RouterConfig(config.virtualRouterId(), config.version(), config.priority(), config.intervalNanos(),
                config.advertsMissed(), preemption, config.source(), config.addresses(), config.announcements(),
                config.delivery(), config.protection(), config.rivals(), config.startupDelayNanos(), config.membership());
    }

    private static Step without(Step step, Predicate<Action> unwanted) {
        return new Step(step.next(), step.actions().stream().filter(unwanted.negate()).toList());
    }
}
