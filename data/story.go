package data

import "strings"

// FormatVersion is the version of the format that [Story] describes. What earlier
// ones called otherwise, package validate knows.
const FormatVersion = 2

// Story is one comparison, published as a unit.
type Story struct {
	Schema        string       `json:"$schema,omitempty"` // address of the JSON Schema, for editors
	FormatVersion int          `json:"formatVersion"`     // 2; a file without it is in version 1
	ID            string       `json:"id"`                // short, stable, public
	Lang          string       `json:"lang"`              // BCP 47 tag of the editors' own words
	Title         string       `json:"title"`
	Standfirst    string       `json:"standfirst"`          // one paragraph
	By            string       `json:"by"`                  // who made the comparison
	Publisher     string       `json:"publisher,omitempty"` // who publishes it and answers for it, where that is another
	Report        string       `json:"report,omitempty"`    // where an error is reported: the address of a page, or whom to write to, in words
	Published     string       `json:"published"`           // ISO day
	Updated       string       `json:"updated"`             // ISO day, not before Published
	Lead          []Pairing    `json:"lead"`                // what is shown first: the first of these, then the other statements by day, then findings in this order
	Speakers      []Speaker    `json:"speakers"`
	Statements    []Statement  `json:"statements"`
	Findings      []Finding    `json:"findings"`
	Relations     []Relation   `json:"relations"`
	Sources       []Source     `json:"sources"`
	Corrections   []Correction `json:"corrections"` // append-only ledger; empty says "no corrections so far"

	foreign *foreign // of one that is a translation
}

// Pairing is a record and the records it is never shown without when space is short.
type Pairing struct {
	Head string   `json:"head"` // id of a statement or finding
	With []string `json:"with"` // ids of records, each linked by a relation to the head or to another member
}

// Speaker is who said something: a person, an organisation, or nobody in particular.
type Speaker struct {
	ID   string      `json:"id"`
	Name string      `json:"name"`
	Kind SpeakerKind `json:"kind,omitempty"` // left out of a person
}

// SpeakerKind is what a speaker is, where it is no person.
type SpeakerKind string

// The kinds of speakers that are no persons.
const (
	Organisation SpeakerKind = "organisation" // a company, an office, a party, …
	Unattributed SpeakerKind = "unattributed" // nobody in particular: its name says where it was met, "seen on social media"
)

// SpeakerKinds lists every kind of speaker that is no person.
var SpeakerKinds = []SpeakerKind{Organisation, Unattributed}

// Statement is words a public figure said or wrote, quoted exactly, or, in passages that
// say so, a claim in other words.
type Statement struct {
	ID         string        `json:"id"`
	Speaker    string        `json:"speaker"`             // id of a Speaker
	Name       string        `json:"name,omitempty"`      // the speaker's name on that day, where it was another
	Role       string        `json:"role,omitempty"`      // the role or party of that day; every person has one
	At         string        `json:"at"`                  // date at the place it was said: "2018-07-24", or "2018-07" or "2018" where no more is known, with "~" behind it for about then; or an instant in UTC ("2018-07-24T15:50:37Z")
	Offset     string        `json:"offset,omitempty"`    // with an instant: the speaker's offset from UTC, "-04:00"
	Zone       string        `json:"zone,omitempty"`      // with an instant: the offset's name, "EDT"
	Place      string        `json:"place"`               // where it was said; "online" for a post
	Medium     string        `json:"medium"`              // "tweet", "joint press conference", …
	Qualifier  string        `json:"qualifier,omitempty"` // "self-correction", "meaning disputed", "as interpreted", …
	Question   *Question     `json:"question,omitempty"`  // the question put, where there was one
	Words      []Passage     `json:"words"`               // in the order they were said
	Readings   []Reading     `json:"readings,omitempty"`  // where the meaning is disputed: every reading, two at least
	Context    string        `json:"context,omitempty"`
	Why        string        `json:"why,omitempty"`        // why it is here, where no relation links it to anything
	ShowWith   []string      `json:"showWith,omitempty"`   // ids of records it is never shown without
	PrecededBy []string      `json:"precededBy,omitempty"` // ids of records of the same day that came before it
	Audio      *Audio        `json:"audio,omitempty"`      // where its words can be heard
	Pictures   []PictureFile `json:"pictures,omitempty"`   // files of pictures that it consists of, or that it is about
	Sources    []Citation    `json:"sources"`
}

