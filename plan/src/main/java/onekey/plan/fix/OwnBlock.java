package onekey.plan.fix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.model.Fix.Step;
import onekey.plan.source.terraform.HclString;
import onekey.plan.source.terraform.TerraformInstance;
import onekey.plan.source.terraform.TerraformKey;
import onekey.plan.source.terraform.TerraformPlace;

/**
 * A block that may make other keys too, or that is in a module: the key gets a block of its own in
 * the root module, by which nothing but this key changes.
 *
 * @param instances the keys of the same resource, of any user
 */
record OwnBlock(TerraformKey key, List<TerraformKey> instances) implements KeyBlock {

  OwnBlock {
    instances = List.copyOf(instances);
  }

  @Override
  public Stream<Step> deactivate(String userName) {
    return Stream.of(
            Stream.of(
                KeyBlock.run(
                    "%s, so give this key a block of its own, %s. First move it there in the state.%s"
                        .formatted(
                            key.place().isInRootModule()
                                ? "Its block may create other keys too"
                                : "Its block is in a module",
                            ownAddress(),
                            movesOfOthers().isEmpty()
                                ? ""
                                : " The keys after it get the index before theirs."),
                    moves())),
            Stream.of(
                KeyBlock.write(
                    "Then write that block, with status = \"Inactive\". %s"
                        .formatted(aboutProvider()),
                    own(userName, "Inactive"))),
            makesOneLess())
        .flatMap(steps -> steps);
  }

  @Override
  public String activate(String userName) {
    var file = own(userName, "Active");
    return TerraformCommand.all(List.of(file.remove(), file.write()));
  }

  @Override
  public String addressOfInactive() {
    return ownAddress();
  }

  @Override
  public Stream<Step> remove() {
    return Stream.of(
        Step.run("Delete the key's own block.", "rm -f " + ShellWord.quote(ownName() + ".tf")));
  }

  @Override
  public Stream<Step> removeAtOnce() {
    return Stream.concat(
        Stream.of(
            KeyBlock.run(
                "Move the key to an address that has no block, so that the next apply destroys this key and no other.",
                moves())),
        makesOneLess());
  }

  @Override
  public Stream<Step> forget() {
    return Stream.concat(
        Stream.of(
            KeyBlock.run(
                "Remove it from the state. That changes nothing in AWS.",
                Stream.concat(
                        Stream.of(TerraformCommand.forget(key.place())), movesOfOthers().stream())
                    .toList())),
        makesOneLess());
  }

  @Override
  public String addressOfRemoved() {
    return ownAddress();
  }

  @Override
  public Optional<HclFile> active() {
    return Optional.empty();
  }

  private String ownName() {
    return "onekey_" + key.accessKeyId();
  }

  private String ownAddress() {
    return TerraformPlace.TYPE + "." + ownName();
  }

  private HclFile own(String userName, String status) {
    var arguments = new ArrayList<String>();
    key.provider().ifPresent(name -> arguments.add("provider = aws." + name));
    arguments.add("user = " + HclString.quote(userName));
    arguments.add("status = " + HclString.quote(status));
    // With another one, Terraform would replace the key. It is in the state, if there is one.
    arguments.add("lifecycle {");
    arguments.add("  ignore_changes = [pgp_key]");
    arguments.add("}");
    return new HclFile(
        ownName() + ".tf",
        Optional.empty(),
        HclFile.block(
            "resource %s %s"
                .formatted(HclString.quote(TerraformPlace.TYPE), HclString.quote(ownName())),
            arguments));
  }

  private String aboutProvider() {
    return key.provider()
        .map(name -> "Its provider is aws.%s.".formatted(name))
        .orElse("If its block names a provider, name the same here.");
  }

  private List<String> moves() {
    return Stream.concat(
            Stream.of(TerraformCommand.move(key.address(), ownAddress())), movesOfOthers().stream())
        .toList();
  }

  /** With count, the last index goes: those after this one move up. */
  private List<String> movesOfOthers() {
    return key.place().instance() instanceof TerraformInstance.Counted(var index)
        ? instances.stream()
            .map(TerraformKey::place)
            .filter(other -> indexOf(other) > index)
            .sorted(Comparator.comparingLong(OwnBlock::indexOf))
            .map(
                other ->
                    TerraformCommand.move(
                        other.address(),
                        other.at(new TerraformInstance.Counted(indexOf(other) - 1)).address()))
            .toList()
        : List.of();
  }

  private static long indexOf(TerraformPlace place) {
    return place.instance() instanceof TerraformInstance.Counted(var index) ? index : -1;
  }

  /** Returns the steps after which the block makes one key less. */
  private Stream<Step> makesOneLess() {
    var place = key.place();
    return place.isInRootModule()
        ? Stream.of(oneLess("Change its block so that it no longer creates this key: ", ""))
        : Stream.of(
            Step.run(
                "See where the module %s comes from. A path means a module of your own. Any other comes from a registry or a repository, and its files are not yours: change only its inputs, in the block that calls it, so that it no longer creates this key, and leave out the next step. This needs jq."
                    .formatted(place.moduleKey()),
                TerraformCommand.source(place)),
            place.isInRepeatedModule()
                ? oneLessOfModule()
                : oneLess(
                    "In a module of your own, change the block so that it no longer creates this key: ",
                    " (the command writes into no module that Terraform fetched)"));
  }

  private Step oneLess(String start, String end) {
    return switch (key.place().instance()) {
      case TerraformInstance.Single() ->
          KeyBlock.write(
              start + "count = 0%s. Delete the block later.".formatted(end),
              HclFile.overResource(key, "count = 0"));
      case TerraformInstance.Keyed(var name) ->
          Step.say(
              start
                  + "for_each = { for key, value in (what it says now) : key => value if key != %s }"
                      .formatted(HclString.quote(name)));
      case TerraformInstance.Counted(var index) ->
          areOfOneUser()
              ? KeyBlock.write(
                  start
                      + "count = %d, one less than now%s. If an argument depends on count.index, adapt it. When all is done, write the count into the block and delete this file."
                          .formatted(instances.size() - 1, end),
                  HclFile.overResource(key, "count = " + (instances.size() - 1)))
              : Step.say(
                  start
                      + "take element %d out of the list from which its count and its users come."
                          .formatted(index));
    };
  }

  private Step oneLessOfModule() {
    var place = key.place();
    return Step.say(
        "In a module of your own, the other instances keep their keys. Give the module an input: variable \"access_key\" { default = true }. In the block of the key: %s. Where the module is called, access_key = false for %s only."
            .formatted(
                switch (place.instance()) {
                  case TerraformInstance.Single() -> "count = var.access_key ? 1 : 0";
                  case TerraformInstance.Counted _ ->
                      "count = (what it says now) - (var.access_key ? 0 : 1)";
                  case TerraformInstance.Keyed(var name) ->
                      "for_each = { for key, value in (what it says now) : key => value if var.access_key || key != %s }"
                          .formatted(HclString.quote(name));
                },
                place.module()));
  }

  private boolean areOfOneUser() {
    return instances.stream().map(instance -> instance.values().user()).distinct().count() == 1;
  }
}
