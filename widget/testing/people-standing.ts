/**
 * Whether people of a test can be called: as the test says, else by their presence and settings.
 */
import { type Standing, standingOf } from "../../server/calls/rules/policy.ts";
import type { ConnectionId, UserId } from "../../server/protocol/ids.ts";
import {
  DEFAULT_SETTINGS,
  type PersonalSettings,
  type SettingsChange,
} from "../../server/protocol/personal-settings.ts";

export interface PeopleStanding {
  /** How somebody stands to a call from this caller. */
  standingOf(userId: UserId, callerId: UserId): Standing;
  setStanding(userId: UserId, standing: Standing): void;
  settingsOf(userId: UserId): PersonalSettings;
  changeSettings(userId: UserId, change: SettingsChange): PersonalSettings;
}

export function createPeopleStanding(
  connectionsOf: (userId: UserId) => ConnectionId[],
): PeopleStanding {
  const said = new Map<UserId, Standing>();
  const settings = new Map<UserId, PersonalSettings>();
  const settingsOf = (userId: UserId) => settings.get(userId) ?? DEFAULT_SETTINGS;

  return {
    standingOf: (userId, callerId) =>
      said.get(userId) ?? standingOf(callerId, {
        // A test's token has no contacts.
        wishes: { ...settingsOf(userId), contacts: [] },
        // A test has one chat, which has one call at a time.
        isInCall: false,
        isConnected: connectionsOf(userId).length > 0,
        lastSeenAt: null,
      }, Date.now()),
    setStanding: (userId, standing) => void said.set(userId, standing),
    settingsOf,
    changeSettings(userId, change) {
      settings.set(userId, { ...settingsOf(userId), ...change });
      return settingsOf(userId);
    },
  };
}
