package onekey.cli.plan.fix;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Optional;

/**
 * The attributes of an access key in a state. Only the id, the user and the status are read: beside
 * them stand the secret key, SMTP passwords and more, which must not get into memory that anything
 * prints.
 *
 * @see <a
 *     href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_access_key">aws_iam_access_key</a>
 */
final class ResourceValues {

  private Optional<String> accessKeyId = Optional.empty();
  private Optional<String> user = Optional.empty();
  private Optional<String> status = Optional.empty();

  void read(JsonParser json) throws IOException {
    JsonFields.ofObject(
        json,
        field -> {
          switch (field) {
            case "id" -> accessKeyId = JsonFields.string(json).filter(AwsCommand::isAccessKeyId);
            case "user" -> user = JsonFields.string(json).filter(AwsCommand::isUserName);
            case "status" -> status = JsonFields.string(json);
            default -> {}
          }
        });
  }

  /** Returns the id, if it has the form of an access key id. */
  Optional<String> accessKeyId() {
    return accessKeyId;
  }

  TerraformKey.Values values() {
    return new TerraformKey.Values(user, status);
  }
}
