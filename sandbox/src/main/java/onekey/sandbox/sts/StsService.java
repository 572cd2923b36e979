package onekey.sandbox.sts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Service;

/**
 * The Security Token Service's API: the action that OneKey's runbooks call.
 *
 * @param account the account
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>
 */
public record StsService(Account account) implements Service {

  @Override
  public String prefix() {
    return "sts";
  }

  @Override
  public Map<String, Action> actions() {
    return Map.of("GetCallerIdentity", Action.needingNoPermission(this::getCallerIdentity));
  }

  private ObjectNode getCallerIdentity(ApiCall call) {
    return Json.object()
        .put("Arn", account.principalArn(call.principal()))
        .put("UserId", "AROASANDBOX:" + call.principal().name())
        .put("Account", account.id());
  }
}
