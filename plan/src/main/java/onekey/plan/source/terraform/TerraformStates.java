package onekey.plan.source.terraform;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;
import onekey.plan.source.terraform.TerraformFile.Kind;

/** The access keys that some Terraform states hold. Never holds a secret. */
public final class TerraformStates {

  private static final TerraformStates NONE = new TerraformStates(false, Map.of());

  private static final Path STANDARD_INPUT = Path.of("-");

  private final boolean given;
  private final Map<String, SequencedSet<TerraformKey>> keysById;

  private TerraformStates(boolean given, Map<String, SequencedSet<TerraformKey>> keysById) {
    this.given = given;
    this.keysById = keysById;
  }

  /** No state was given. */
  public static TerraformStates none() {
    return NONE;
  }

  /**
   * Reads state files: what {@code terraform state pull} or {@code terraform show -json} print. No
   * file is {@link #none()}.
   *
   * @throws onekey.plan.output.BadInputException naming the file and what is wrong with it, and
   *     never quoting it
   */
  public static TerraformStates read(List<Path> files) {
    return read(files, InputStream.nullInputStream());
  }

  /** Reads state files; {@code -} is standard input. */
  public static TerraformStates read(List<Path> files, InputStream standardInput) {
    var keysById = new LinkedHashMap<String, SequencedSet<TerraformKey>>();
    for (var file : files) {
      for (var key : read(file, standardInput).keys()) {
        keysById.computeIfAbsent(key.accessKeyId(), _ -> new LinkedHashSet<>()).add(key);
      }
    }
    return files.isEmpty() ? NONE : new TerraformStates(true, keysById);
  }

  private static TerraformDocument read(Path file, InputStream standardInput) {
    if (file.equals(STANDARD_INPUT)) {
      var name = Path.of("standard input");
      return TerraformFile.read(
          name, standardInput, Kind.STATE, json -> new TerraformDocument(name, json));
    }
    return TerraformFile.read(file, Kind.STATE, json -> new TerraformDocument(file, json));
  }

  /** Returns whether any state was given, even an empty one. */
  public boolean given() {
    return given;
  }

  /** Returns where this access key is managed, in the order of the files; usually at most once. */
  public List<TerraformKey> managing(String accessKeyId) {
    return List.copyOf(keysById.getOrDefault(accessKeyId, new LinkedHashSet<>()));
  }

  /** Returns the instances of the same resource, be they of any user, without deposed objects. */
  public List<TerraformKey> instancesOf(TerraformPlace place) {
    return all()
        .filter(key -> !key.isDeposed())
        .filter(key -> key.place().at(place.instance()).equals(place))
        .toList();
  }

  /**
   * Returns the keys of a user that are managed, and that IAM does not list. Deposed ones are left
   * out: of them, an apply makes nothing.
   *
   * @param listed the ids of the user's keys in IAM
   */
  public List<TerraformKey> notListed(String userName, Set<String> listed) {
    return all()
        .filter(key -> !key.isDeposed())
        .filter(key -> key.values().user().filter(userName::equals).isPresent())
        .filter(key -> !listed.contains(key.accessKeyId()))
        .toList();
  }

  private Stream<TerraformKey> all() {
    return keysById.values().stream().flatMap(SequencedSet::stream);
  }

  @Override
  public String toString() {
    return keysById.values().toString();
  }
}
