package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import onekey.sandbox.api.ApiCall;

/** Carries out calls. */
@FunctionalInterface
public interface ApiCaller {

  /**
   * Carries out a call.
   *
   * @throws onekey.sandbox.api.ApiException if the answer is an error
   */
  ObjectNode carryOut(ApiCall call);
}
