package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
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

  private Optional<String> accessKeyId = Optional.empty();
  private Optional<String> user = Optional.empty();
  private Optional<String> status = Optional.empty();
  private boolean odd;

  /** Reads the attributes, perhaps before it is known of what. */
  void read(JsonParser json) throws IOException {
    JsonFields.ofObject(
        json,
        field -> {
          switch (field) {
            case "id" -> accessKeyId = text(json).filter(IamNames::isAccessKeyId);
            case "user" -> user = text(json).filter(IamNames::isUserName);
            case "status" -> status = text(json);
            default -> {}
          }
        });
  }

  private Optional<String> text(JsonParser json) throws IOException {
    odd |=
        json.currentToken() != JsonToken.VALUE_STRING
            && json.currentToken() != JsonToken.VALUE_NULL;
    return json.currentToken() == JsonToken.VALUE_STRING
        ? Optional.of(json.getText())
        : Optional.empty();
  }

  /**
   * Returns the id of an access key.
   *
   * @throws UnexpectedValueException if these are not the attributes of one
   */
  String accessKeyId(JsonParser json) throws UnexpectedValueException {
    return accessKeyId
        .filter(_ -> !odd)
        .orElseThrow(
            () -> new UnexpectedValueException("Terraform writes an access key with its id", json));
  }

  TerraformKey.Values values() {
    return new TerraformKey.Values(user, status);
  }
}
