package onekey.plan.fix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.language.Text;
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
                    Text.sentences(
                        key.place().isInRootModule()
                            ? Text.of("tfOwnOfShared", ownAddress())
                            : Text.of("tfOwnOfModule", ownAddress()),
                        movesOfOthers().isEmpty() ? Text.nothing() : Text.of("tfIndexes")),
                    moves())),
            Stream.of(
                KeyBlock.write(
                    Text.sentences(Text.of("tfWriteOwn"), aboutProvider()),
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
        Step.run(Text.of("tfDeleteOwn"), "rm -f " + ShellWord.quote(ownName() + ".tf")));
  }

  @Override
  public Stream<Step> removeAtOnce() {
    return Stream.concat(Stream.of(KeyBlock.run(Text.of("tfMoveAway"), moves())), makesOneLess());
  }

  @Override
  public Stream<Step> forget() {
    return Stream.concat(
        Stream.of(
            KeyBlock.run(
                Text.of("tfForget"),
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

  private Text aboutProvider() {
    return key.provider()
        .map(name -> Text.of("tfProvider", name))
        .orElseGet(() -> Text.of("tfSameProvider"));
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
        ? Stream.of(oneLess(Text.of("tfChange"), Text.nothing()))
        : Stream.of(
            Step.run(Text.of("tfSource", place.moduleKey()), TerraformCommand.source(place)),
            place.isInRepeatedModule()
                ? oneLessOfModule()
                : oneLess(Text.of("tfChangeInOwnModule"), Text.of("tfNotFetched")));
  }

  private Step oneLess(Text start, Text end) {
    return switch (key.place().instance()) {
      case TerraformInstance.Single() ->
          KeyBlock.write(
              Text.of("tfCountZero", start, end), HclFile.overResource(key, "count = 0"));
      case TerraformInstance.Keyed(var name) ->
          Step.say(Text.of("tfPlain", start, forEach("key != " + HclString.quote(name))));
      case TerraformInstance.Counted(var index) ->
          areOfOneUser()
              ? KeyBlock.write(
                  Text.of("tfCountLess", start, instances.size() - 1, end),
                  HclFile.overResource(key, "count = " + (instances.size() - 1)))
              : Step.say(Text.of("tfElement", start, index));
    };
  }

  private Step oneLessOfModule() {
    var place = key.place();
    return Step.say(
        Text.of(
            "tfModuleInput",
            Text.code("variable \"access_key\" { default = true }"),
            switch (place.instance()) {
              case TerraformInstance.Single() -> Text.code("count = var.access_key ? 1 : 0");
              case TerraformInstance.Counted _ ->
                  Text.together(
                      Text.code("count = ("),
                      Text.of("tfNow"),
                      Text.code(") - (var.access_key ? 0 : 1)"));
              case TerraformInstance.Keyed(var name) ->
                  forEach("var.access_key || key != " + HclString.quote(name));
            },
            Text.code("access_key = false"),
            place.module()));
  }

  private static Text forEach(String condition) {
    return Text.together(
        Text.code("for_each = { for key, value in ("),
        Text.of("tfNow"),
        Text.code(") : key => value if " + condition + " }"));
  }

  private boolean areOfOneUser() {
    return instances.stream().map(instance -> instance.values().user()).distinct().count() == 1;
  }
}
