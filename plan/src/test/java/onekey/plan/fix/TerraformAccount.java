package onekey.plan.fix;

import static onekey.plan.fix.TerraformStory.BY_HAND;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.source.terraform.TerraformPlace;
import onekey.plan.source.terraform.TerraformStates;
import onekey.testkit.MotoServer;
import onekey.testkit.RunningProvider;
import onekey.testkit.TerraformTool;
import onekey.testkit.Tools;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.StatusType;

/** An account with users whose keys Terraform made, in one configuration. */
final class TerraformAccount implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final MotoServer moto;
  private final IamClient iam;
  private final RunningProvider provider;
  private final TerraformTool terraform;
  private final Set<String> addresses = new HashSet<>();
  private final Map<String, String> extras = new HashMap<>();
  private final Map<String, String> kept = new HashMap<>();

  /** Starts an account without users, or does not run the test. */
  TerraformAccount(Path directory, String test) {
    var bin = Tools.python(test);
    var tool = TerraformTool.orNotRun(directory, bin, test);
    this.moto = new MotoServer(bin, directory.resolve("moto.log"));
    this.provider = tool.provider(moto);
    this.terraform = tool.on(moto, provider);
    this.iam =
        IamClient.builder()
            .endpointOverride(URI.create(at("AWS_ENDPOINT_URL", moto.environment())))
            .region(Region.AWS_GLOBAL)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  /** Lets Terraform make the users' keys, and then lets happen what happened to them. */
  void live(List<TerraformStory> stories) throws IOException {
    var directory = terraform.directory();
    write(directory, "settings.tf", TerraformTool.SETTINGS);
    for (var story : stories) {
      for (var file : story.files().entrySet()) {
        write(directory, file.getKey(), file.getValue());
      }
    }
    RegistryModules.putInto(directory);
    var users =
        stories.stream()
            .map(story -> story.formerUserName().orElse(story.userName()))
            .collect(Collectors.toList());
    users.add("bystander");
    users.forEach(user -> iam.createUser(request -> request.userName(user)));
    terraform.successful("terraform init -input=false");
    terraform.successful("terraform apply");
    var made = idsByAddress(shown());
    addresses.addAll(made.keySet().stream().map(ShellWord::quote).toList());
    stories.forEach(story -> happen(story, made));
  }

  private static void write(Path directory, String name, String content) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /** What happened to the keys of a user since Terraform made them. */
  private void happen(TerraformStory story, Map<String, String> made) {
    story
        .formerUserName()
        .ifPresent(
            former ->
                iam.updateUser(request -> request.userName(former).newUserName(story.userName())));
    story
        .lostKey()
        .ifPresent(
            address ->
                iam.deleteAccessKey(
                    request -> request.userName(story.userName()).accessKeyId(at(address, made))));
    extras.put(story.userName(), id(story.extra(), story, made));
    kept.put(story.userName(), id(story.kept(), story, made));
    story
        .keysActivatedByHand()
        .forEach(address -> set(story, at(address, made), StatusType.ACTIVE));
    if (story.isInactive()) {
      set(story, extra(story), StatusType.INACTIVE);
    }
    story
        .taintedKeys()
        .forEach(address -> terraform.successful("terraform taint " + ShellWord.quote(address)));
    story.deposedAt().ifPresent(address -> depose(story, at(address, made)));
  }

  private String id(String key, TerraformStory story, Map<String, String> made) {
    return key.equals(BY_HAND) ? makeKey(story.userName()) : at(key, made);
  }

  private static String at(String key, Map<String, String> values) {
    return Optional.ofNullable(values.get(key))
        .orElseThrow(() -> new AssertionError("There is no " + key + " in " + values.keySet()));
  }

  private String makeKey(String userName) {
    return iam.createAccessKey(request -> request.userName(userName)).accessKey().accessKeyId();
  }

  private void set(TerraformStory story, String id, StatusType status) {
    iam.updateAccessKey(
        request -> request.userName(story.userName()).accessKeyId(id).status(status));
  }

  /** Puts the key that was made by hand beside its successor, as Terraform stores it. */
  private void depose(TerraformStory story, String successor) {
    var id = extra(story).equals(successor) ? kept(story) : extra(story);
    var state = (ObjectNode) read(terraform.successful("terraform state pull"));
    state.put("serial", state.get("serial").asLong() + 1);
    for (var resource : state.get("resources")) {
      var instances = (ArrayNode) resource.get("instances");
      for (var instance : List.copyOf(instances.valueStream().toList())) {
        if (instance.path("attributes").path("id").asText().equals(successor)) {
          var deposed = (ObjectNode) instance.deepCopy();
          deposed.put("deposed", "1a2b3c4d");
          deposed.remove("status");
          ((ObjectNode) deposed.get("attributes")).put("id", id);
          instances.add(deposed);
        }
      }
    }
    try {
      Files.writeString(terraform.directory().resolve("pushed.json"), state.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    terraform.successful("terraform state push pushed.json");
  }

  TerraformTool terraform() {
    return terraform;
  }

  /** Returns the id of the key to go. */
  String extra(TerraformStory story) {
    return at(story.userName(), extras);
  }

  /** Returns the id of the key to keep. */
  String kept(TerraformStory story) {
    return at(story.userName(), kept);
  }

  /** Returns the addresses that Terraform made at first, as words of a shell. */
  Set<String> addresses() {
    return addresses;
  }

  /** Returns what IAM says: the status by the id. */
  Map<String, String> keysInIam(String userName) {
    var statuses = new TreeMap<String, String>();
    iam.listAccessKeys(request -> request.userName(userName))
        .accessKeyMetadata()
        .forEach(key -> statuses.put(key.accessKeyId(), key.statusAsString()));
    return statuses;
  }

  /** Returns the state as it is stored. */
  TerraformStates stored() {
    return states(terraform.successful("terraform state pull"));
  }

  /** Returns the state as it is shown. */
  TerraformStates shownStates() {
    return states(terraform.successful("terraform show -json"));
  }

  private static TerraformStates states(String content) {
    return TerraformStates.read(
        List.of(Path.of("-")), new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  private JsonNode shown() {
    return read(terraform.successful("terraform show -json"));
  }

  /** Returns what the next apply would do to the keys of each user, with their ids. */
  Map<String, List<String>> plannedByUser() {
    terraform.successful("terraform plan -out=next.plan");
    var plan = read(terraform.successful("terraform show -json next.plan"));
    return plan.path("resource_changes")
        .valueStream()
        .filter(change -> change.path("type").asText().equals(TerraformPlace.TYPE))
        .filter(
            Predicate.not(change -> change.at("/change/actions").toString().equals("[\"no-op\"]")))
        .collect(
            Collectors.groupingBy(
                TerraformAccount::userOf,
                Collectors.mapping(TerraformAccount::words, Collectors.toList())));
  }

  private static String userOf(JsonNode change) {
    return Stream.of("before", "after")
        .map(when -> change.at("/change/" + when + "/user"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst()
        .orElse("unknown");
  }

  private static String words(JsonNode change) {
    var actions =
        change
            .at("/change/actions")
            .valueStream()
            .map(JsonNode::asText)
            .collect(Collectors.joining("+"));
    var status =
        actions.equals("update") ? " to " + change.at("/change/after/status").asText() : "";
    return actions
        + " "
        + change.at("/change/before/id").asText()
        + status
        + " at "
        + change.path("address").asText();
  }

  private static Map<String, String> idsByAddress(JsonNode state) {
    var ids = new HashMap<String, String>();
    for (var resource : state.findValues("resources")) {
      for (var one : resource) {
        ids.put(one.path("address").asText(), one.path("values").path("id").asText());
      }
    }
    return ids;
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    iam.close();
    provider.close();
    moto.close();
  }
}