// Question is what was asked, either in its exact words or described.
type Question struct {
	Text  string `json:"text"`
	By    string `json:"by,omitempty"` // who asked
	Exact bool   `json:"exact"`        // whether Text is the exact words; if not, it describes the question
}

// Passage is one unbroken piece of exact words, unless its form says otherwise. Where it begins or ends inside a
// sentence it has "…" there. Several passages of a record are not adjacent in
// the original unless they say so.
type Passage struct {
	Text        string `json:"text"`                  // with the line breaks of a post
	Form        Form   `json:"form,omitempty"`        // left out of exact words; anything else never stands in quotation marks
	By          string `json:"by,omitempty"`          // whose words, where not the record's own speaker or body
	How         string `json:"how,omitempty"`         // "as interpreted", "complete text", "part of the post", …
	Adjacent    bool   `json:"adjacent,omitempty"`    // follows directly on the passage before it in the original
	Lang        string `json:"lang,omitempty"`        // BCP 47 tag, where it differs from the story's
	On          string `json:"on,omitempty"`          // date, where it differs from the record's
	Alternative bool   `json:"alternative,omitempty"` // another rendering of the passage before it, not further words
}

// Form is what a passage is, where it is not exact words.
type Form string

// The forms of passages that are not exact words.
const (
	Paraphrase Form = "paraphrase" // what was said, in the editors' words
	Picture    Form = "picture"    // what a picture shows, in the editors' words
	Video      Form = "video"      // what a video shows, in the editors' words
)

// Forms lists every form of passages that are not exact words.
var Forms = []Form{Paraphrase, Picture, Video}

// Words gives the words of passages in their order: what stands between spaces,
// with its punctuation.
func Words(passages []Passage) []string {
	var words []string
	for i := range passages {
		words = append(words, strings.Fields(passages[i].Text)...)
	}
	return words
}

// Reading is one understanding of a statement whose meaning is disputed.
type Reading struct {
	By   string `json:"by"`   // who reads it so
	Text string `json:"text"` // how they read it, in the editors' words
}

// Kind is the kind of a finding. Kinds are never merged.
type Kind string

// The kinds of findings.
const (
	Assessment      Kind = "assessment"       // an intelligence judgment with a stated confidence; not a court finding and not proof
	Allegation      Kind = "allegation"       // a charge; untested unless a court has ruled
	Concluded       Kind = "finding"          // a conclusion an official inquiry or committee says it reached
	OfficialWarning Kind = "official-warning" // what an official told the public
	Action          Kind = "action"           // something a government did, or decided not to do
	Dissent         Kind = "dissent"          // an official body disputing another body's judgment or method
	Document        Kind = "document"         // a contract, a letter, minutes, a picture: what it says or shows
	Data            Kind = "data"             // figures that somebody counted or measured
	Study           Kind = "study"            // a result of research, published with its method
	Ruling          Kind = "ruling"           // a law, or what a court or another authority decided
	Testimony       Kind = "testimony"        // what somebody says they saw, heard or did
	Report          Kind = "report"           // what a news organisation reports on its own account
	FactCheck       Kind = "fact-check"       // what other fact-checkers found; their rating is theirs
	Context         Kind = "context"          // background needed for fairness
)

// Kinds lists every kind in the order it is shown.
var Kinds = []Kind{Assessment, Allegation, Concluded, OfficialWarning, Action, Dissent,
	Document, Data, Study, Ruling, Testimony, Report, FactCheck, Context}

