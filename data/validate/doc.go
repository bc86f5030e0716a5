// Package validate reads stories and lessons from JSON, and says what is wrong with
// them. Tools use it, and programs of the page: so it keeps away from fmt, regexp, net
// and everything else that would make them large. [Parse] makes a story of JSON; [Check] says which rules
// it breaks; [UnexplainedChanges] says what changed since an earlier version without a
// correction; [Locate] finds the place of a fault in the file. [ParseLesson]
// reads the lesson beside a story; [ParseTranslation] reads a translation of either, [CheckTranslation]
// says which rules that breaks, and [Untranslated] what is left to translate. A story of an earlier version of the format is read
// as one of the present version; [Migrate] rewrites its file.
//
// # Rules
//
// Parse refuses what is not well-formed: JSON with a field that is unknown,
// missing, given twice or there for nothing, or with a value of the wrong type,
// null included. A story that it accepts still has to keep these rules, which
// Check knows.
//
// Of text:
//
//  1. A text that has to be there is not empty. None starts or ends with a
//     space, has a line break (except for a passage, between its lines), a control character, a character that reorders
//     text unseen, one that nobody sees, one that replaces a lost character or
//     one that each font draws otherwise, is longer than 10,000 bytes, or has HTML:
//     a character's name or number, or a tag of running text. (The
//     prefix and suffix of a phrase may end in spaces. Joiners, marks of
//     direction and variation selectors stand where they do something.)
//  2. An id is small letters and digits, in words joined by hyphens, 80 bytes at
//     most. Records share one set of ids with the story, which is not one of
//     theirs; speakers and sources have their own. No id names two things.
//  3. Every reference resolves.
//  4. A day is an ISO day that there is; a date is one, or the month or year where no
//     more is known, and has "~" behind it where it is about then; an instant is in UTC,
//     to the second. A statement with an instant has its speaker's offset and zone, one
//     with a date has neither. A language tag is well-formed.
//  5. An address is http or https, with a host in ASCII and without a user
//     name. It does not lead into a local network.
//  6. Kinds, forms, levels, relation types, strengths, roles and grades are in their closed
//     lists.
//
// Of records:
//
//  7. A statement has words, and that of a person a role; a finding has words or facts. None has more than 50
//     passages or 50,000 bytes of words, and the first passage is not another
//     rendering of one before it.
//  8. A record has sources. At least one verifies it with grade A or B, and so is
//     every passage verified. What is verified has a grade; grade D stands only
//     beside the address of the record; grade C is refused. A source that
//     verifies anything, or is cited with grade A or B, has the day on which it
//     was seen; one cited with grade D has none. A source has an address, or
//     says where it is found.
//  9. An assessment has the confidence of each body, and nothing else has any.
//  10. An allegation has a caveat. Only a fact-check has a rating.
//  11. A statement has every reading, two at least, or none; one whose qualifier
//     says "disputed" has them.
//  12. A finding is not public before its first part was, or before the day it is
//     dated. A story is not updated before it is published, nor before anything in it
//     was said, public or seen.
//  13. PrecededBy names other records that may be of the same day, not later ones, and leads in no
//     loop.
//
// Of relations:
//
//  14. A relation links two records, and is the only one to do so. It leads from a
//     statement to a finding, or between two statements or two findings to the
//     one that is not the earlier.
//  15. Whether a finding was public when a statement was made follows from the
//     dates, the instants and precededBy, which orders two records of one day. It
//     is open only where a day is not known: then all days are compared that
//     the dates may mean; about then reaches a day, month or year further on each side,
//     and public by a day may be any before it, back to that on which it was dated or its
//     first part was public.
//  16. Corrects links a statement to a later one of the same speaker, names the
//     words of both, and the earlier is never shown without the later.
//  17. The relation of a finding to a statement has a strength. A relation of low
//     strength has a caveat. So has one with an allegation, or
//     a note on its strength, unless its type is context.
//  18. The words that a relation points at occur in their record exactly once,
//     within one passage, after normalising typography. They begin and end with
//     a whole word.
//
// Of the story:
//
//  19. There is a lead. No record heads two pairings; the others of a pairing are
//     linked to its head, or to one another, by a relation or by showWith, and
//     are findings if it is one.
//  20. A record is in no pairing without the records it is never shown without.
//     Those of a statement are linked to it by corrects; those of a finding are
//     findings.
//  21. Corrections are in the order of their days, and each changes something.
//
// Of sound:
//
//  22. A record that can be heard has words. Its recording is an .mp3 file in the
//     story's folder or below it, the voice is human or synthetic, and it says
//     whose it is. A clip starts within the recording and ends after it starts.
//
// Of a lesson, whose texts keep the rules of text:
//
//  23. It has aims, steps, questions to discuss, moves and words of evidence. No
//     list has more than 100 items or names anything twice.
//  24. Each step takes a minute at least, and all together take what the lesson
//     says. Ages are an age and up ("15+") or a span ("15-18").
//  25. A question is about a statement or finding of the story. It has two to
//     eight options, all different; exactly one is right, or it says why not.
//  26. Every option has feedback, and names a source of the story that was seen.
//
// Of fairness:
//
//  27. A story says where an error is reported.
//  28. A statement that no relation names says why it is here, and no other does.
//  29. A passage that follows directly on the one before it says so. It is not
//     the first, not another rendering, and no "…" stands between the two.
//  30. A passage that begins or ends inside a sentence has "…" there: it begins
//     with no small letter and ends as a sentence does. One that says in how
//     that it is the complete text stands as it is, and so does what is not exact words.
//  31. What stands in quotation marks in the editors' own words occurs in the
//     words of a record, in a question put, a medium, a title or facts, or a
//     citation of the record lists it as quoted from a source that was seen. The
//     ledger may also quote what was said before. What is listed is quoted.
//  32. In a lesson it may also be one of its examples.
//  33. An explanation has none of the words that judge (check_prose.go), unless in
//     quotation marks.
//  34. A pairing that has who disputes a finding has one who endorses it, if the
//     story does.
//
// Of a translation, whose texts keep the rules of text:
//
//  35. It is in another language than the original. Each of its texts is of a field that
//     the original has in the editors' own words, and no field comes twice.
//  36. What stands in quotation marks in it is exact words in their own language, as rule
//     31 has it, or a name; or a rendering says of which exact words it is. Every rendering is used.
//  37. A body is named alike everywhere. The words that relations point at in a passage
//     that is translated, because it is in the editors' words, stand in the translation once,
//     as whole words.
//
// Of pictures:
//
//  38. A picture is a JPEG, PNG, WebP or AVIF file in the story's folder, with alternative text,
//     credit and licence. No record shows more than 10. (press
//     also holds the file to what it says it is; see package picture.)
package validate
