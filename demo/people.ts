/** The demo site's people and chats, which a real host keeps in its database. */

export interface Person {
  id: string;
  name: string;
}

export interface Chat {
  id: string;
  title: string;
  /** What the host allows in this chat. */
  calls: "voice" | "video";
  members: Person[];
}

const ANN: Person = { id: "ann", name: "Ann Archer" };
const BEN: Person = { id: "ben", name: "Ben Okafor" };
const CLEO: Person = { id: "cleo", name: "Cleo Lindqvist" };

/** Everybody, in the front page's order. */
export const PEOPLE: readonly Person[] = [ANN, BEN, CLEO];

/** Every chat; one of them allows only voice, to show what a host can decide. */
export const CHATS: readonly Chat[] = [
  { id: "garden", title: "The garden", calls: "video", members: [ANN, BEN] },
  { id: "recipes", title: "Recipes", calls: "video", members: [ANN, CLEO] },
  { id: "night-shift", title: "Night shift", calls: "voice", members: [BEN, CLEO] },
  { id: "weekend", title: "Lake weekend", calls: "video", members: [ANN, BEN, CLEO] },
];

/** The person that the first part of a path names. */
export function findPerson(id: string): Person | undefined {
  return PEOPLE.find((person) => person.id === id);
}

/** The chats that list this person. */
export function chatsOf(person: Person): Chat[] {
  return CHATS.filter((chat) => chat.members.includes(person));
}

/** The others in a chat, as this person sees it. */
export function othersIn(chat: Chat, person: Person): Person[] {
  return chat.members.filter((member) => member !== person);
}

/** The first word of a name, for lines where the whole one is too much. */
export function firstName(person: { name: string }): string {
  return person.name.split(" ")[0];
}
