package onekey.plan.source.terraform;

import java.util.Optional;

/** Whose an access key is, as far as a plan tells. */
public sealed interface KeyOwner {

  /** The account of the user. */
  KeyAccount account();

  /**
   * A user whose name is known.
   *
   * @param name the name, in the case in which the plan has it. IAM tells no names apart by it
   * @param isSensitive whether Terraform must not show it
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html">CreateUser</a>
   */
  record Named(String name, boolean isSensitive, KeyAccount account) implements KeyOwner {}

  /**
   * A user that the apply creates, and whose name is known only then.
   *
   * @param address the address of the user
   */
  record NewUser(String address, KeyAccount account) implements KeyOwner {}

  /**
   * A user that is not known, and the same for every key of a block.
   *
   * @param block the address of the block
   */
  record SameOfBlock(String block, KeyAccount account) implements KeyOwner {}

  /**
   * Nothing is known of the user.
   *
   * @param address the address of the key
   */
  record NotKnown(String address, KeyAccount account) implements KeyOwner {}

  /** Returns the name, where it is known and may be shown. */
  default Optional<String> shownName() {
    return this instanceof Named named && !named.isSensitive()
        ? Optional.of(named.name())
        : Optional.empty();
  }
}