// Finding is a record that bears on statements: what a body assessed, alleged, found, warned
// of, did or disputed, or what documents, figures, studies, rulings, witnesses, reporters or
// fact-checkers say.
type Finding struct {
	ID         string        `json:"id"`
	Kind       Kind          `json:"kind"`
	Qualifier  string        `json:"qualifier,omitempty"`  // narrows the kind: "initial; committee summary", "not taken", …
	Body       string        `json:"body"`                 // who: "CIA, FBI and NSA, published by ODNI"
	Public     string        `json:"public"`               // date (see a statement's) or UTC instant on which all of it was public
	PublicBy   bool          `json:"publicBy,omitempty"`   // Public is the latest possible date; the exact day was not verified
	PublicFrom string        `json:"publicFrom,omitempty"` // date on which the first part was public, where it came in parts
	Dated      string        `json:"dated,omitempty"`      // date on the document, where it differs from Public
	DateNote   string        `json:"dateNote,omitempty"`   // what the days leave unsaid
	Place      string        `json:"place,omitempty"`
	Medium     string        `json:"medium,omitempty"`     // what it stands in: "indictment", "hearing testimony", a report and its title
	Rating     string        `json:"rating,omitempty"`     // of a fact-check: the rating that it gave, in its own words
	Words      []Passage     `json:"words,omitempty"`      // exact words; none where only facts are recorded
	Facts      string        `json:"facts,omitempty"`      // facts and figures, where the words alone do not carry them
	Confidence []Confidence  `json:"confidence,omitempty"` // each body's stated confidence; an assessment always has it
	Caveat     string        `json:"caveat,omitempty"`     // what it does not show; an allegation always has one
	Context    string        `json:"context,omitempty"`
	ShowWith   []string      `json:"showWith,omitempty"`   // ids of records it is never shown without
	PrecededBy []string      `json:"precededBy,omitempty"` // ids of records of the same day that came before it
	Audio      *Audio        `json:"audio,omitempty"`      // where its words can be heard
	Pictures   []PictureFile `json:"pictures,omitempty"`   // files of pictures that show what it says
	Sources    []Citation    `json:"sources"`
}

// Level is a stated confidence.
type Level string

// The levels of confidence.
const (
	High      Level = "high"
	Moderate  Level = "moderate"
	Low       Level = "low"
	NoneMade  Level = "none-made"  // the body says it made no judgment
	NotStated Level = "not-stated" // none is stated in the words seen
)

// Levels lists every level.
var Levels = []Level{High, Moderate, Low, NoneMade, NotStated}

// Confidence is the confidence one body stated in an assessment.
type Confidence struct {
	Body  string `json:"body"`
	Level Level  `json:"level"`
}

// ByLevel is the stated confidence with neighbours of one level put together, as
// "CIA, FBI" and "NSA". It is how confidence is told, wherever it is.
func (f *Finding) ByLevel() []Confidence {
	var all []Confidence
	for _, c := range f.Confidence {
		if last := len(all) - 1; last >= 0 && all[last].Level == c.Level {
			all[last].Body += ", " + c.Body
		} else {
			all = append(all, c)
		}
	}
	return all
}

// RelationType is the type of a relation. It says whether two records point the same
// way, not who is right.
type RelationType string

// The types of relations.
const (
	Contradicts RelationType = "contradicts" // if the one is accurate as worded, the other as worded is not
	Supports    RelationType = "supports"    // points the same way as at least one checkable part
	Complicates RelationType = "complicates" // partly with, partly against, other scope, or disputed meaning
	Background  RelationType = "context"     // needed background; no direct test
	Corrects    RelationType = "corrects"    // a speaker corrects their own earlier statement
)

// RelationTypes lists every type in the order it is shown.
var RelationTypes = []RelationType{Contradicts, Supports, Complicates, Background, Corrects}

// Strength is how directly a record addresses the words of another.
type Strength string

// The strengths of relations.
const (
	StrengthHigh   Strength = "high"
	StrengthMedium Strength = "medium"
	StrengthLow    Strength = "low"
)

// Strengths lists every strength.
var Strengths = []Strength{StrengthHigh, StrengthMedium, StrengthLow}

// Relation is a link of a named type from one record to another. From a statement to a
// finding it reads "the finding To contradicts (supports, …) the statement
// From". Between two statements or two findings, To is the later record, and
// it bears on From; with Corrects, To corrects From.
type Relation struct {
	From         string       `json:"from"`
	To           string       `json:"to"`
	Type         RelationType `json:"type"`
	Explanation  string       `json:"explanation"`            // neutral, one or two sentences
	Strength     Strength     `json:"strength,omitempty"`     // of a finding on a statement, always
	StrengthNote string       `json:"strengthNote,omitempty"` // "first claim only", "allegation", …
	Caveat       string       `json:"caveat,omitempty"`       // where one is due; a relation of low strength always has one
	FromWords    *TextQuote   `json:"fromWords,omitempty"`    // the words of From it bears on
	ToWords      *TextQuote   `json:"toWords,omitempty"`      // the few words of To that answer them, one phrase, which are shown first; Corrects always has both
}

// Other gives the id of the end of a relation that is not id.
func (r *Relation) Other(id string) string {
	if r.From == id {
		return r.To
	}
	return r.From
}

