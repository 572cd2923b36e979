package onekey.sandbox.permission;

import java.util.List;
import onekey.sandbox.api.Principal;

/**
 * What principals may do. Nobody is limited until the first policy is attached; from then on every
 * principal but the root user may do only what its own policies allow.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Permissions {

  /**
   * Attaches policies to a principal.
   *
   * @param policyDocuments IAM policy documents, JSON
   */
  public void attach(Principal principal, List<String> policyDocuments) {
    throw new UnsupportedOperationException(principal + policyDocuments.toString());
  }
}
