package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import onekey.plan.model.IamNames;

/**
 * The attributes of an access key in a state. Only the id, the user and the status are read: beside
 * them stand the secret key, SMTP passwords and more, which must not get into memory that anything
 * prints.
 *
 * @see <a
 *     href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_access_key">aws_iam_access_key</a>
 */
final class ResourceValues {

  private final KnownTexts texts = new KnownTexts();

  /** Reads the attributes, perhaps before it is known of what. */
  void read(JsonParser json) throws IOException {
    JsonFields.ofObject(
        json,
        field -> {
          switch (field) {
            case "id", "user", "status" -> texts.take(field, json);
            default -> {}
          }
        });
  }

  /**
   * Returns the id of an access key.
   *
   * @throws UnexpectedValueException if these are not the attributes of one
   */
  String accessKeyId(JsonParser json) throws UnexpectedValueException {
    return texts
        .get("id")
        .filter(IamNames::isAccessKeyId)
        .filter(_ -> !texts.isOdd())
        .orElseThrow(
            () -> new UnexpectedValueException("Terraform writes an access key with its id", json));
  }

  TerraformKey.Values values() {
    return new TerraformKey.Values(
        texts.get("user").filter(IamNames::isUserName), texts.get("status"));
  }
}
