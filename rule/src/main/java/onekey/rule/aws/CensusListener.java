package onekey.rule.aws;

import java.util.List;
import software.amazon.awssdk.services.iam.model.User;

/**
 * Follows the progress of a census. {@link #listed} is called by the thread that takes the census,
 * {@link #done} by several threads at once.
 */
public interface CensusListener {

  /**
   * Called after each page of ListUsers, before the next one is requested.
   *
   * @param added the users that no page before has named
   */
  void listed(List<User> added);

  /**
   * Called once for each listed user: when it was read, was deleted, could not be read, is not to
   * be read, or was replaced by a later user of its name.
   */
  void done();

  /** Returns a listener that does nothing. */
  static CensusListener none() {
    return new CensusListener() {
      @Override
      public void listed(List<User> added) {}

      @Override
      public void done() {}
    };
  }
}
