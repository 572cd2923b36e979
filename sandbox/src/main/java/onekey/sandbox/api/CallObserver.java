package onekey.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Is told the result of each call when a service has carried it out or refused it. */
public interface CallObserver {

  /** A call was carried out. The caller may not get the answer. */
  void succeeded(ApiCall call, ObjectNode result);

  /** A call was refused, and changed nothing. */
  void failed(ApiCall call, ApiError error);
}
