package onekey.plan.model;

/** Whether OneKey will delete a key by itself. */
public sealed interface PlannedDeletion {

  /**
   * It will, unless a person takes the schedule away or activates the key.
   *
   * @param region the Region of the schedule
   * @param groupName its group
   * @param scheduleName its name
   * @param enabled whether the schedule will run; a person may have switched it off
   */
  record Scheduled(String region, String groupName, String scheduleName, boolean enabled)
      implements PlannedDeletion {}

  /** Nothing is scheduled in this Region. Of others, nothing is known. */
  record NoneIn(String region) implements PlannedDeletion {}

  /**
   * The schedules could not be read.
   *
   * @param why one sentence
   */
  record NotKnown(String why) implements PlannedDeletion {}
}
