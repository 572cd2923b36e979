package onekey.plan.format.html;

import java.net.URI;

/**
 * An address. Only one that leads to a web server by TLS becomes a link; any other is shown as
 * text.
 *
 * @param address the address
 * @param host the server it leads to, empty if it is no link
 * @param followable whether it may be followed
 */
record LinkView(String address, String host, boolean followable) {

  static LinkView of(URI address) {
    // The text before an @ could be mistaken for the host.
    return "https".equalsIgnoreCase(address.getScheme())
            && address.getHost() != null
            && address.getRawUserInfo() == null
        ? new LinkView(address.toASCIIString(), address.getHost(), true)
        : new LinkView(address.toString(), "", false);
  }
}
