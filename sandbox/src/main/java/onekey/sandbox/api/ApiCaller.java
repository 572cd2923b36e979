package onekey.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Carries out calls. */
@FunctionalInterface
public interface ApiCaller {

  /**
   * Carries out a call.
   *
   * @throws ApiException if the answer is an error
   */
  ObjectNode carryOut(ApiCall call);
}
