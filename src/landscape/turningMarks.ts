/** Marks that turn the writing direction: with them in a name, what stands around it is read in another order. */
export const turningMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
