package onekey.sandbox.api;

import java.util.Map;

/** The supported actions of one AWS service. */
public interface Service {

  /** Returns the prefix of the service's actions in IAM policies, such as {@code iam}. */
  String prefix();

  /** Returns the actions by name. */
  Map<String, Action> actions();
}
