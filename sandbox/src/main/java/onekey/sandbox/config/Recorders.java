package onekey.sandbox.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Json;

/**
 * The configuration recorder of the account, of which there is at most one. It records nothing.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationRecorderStatus.html">DescribeConfigurationRecorderStatus</a>
 */
public final class Recorders {

  private final Account account;
  private volatile boolean exists = true;
  private volatile boolean recording = true;
  private volatile String lastStatus = "Success";

  /** Creates an account with a recorder that records. */
  public Recorders(Account account) {
    this.account = account;
  }

  /** Deletes the recorder. */
  public void delete() {
    exists = false;
  }

  /** Stops the recorder. */
  public void stop() {
    recording = false;
  }

  /** Sets how the last recording ended: {@code Success}, {@code Pending} or {@code Failure}. */
  public void setLastStatus(String status) {
    lastStatus = status;
  }

  Map<String, Action> actions() {
    return Map.of(
        "DescribeConfigurationRecorders",
        Action.onAll(this::describe),
        "DescribeConfigurationRecorderStatus",
        Action.onAll(this::describeStatus));
  }

  private ObjectNode describe(ApiCall call) {
    var result = Json.object();
    var list = result.putArray("ConfigurationRecorders");
    if (exists) {
      list.addObject()
          .put("name", "default")
          .put(
              "roleARN",
              account.roleArn("aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"));
    }
    return result;
  }

  private ObjectNode describeStatus(ApiCall call) {
    var result = Json.object();
    var list = result.putArray("ConfigurationRecordersStatus");
    if (exists) {
      list.addObject()
          .put("name", "default")
          .put("recording", recording)
          .put("lastStatus", lastStatus);
    }
    return result;
  }
}
