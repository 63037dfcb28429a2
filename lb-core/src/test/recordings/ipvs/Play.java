import java.io.IOException;
import java.util.Random;

/** One scenario: connections in which changes are strewn by chance. */
final class Play {
    /**
     * How often things happen, relative to each other.
     *
     * @param connect a new connection
     * @param weight a change of a weight
     * @param membership a server that comes or goes
     * @param end a connection becomes inactive
     * @param forget some connections are ended and forgotten
     * @param quiescent whether the sysctl expire_quiescent_template is switched now and then
     * @param pause waits of four seconds
     */
    record Mix(int connect, int weight, int membership, int end, int forget, boolean quiescent, int pause) {}

    private final Service service;
    private final Random random;
    private final Mix mix;
    private int pauses;

    Play(Service service, Random random, Mix mix) {
        this.service = service;
        this.random = random;
        this.mix = mix;
    }

    void run(int connections) throws IOException, InterruptedException {
        int total = mix.connect + mix.weight + mix.membership + mix.end + mix.forget + mix.pause;
        for (int made = 0; made < connections;) {
            int dice = random.nextInt(total);
            if ((dice -= mix.connect) < 0) {
                service.connect();
                made++;
            } else if ((dice -= mix.weight) < 0) {
                service.changeWeight();
            } else if ((dice -= mix.membership) < 0) {
                service.changeMembership();
            } else if ((dice -= mix.end) < 0) {
                service.endOne();
            } else if ((dice -= mix.forget) < 0) {
                service.forgetSome();
            } else if (mix.quiescent) {
                service.expireQuiescent(random.nextBoolean());
            } else if (pauses++ < 4) {
                service.pause(4);
            }
        }
    }
}
