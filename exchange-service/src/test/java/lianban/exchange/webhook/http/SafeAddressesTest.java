package lianban.exchange.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nothing is sent to. */
class SafeAddressesTest {

  private final SafeAddresses none = new SafeAddresses(List.of(), 1_000);
  private final SafeAddresses local = new SafeAddresses(List.of("127.0.0.0/8"), 1_000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "2130706433",
        "127.1"
      })
  void insideAddressesAreRefusedHoweverTheyAreWritten(String address) {
    assertThatExceptionOfType(SafeAddresses.UnsafeAddressException.class)
        .isThrownBy(() -> none.resolver(false).resolve(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "2606:4700:4700::1111", "193.0.6.139"})
  void publicAddressesAreNot(String address) throws Exception {
    assertThat(none.resolver(false).resolve(address))
        .containsExactly(InetAddress.getByName(address));
  }

  @Test
  void anAllowedNetworkIsReachedAlsoWithoutTlsAndNothingElseIs() throws Exception {
    assertThat(local.resolver(true).resolve("127.0.0.1")).hasSize(1);
    assertThat(local.resolver(false).resolve("127.0.0.1")).hasSize(1);
    assertThatExceptionOfType(SafeAddresses.UnsafeAddressException.class)
        .isThrownBy(() -> local.resolver(true).resolve("8.8.8.8"));
    assertThatExceptionOfType(SafeAddresses.UnsafeAddressException.class)
        .isThrownBy(() -> local.resolver(false).resolve("10.0.0.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/hook",
        "ftp://example.org/hook",
        "https:/hook",
        "/hook",
        "https://user:secret@example.org/",
        "https://example.org/#part",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://2130706433/",
        "https://example.org:0/"
      })
  void whatCanBeToldFromTheAddressIsToldAtOnce(String url) {
    assertThat(none.refusal(URI.create(url))).isNotNull();
  }

  @Test
  void anAddressOnThePublicNetworkStandsNothingAgainst() {
    assertThat(none.refusal(URI.create("https://example.org:8443/hook?a=b"))).isNull();
    assertThat(local.refusal(URI.create("http://127.0.0.1:8080/hook"))).isNull();
  }
}
