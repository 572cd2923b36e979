package onekey.plan.fix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A user with two keys, one of which has to go, and how Terraform knows them.
 *
 * <p>A key is named by its address in Terraform, or it is {@link #BY_HAND}.
 */
final class TerraformStory {

  static final String BY_HAND = "made by hand";

  /** What a person changes by hand in a file of the configuration. */
  record Edit(String file, UnaryOperator<String> change) {}

  private final String userName;
  private final String kind;
  private final String extra;
  private final String kept;
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<String, Edit> edits = new LinkedHashMap<>();
  private final List<String> tainted = new ArrayList<>();
  private final List<String> activatedByHand = new ArrayList<>();
  private Optional<String> deposed = Optional.empty();
  private Optional<String> lost = Optional.empty();
  private Optional<String> formerName = Optional.empty();
  private boolean goesOnByHand;
  private boolean held;
  private boolean inactive;
  private boolean fetched;

  private TerraformStory(String userName, String kind, String extra, String kept) {
    this.userName = userName;
    this.kind = kind;
    this.extra = extra;
    this.kept = kept;
  }

  static TerraformStory of(String userName, String kind, String extra, String kept) {
    return new TerraformStory(userName, kind, extra, kept);
  }

  /** Adds a file to the configuration; USER stands for the name of the user. */
  TerraformStory file(String name, String content) {
    files.put(name, content.replace("USER", userName));
    return this;
  }

  /** Adds a block for one key, in a file of its own. */
  TerraformStory block(String name, String... arguments) {
    return file(
        name + ".tf",
        "resource \"aws_iam_access_key\" \"%s\" {\n  user = \"USER\"\n  %s\n}\n"
            .formatted(name, String.join("\n  ", arguments)));
  }

  /** Says what a person does where a step says this, and gives no command. */
  TerraformStory edit(String said, String file, UnaryOperator<String> change) {
    edits.put(said, new Edit(file, change));
    return this;
  }

  TerraformStory tainted(String address) {
    tainted.add(address);
    return this;
  }

  /** Something activated this key, which the configuration has Inactive. */
  TerraformStory activatedByHand(String address) {
    activatedByHand.add(address);
    return this;
  }

  /** Terraform replaced this key, which is {@link #BY_HAND}, and could not delete it. */
  TerraformStory deposed(String addressOfItsSuccessor) {
    deposed = Optional.of(addressOfItsSuccessor);
    return this;
  }

  /** Somebody deleted the key of this address by hand. */
  TerraformStory lost(String address) {
    lost = Optional.of(address);
    return this;
  }

  /** Terraform made the keys for a user of this name. */
  TerraformStory formerName(String name) {
    formerName = Optional.of(name);
    return this;
  }

  /** When all is done in Terraform, the steps by hand come next. */
  TerraformStory goesOnByHand() {
    goesOnByHand = true;
    return this;
  }

  TerraformStory held() {
    held = true;
    return this;
  }

  /** The extra key is inactive already, and a person wants to delete it. */
  TerraformStory inactive() {
    inactive = true;
    return this;
  }

  /** The module is one that Terraform fetched: its files are not to be changed. */
  TerraformStory fetched() {
    fetched = true;
    return this;
  }

  String userName() {
    return userName;
  }

  String extra() {
    return extra;
  }

  String kept() {
    return kept;
  }

  Map<String, String> files() {
    return files;
  }

  Map<String, Edit> edits() {
    return edits;
  }

  List<String> taintedKeys() {
    return tainted;
  }

  List<String> keysActivatedByHand() {
    return activatedByHand;
  }

  Optional<String> deposedAt() {
    return deposed;
  }

  Optional<String> lostKey() {
    return lost;
  }

  Optional<String> formerUserName() {
    return formerName;
  }

  boolean isGoneOnByHand() {
    return goesOnByHand;
  }

  boolean isHeld() {
    return held;
  }

  boolean isInactive() {
    return inactive;
  }

  boolean isFetched() {
    return fetched;
  }

  @Override
  public String toString() {
    return kind;
  }
}
