package onekey.plan.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who may read and write a file, on file systems that know of it.
 *
 * @param permissions the permissions; empty on other file systems
 * @param group whom those of the group are for
 */
record FileReaders(Set<PosixFilePermission> permissions, Optional<GroupPrincipal> group) {

  private static final Set<PosixFilePermission> ONLY_OWNER =
      PosixFilePermissions.fromString("rw-------");

  private static final Set<PosixFilePermission> OF_GROUP =
      PosixFilePermissions.fromString("---rwx---");

  /** Returns who may read and write this file. */
  static FileReaders of(Path file) throws IOException {
    var view = view(file);
    if (view.isEmpty()) {
      return new FileReaders(Set.of(), Optional.empty());
    }
    var attributes = view.get().readAttributes();
    return new FileReaders(attributes.permissions(), Optional.of(attributes.group()));
  }

  /**
   * Makes an empty file, and returns who may read and write it where the user says nothing else.
   */
  static FileReaders create(Path file) throws IOException {
    Files.createFile(file);
    var usual = of(file);
    if (view(file).isPresent()) {
      Files.setPosixFilePermissions(file, ONLY_OWNER);
    }
    return usual;
  }

  /** Creates an empty file that no other process can have open. */
  static void createForOwner(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ONLY_OWNER));
    } else {
      Files.createFile(file);
    }
  }

  /** Lets the same people read and write another file of this user, or fewer. */
  void give(Path file) throws IOException {
    var view = view(file);
    if (view.isPresent() && group.isPresent()) {
      view.get().setPermissions(belongsTo(view.get(), group.get()) ? permissions : withoutGroup());
    }
  }

  private static boolean belongsTo(PosixFileAttributeView file, GroupPrincipal group)
      throws IOException {
    if (file.readAttributes().group().equals(group)) {
      return true;
    }
    try {
      file.setGroup(group);
      return true;
    } catch (IOException _) {
      // Only members of a group may give it a file.
      return false;
    }
  }

  private Set<PosixFilePermission> withoutGroup() {
    var fewer = EnumSet.noneOf(PosixFilePermission.class);
    fewer.addAll(permissions);
    fewer.removeAll(OF_GROUP);
    return fewer;
  }

  private static Optional<PosixFileAttributeView> view(Path file) {
    return Optional.ofNullable(Files.getFileAttributeView(file, PosixFileAttributeView.class));
  }
}
