package lianban.exchange.webhook.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lianban.exchange.subscription.Receivers;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Looks names up, and gives out only addresses that may be sent to: the client connects to the very
 * address that was checked, so a name that changes its address in between gains nothing. A
 * subscriber chooses the name, so whatever lies inside the platform must be out of its reach.
 */
public final class SafeAddresses implements Receivers {

  /** IANA's special-purpose registries (RFC 6890 and its successors), multicast, and NAT64. */
  private static final List<IpSubnetFilterRule> REFUSED =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/8",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "3fff::/20",
              "5f00::/16",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .map(SafeAddresses::block)
          .toList();

  private static final int MOST_ADDRESSES = 2;
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*]|.*:.*|0[xX].*");
  private static final String PORTS = "is an address with a port from 1 to 65535";

  private final List<IpSubnetFilterRule> allowed;
  private final long lookupMillis;
  private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> lookups =
      new ConcurrentHashMap<>();
  // One thread for each name that is being looked up: a name server that does not answer holds up
  // its own names alone.
  private final ExecutorService lookers =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("webhook-names-", 0).factory());

  /**
   * @param allowedNetworks address blocks that are sent to although they are refused otherwise
   * @param lookupMillis how long a name may take
   */
  public SafeAddresses(List<String> allowedNetworks, long lookupMillis) {
    this.allowed = allowedNetworks.stream().map(SafeAddresses::block).toList();
    this.lookupMillis = lookupMillis;
  }

  /** Nothing is sent there. */
  static final class UnsafeAddressException extends UnknownHostException {
    private UnsafeAddressException(String why) {
      super(why);
    }
  }

  @Override
  public @Nullable String refusal(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    String host = url.getHost();
    if (host == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
      return "is an absolute address without user and fragment";
    }
    if (url.getPort() == 0 || url.getPort() > 65_535) {
      return PORTS;
    }
    if (!scheme.equals("https") && (!scheme.equals("http") || allowed.isEmpty())) {
      return "is https";
    }
    try {
      if (LITERAL.matcher(host).matches()) {
        checked(InetAddress.getAllByName(host), scheme.equals("http"));
      }
      return null;
    } catch (UnknownHostException e) {
      return "is an address that is reached from the public network";
    }
  }

  /**
   * As the client wants it.
   *
   * @param isPlain whether without TLS, which is for allowed networks alone
   */
  DnsResolver resolver(boolean isPlain) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] safe = checked(lookUp(host), isPlain);
        // Each is tried in turn, and a name may have any number.
        return Arrays.copyOf(safe, Math.min(safe.length, MOST_ADDRESSES));
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  /** All of them have to be safe: a name with one inside address is not a public receiver's. */
  private InetAddress[] checked(InetAddress[] addresses, boolean isPlain)
      throws UnknownHostException {
    for (InetAddress address : addresses) {
      if (!isAllowed(address) && (isPlain || isRefused(address))) {
        throw new UnsafeAddressException("nothing is sent to an address of that kind");
      }
    }
    return addresses;
  }

  private boolean isAllowed(InetAddress address) {
    return matches(allowed, address);
  }

  private static boolean isRefused(InetAddress address) {
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || matches(REFUSED, address);
  }

  /** Java turns an IPv4 address that is mapped into IPv6 back into the one it is. */
  private static boolean matches(List<IpSubnetFilterRule> blocks, InetAddress address) {
    var socket = new InetSocketAddress(address, 0);
    return blocks.stream().anyMatch(block -> block.matches(socket));
  }

  private static IpSubnetFilterRule block(String cidr) {
    return new IpSubnetFilterRule(cidr, IpFilterRuleType.ACCEPT);
  }

  /** Those who look for the same name at the same time wait for one answer. */
  private InetAddress[] lookUp(String host) throws UnknownHostException {
    var lookup =
        lookups.computeIfAbsent(
            host, name -> CompletableFuture.supplyAsync(() -> lookUpNow(name), lookers));
    try {
      return lookup.get(lookupMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("interrupted");
    } catch (ExecutionException | TimeoutException e) {
      throw new UnknownHostException("the name has no address");
    }
  }

  private InetAddress[] lookUpNow(String name) {
    try {
      return InetAddress.getAllByName(name);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("the name has no address", e);
    } finally {
      lookups.remove(name);
    }
  }
}
