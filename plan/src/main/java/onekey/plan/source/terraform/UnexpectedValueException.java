package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * A value in a state that Terraform never writes there. To skip it would be to take a deposed
 * object for a current one, or a key for none. The message quotes nothing.
 */
final class UnexpectedValueException extends JsonProcessingException {

  private static final long serialVersionUID = 1L;

  UnexpectedValueException(String message, JsonParser json) {
    super(message, json.currentLocation());
  }
}
