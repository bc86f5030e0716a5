// Package data is the model of a story, for programs and tools. It uses the standard
// library only and knows neither HTML, nor JavaScript, nor the time of day. Programs
// load it, so it keeps away from fmt, reflect, time and everything else that
// would make them large.
//
// Read it in this order: story.go has the types; [Later] and order.go say which of
// two records came first; [TextQuote.Find] finds the words a relation is about;
// [Index] puts a story in the order of the page; [Encode] and [Decode] carry it into
// the page. lesson.go has the lesson that may stand beside a story. Package
// validate makes a [Story] of JSON, and says which rules it breaks.
//
// # Words
//
//   - A story is one comparison, published as a unit: statements, findings,
//     relations, sources, corrections.
//   - A speaker is a person who said something, with the role held on that day.
//   - A statement is words a public figure said or wrote, quoted exactly.
//   - A finding is what a body assessed, alleged, found, warned of, did or
//     disputed. Its kinds are never merged.
//   - A record is a statement or a finding.
//   - A passage is one unbroken piece of a record's exact words.
//   - A relation is a link of a named type from one record to another, with a neutral
//     explanation. It says whether two records point the same way, not who is
//     right.
//   - A source is where words can be looked up; a citation links a record to one,
//     and its grade says how the words were verified there.
//   - A finding is "then" if it was public when a statement was made, and
//     "later" otherwise. Neither says what a speaker knew.
//   - The lead is what is shown first: pairings, each of a record and the records
//     it is never shown without when space is short.
//   - A correction is an entry in the story's append-only ledger.
//   - A clip is a half-open span of a recording, in milliseconds.
//   - A timing is a word of a record and the clip in which it is heard.
//   - A lesson is a plan for teaching with a story: steps, moves, words of
//     evidence, and questions of the editors whose answers the story states.
package data
