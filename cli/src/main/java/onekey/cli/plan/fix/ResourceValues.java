package onekey.cli.plan.fix;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Optional;

/**
 * The attributes of an access key in a state. Only the id is read: beside it stand the secret key,
 * SMTP passwords and more, which must not get into memory that anything prints.
 *
 * @see <a
 *     href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_access_key">aws_iam_access_key</a>
 */
final class ResourceValues {

  private Optional<String> accessKeyId = Optional.empty();

  void read(JsonParser json) throws IOException {
    JsonFields.ofObject(
        json,
        field -> {
          if (field.equals("id")) {
            accessKeyId = JsonFields.string(json).filter(AwsCommand::isAccessKeyId);
          }
        });
  }

  /** Returns the id, if it has the form of an access key id. */
  Optional<String> accessKeyId() {
    return accessKeyId;
  }
}
