package onekey.plan.format.html;

import java.net.URI;
import onekey.plan.language.Texts;

/**
 * An address. Only one that leads to a web server by TLS becomes a link; any other is shown as
 * text.
 *
 * @param address the address
 * @param label what to call the link, which names the server; empty if it is no link
 * @param followable whether it may be followed
 */
record LinkView(String address, String label, boolean followable) {

  /** Makes a link to a page that says more. */
  static LinkView toMore(URI address, Texts texts) {
    return of(address, "linkMore", texts);
  }

  /** Makes a link to where something is to be done. */
  static LinkView toOpen(URI address, Texts texts) {
    return of(address, "linkOpen", texts);
  }

  /** Makes a link with this text, whose argument is the server. */
  static LinkView of(URI address, String key, Texts texts) {
    // The text before an @ could be mistaken for the host.
    return "https".equalsIgnoreCase(address.getScheme())
            && address.getHost() != null
            && address.getRawUserInfo() == null
        ? new LinkView(address.toASCIIString(), texts.of(key, address.getHost()), true)
        : new LinkView(address.toString(), "", false);
  }
}
