package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import onekey.plan.model.IamNames;

/**
 * The values of an access key, of a user or of a caller identity in a plan. No other value is read:
 * beside them stand secret keys and passwords.
 */
final class PlanValues {

  private final KnownTexts texts = new KnownTexts();
  private Optional<Map<String, String>> tags = Optional.empty();

  /** Reads the values, perhaps before it is known of what. */
  void read(JsonParser json) throws IOException {
    JsonFields.ofObject(
        json,
        field -> {
          switch (field) {
            case "id", "user", "status", "create_date", "name", "arn", "account_id" ->
                texts.take(field, json);
            case "tags_all" -> tags = tags(json);
            default -> {}
          }
        });
  }

  private Optional<Map<String, String>> tags(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return Optional.empty();
    }
    var read = new HashMap<String, String>();
    JsonFields.ofObject(json, key -> texts.read(json).ifPresent(value -> read.put(key, value)));
    return Optional.of(read);
  }

  /**
   * Requires that every value was a text where Terraform writes one.
   *
   * @throws UnexpectedValueException otherwise
   */
  void requireTexts(JsonParser json) throws UnexpectedValueException {
    if (texts.isOdd()) {
      throw new UnexpectedValueException("Terraform writes access keys and users with texts", json);
    }
  }

  /** Returns the id of an access key. */
  Optional<String> accessKeyId() {
    return texts.get("id").filter(IamNames::isAccessKeyId);
  }

  /**
   * Returns the id of an access key that exists.
   *
   * @throws UnexpectedValueException if there is none
   */
  String accessKeyId(JsonParser json) throws UnexpectedValueException {
    return accessKeyId()
        .orElseThrow(
            () -> new UnexpectedValueException("Terraform writes an access key with its id", json));
  }

  /** Returns the name of the user of an access key, if it is one that IAM allows. */
  Optional<String> user() {
    return texts.get("user").filter(IamNames::isUserName);
  }

  /** Returns the name of a user, if it is one that IAM allows. */
  Optional<String> name() {
    return texts.get("name").filter(IamNames::isUserName);
  }

  Optional<String> status() {
    return texts.get("status");
  }

  /** Returns all tags of a user; empty if they are not there. */
  Optional<Map<String, String>> tags() {
    return tags;
  }

  /** Returns the account that a user or a caller identity is of. */
  Optional<String> accountId() {
    return texts.get("account_id").or(() -> texts.get("arn").flatMap(ProviderSettings::accountOf));
  }

  /** Returns when an access key was created. */
  Optional<Instant> created() {
    try {
      return texts.get("create_date").map(Instant::parse);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
