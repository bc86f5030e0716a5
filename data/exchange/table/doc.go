// Package table reads and writes stories as rows, so that a spreadsheet can be where one is kept.
//
// A row is a statement, a finding that bears on it, and how the two relate; cells that
// are the same as above may be left empty. A column is found by its name, in any of the
// languages of [Languages], or by its key, which every field of a story has:
// statement.words.1.text is the first passage of the statement. What belongs to the story as a
// whole, such as its title, the pairings of its lead and its corrections, has rows of its own.
//
// A story that [Export] wrote is the same when [Import] reads it, except for the order of records,
// which pages show by day. A column that the story has no field for is kept in the draft's
// origin, and written again.
package table
