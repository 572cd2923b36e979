package onekey.plan.source.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import onekey.plan.output.Progress;
import onekey.rule.aws.CensusListener;
import software.amazon.awssdk.services.iam.model.User;

/**
 * Keeps what ListUsers says beside the names, which costs no call: the account, the ARNs, and when
 * a password was last used.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html">User</a>
 */
final class ListedUsers implements CensusListener {

  private static final Pattern ARN = Pattern.compile("arn:(aws[a-z-]*):iam::(\\d{12}):user/.*");

  private final Progress progress;
  private final List<String> names = new ArrayList<>();
  private final Map<String, String> arns = new HashMap<>();
  private final Map<String, Instant> passwordUses = new HashMap<>();
  private Optional<MatchResult> arn = Optional.empty();

  ListedUsers(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void listed(List<User> added) {
    progress.found(added.size());
    added.forEach(this::note);
  }

  @Override
  public void done() {
    progress.done();
  }

  private void note(User user) {
    names.add(user.userName());
    Optional.ofNullable(user.passwordLastUsed())
        .ifPresent(at -> passwordUses.put(user.userId(), at));
    var match =
        Optional.ofNullable(user.arn())
            .map(ARN::matcher)
            .filter(matcher -> matcher.matches())
            .map(matcher -> matcher.toMatchResult());
    match.ifPresent(matched -> arns.put(user.userId(), matched.group()));
    arn = arn.or(() -> match);
  }

  /** Returns the names of all users. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** Returns the account of the users; empty if there are none. */
  Optional<String> accountId() {
    return arn.map(match -> match.group(2));
  }

  /** Returns the partition of the users; empty if there are none. */
  Optional<String> partition() {
    return arn.map(match -> match.group(1));
  }

  /** Returns the ARN of this user; empty if it is not the ARN of a user. */
  Optional<String> arn(String userId) {
    return Optional.ofNullable(arns.get(userId));
  }

  /** Returns when this user last used a password, if that is on record. */
  Optional<Instant> passwordLastUsed(String userId) {
    return Optional.ofNullable(passwordUses.get(userId));
  }
}
