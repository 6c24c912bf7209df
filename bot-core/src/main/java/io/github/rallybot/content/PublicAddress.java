package io.github.rallybot.content;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Tells addresses of the internet from those within somebody's own network, which a feed must not
 * lead to: private, loopback and link-local ones (where clouds tell their secrets), shared ones of
 * providers, multicast, reserved ones, and all of these wrapped in IPv6.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4 special-purpose
 *     addresses</a>
 */
final class PublicAddress {

  private static final int[][] NOT_PUBLIC = {
    {0, 0, 0, 0, 8},
    {10, 0, 0, 0, 8},
    {100, 64, 0, 0, 10},
    {127, 0, 0, 0, 8},
    // where Azure answers its machines
    {168, 63, 129, 16, 32},
    {169, 254, 0, 0, 16},
    {172, 16, 0, 0, 12},
    {192, 0, 0, 0, 24},
    {192, 0, 2, 0, 24},
    {192, 88, 99, 0, 24},
    {192, 168, 0, 0, 16},
    {198, 18, 0, 0, 15},
    {198, 51, 100, 0, 24},
    {203, 0, 113, 0, 24},
    {224, 0, 0, 0, 3}
  };

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isFour(bytes, 0) : isSix(bytes);
  }

  private static boolean isFour(byte[] bytes, int at) {
    return Arrays.stream(NOT_PUBLIC).noneMatch(net -> within(bytes, at, net));
  }

  private static boolean within(byte[] bytes, int at, int[] net) {
    int mask = -1 << (32 - net[4]);
    return (number(bytes, at) & mask) == (number(net) & mask);
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }

  private static int number(int[] net) {
    return net[0] << 24 | net[1] << 16 | net[2] << 8 | net[3];
  }

  /** Of IPv6 only 2000::/3 is public, without tunnels (Teredo) and documentation. */
  private static boolean isSix(byte[] bytes) {
    int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    if (first == 0x64 && second == 0xff9b) {
      return isFour(bytes, 12);
    }
    if (first == 0x2002) {
      return isFour(bytes, 2);
    }
    boolean special = first == 0x2001 && (second < 0x200 || second == 0xdb8);
    return (first & 0xe000) == 0x2000 && !special;
  }
}
