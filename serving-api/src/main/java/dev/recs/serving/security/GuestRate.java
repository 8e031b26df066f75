package dev.recs.serving.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** How often an address gets a token of a guest; of IPv6 the network of 64 bits, which is one household's. */
@Component
public final class GuestRate {

    private static final int NETWORK_BYTES = 8;

    private final RateLimits limits;

    GuestRate(GuestTokenSettings settings) {
        this.limits = new RateLimits(settings.perSecond(), settings.burst(), System::nanoTime);
    }

    /**
     * How long the address has to wait; zero if it gets one.
     *
     * @param address in digits, as the connection has it
     */
    public Duration waitOf(String address) {
        return limits.waitOf(networkOf(address));
    }

    private static String networkOf(String address) {
        try {
            return address.indexOf(':') >= 0 && InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException _) {
            return address;
        }
    }
}
