package onekey.rule.aws;

import java.util.List;
import software.amazon.awssdk.services.iam.model.User;

/**
 * Hears how a census comes along. {@link #listed} is called by the thread that takes the census,
 * {@link #done} by several threads at once.
 */
public interface CensusListener {

  /**
   * A page of ListUsers has arrived. Before the next one is asked for.
   *
   * @param added the users that no page before has named
   */
  void listed(List<User> added);

  /**
   * One listed user is done: read, departed, not readable, or replaced by a later one of its name.
   */
  void done();

  /** Hears nothing. */
  static CensusListener none() {
    return new CensusListener() {
      @Override
      public void listed(List<User> added) {}

      @Override
      public void done() {}
    };
  }
}