// IsDispute reports whether To speaks against From, in whole or in part.
func (r *Relation) IsDispute() bool { return r.Type == Contradicts || r.Type == Complicates }

// TextQuote points at words of a record. After normalising typography, Prefix +
// Exact + Suffix occurs exactly once in the record's passages, as in a text
// quote selector of the Web Annotation model
// (https://www.w3.org/TR/annotation-model/#text-quote-selector).
type TextQuote struct {
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// Source is where words can be looked up.
type Source struct {
	ID        string `json:"id"`
	Publisher string `json:"publisher"`
	Title     string `json:"title,omitempty"`
	URL       string `json:"url,omitempty"`      // http or https; left out where it has no address, and says where it is
	Where     string `json:"where,omitempty"`    // where it is found, where no address leads to it: page of a paper, time of a broadcast, signature of an archive
	Archive   string `json:"archive,omitempty"`  // another copy that was seen
	Accessed  string `json:"accessed,omitempty"` // ISO day on which the page, or a stored copy of it, was seen; none where only its address was
	Note      string `json:"note,omitempty"`
}

// Role is what a source does for a record.
type Role string

// The roles of sources.
const (
	RecordRole   Role = "record"   // where the original lives
	VerifiedRole Role = "verified" // where the words were actually seen
	ContextRole  Role = "context"  // where the context is reported
)

// Roles lists every role.
var Roles = []Role{RecordRole, VerifiedRole, ContextRole}

// Grade is how a source was verified. The research notes know a grade C as
// well (seen only in the article that prompted the story); it is refused.
type Grade string

// The grades of verification.
const (
	GradeA Grade = "A" // wording seen in the primary text, a full reproduction or a running transcript
	GradeB Grade = "B" // wording or fact seen quoted or reported by a secondary page
	GradeD Grade = "D" // address not itself seen; only a record address may have it, and nothing is quoted from it
)

// Grades lists every grade.
var Grades = []Grade{GradeA, GradeB, GradeD}

// Citation links a record to a source.
type Citation struct {
	Source   string   `json:"source"` // id of a Source
	Role     Role     `json:"role"`
	Grade    Grade    `json:"grade,omitempty"`    // always with VerifiedRole (A or B)
	Passages []int    `json:"passages,omitempty"` // which of the record's Words, counted from 1; none means all
	Quoted   []string `json:"quoted,omitempty"`   // what the record's notes quote from it and no record has, without the quotation marks
	Note     string   `json:"note,omitempty"`     // "page and title seen; this passage was outside the excerpt"
}

// Audio is a recording in which a record's words can be heard.
type Audio struct {
	Src    string `json:"src"`            // MP3 file, its path relative to the story's file and below its folder
	Clip   *Clip  `json:"clip,omitempty"` // the part with the record's words, where it is not the whole recording
	Kind   Voice  `json:"kind"`           // whose voice is heard
	Credit string `json:"credit"`         // who reads, who recorded it, under what licence
}

// Voice is whose voice is heard.
type Voice string

// The kinds of voices.
const (
	Human     Voice = "human"     // a person's
	Synthetic Voice = "synthetic" // a machine's; always said to be one before it is heard
)

// Voices lists every kind of voice.
var Voices = []Voice{Human, Synthetic}

// Clip is a half-open span of a recording, in milliseconds.
type Clip struct {
	From int `json:"from"` // 0 is the recording's start
	To   int `json:"to"`   // the first millisecond that is no longer part of it
}

// PictureFile is a picture that a record shows, in a file beside the story's.
type PictureFile struct {
	Src     string `json:"src"`              // JPEG, PNG, WebP or AVIF file, its path relative to the story's file and below its folder
	Alt     string `json:"alt"`              // what it shows, for those who do not see it; words in it are repeated
	Credit  string `json:"credit"`           // who made it, and where it is from
	Licence string `json:"licence"`          // under what licence, or with whose leave, it is published
	Width   int    `json:"width,omitempty"`  // in pixels; a build knows it from the file, a page without a build does not
	Height  int    `json:"height,omitempty"` // in pixels, as the width
}

// Correction is an entry in the append-only ledger.
type Correction struct {
	On     string `json:"on"`     // ISO day
	Record string `json:"record"` // id of the record, or the story's id
	Was    string `json:"was"`    // what it said
	Is     string `json:"is"`     // what it says now
	Why    string `json:"why"`
}
