// The types of events in the order of the scheme: verbal and material cooperation, verbal and material conflict, then our own.
export const eventTypes = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
  "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "APPOINT", "RESIGN", "ELECT", "DIE", "DISASTER", "ACCIDENT"];

const kinds = { AGREE: 1, CONSULT: 1, SUPPORT: 1, CONCEDE: 1, COOPERATE: 2, AID: 2, RETREAT: 2, REQUEST: 3, ACCUSE: 3, REJECT: 3,
  THREATEN: 3, PROTEST: 4, SANCTION: 4, MOBILIZE: 4, COERCE: 4, ASSAULT: 4 };

/** The class for the colour of a type: the quadrant it is in, 0 outside the scheme. */
export const quadrant = (type) => `quad${kinds[type] ?? 0}`;
