package onekey.plan.model;

/** Whether OneKey will delete a key by itself. */
public sealed interface PlannedDeletion {

  /**
   * OneKey will delete the key, unless a person deletes the schedule or activates the key.
   *
   * @param region the Region of the schedule
   * @param groupName its group
   * @param scheduleName its name
   * @param enabled whether the schedule will run; a person may have switched it off
   */
  record Scheduled(String region, String groupName, String scheduleName, boolean enabled)
      implements PlannedDeletion {}

  /** No deletion is scheduled in this Region. Other Regions were not read. */
  record NoneIn(String region) implements PlannedDeletion {}

  /**
   * The schedules could not be read.
   *
   * @param why one sentence
   */
  record NotKnown(String why) implements PlannedDeletion {}
}
