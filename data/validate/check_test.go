package validate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/validate"
)

const namePicture = `name a JPEG, PNG, WebP or AVIF file by its path from the story's file, as in "pictures/bridge.jpg"`

// picture is a picture file without a fault.
func picture(src string) data.PictureFile {
	return data.PictureFile{Src: src, Alt: "A bridge that is shut", Credit: "A. Clerk", Licence: "CC0"}
}

// Each case breaks one rule of testdata/good/small.json and gives the faults,
// all of them and in order.
func TestCheck(t *testing.T) {
	type story = data.Story
	long := strings.Repeat("a", 10_001)
	for _, c := range []struct {
		rule  string
		wrong func(s *story)
		want  []string
	}{
		// Of text
		{"1 empty", func(s *story) { s.Speakers[0].Name = "" },
			[]string{`speakers[0].name: is empty; fill it in`}},
		{"1 only spaces", func(s *story) { s.Findings[2].Facts, s.Findings[2].Sources[0].Quoted = "\u00a0 ", nil },
			[]string{`findings[2].facts: has only spaces; fill it in, or leave it out`}},
		{"1 space at the end", func(s *story) { s.Title = "Who? " },
			[]string{`title: starts or ends with a space: "Who? "; remove it`}},
		{"1 line break", func(s *story) { s.Standfirst = "One.\nTwo." },
			[]string{`standfirst: a line break (U+000A) after "One."; a text is one paragraph; further words are a further passage`}},
		{"1 line separator", func(s *story) { s.Standfirst = "One.\u2028Two." },
			[]string{`standfirst: a line break (U+2028) after "One."; a text is one paragraph; further words are a further passage`}},
		{"1 control character", func(s *story) { s.By = "A\x00B" },
			[]string{`by: a control character (U+0000) after "A"; remove it`}},
		{"1 C1 control character", func(s *story) { s.By = "A\u0085B" },
			[]string{`by: a control character (U+0085) after "A"; remove it`}},
		{"1 bidi override", func(s *story) { s.Statements[0].Words[1].Text = "It was built in a \u202eyear." },
			[]string{`statements[0].words[1].text: a character that reorders text unseen (U+202E) after "It was built in a "; remove it`}},
		{"1 bidi isolate", func(s *story) { s.Sources[2].Note = "a\u2069b" },
			[]string{`sources[2].note: a character that reorders text unseen (U+2069) after "a"; remove it`}},
		{"1 replacement character", func(s *story) { s.Relations[0].Explanation = "It\ufffds." },
			[]string{`relations[0].explanation: a replacement character (U+FFFD) after "It"; look the lost character up at the source`}},
		{"1 byte order mark", func(s *story) { s.Findings[0].Body = "A\ufeffB" },
			[]string{`findings[0].body: an invisible character (U+FEFF, byte order mark) after "A"; remove it`}},
		{"1 zero width space", func(s *story) { s.Statements[0].Words[1].Text = "It was built in a ye\u200bar." },
			[]string{`statements[0].words[1].text: an invisible character (U+200B, zero width space) after "It was built in a ye"; remove it`}},
		{"1 nothing but a filler", func(s *story) { s.Title = "\u3164" },
			[]string{`title: an invisible character (U+3164, Hangul filler) after ""; remove it`}},
		{"1 a joiner that joins nothing", func(s *story) { s.Speakers[0].Name = "A. May\u200dor" },
			[]string{`speakers[0].name: an invisible character (U+200D, zero width joiner) after "A. May"; remove it: it joins or parts nothing here`}},
		{"1 a mark of direction for nothing", func(s *story) { s.By = "The\u200f editors" },
			[]string{`by: an invisible character (U+200F, right-to-left mark) after "The"; remove it: nothing in this text is written from right to left`}},
		{"1 a form of what has one", func(s *story) { s.By = "The\ufe0f editors" },
			[]string{`by: an invisible character (U+FE0F, variation selector) after "The"; remove it: the character before it has one form`}},
		{"1 a space of braille", func(s *story) { s.By = "\u2800" },
			[]string{`by: an invisible character (U+2800, braille pattern blank) after ""; remove it, or write a space`}},
		{"1 a code of no character", func(s *story) { s.By = "A\ufffeB" },
			[]string{`by: a code that is no character (U+FFFE) after "A"; remove it`}},
		{"1 a private character", func(s *story) { s.By = "A\uf8ffB" },
			[]string{`by: a character that each font draws otherwise (U+F8FF) after "A"; write what is meant`}},
		{"1 too long", func(s *story) { s.Statements[1].Context = long },
			[]string{`statements[1].context: is 10001 bytes long, more than 10000; split or shorten it`}},
		{"1 a number of a character", func(s *story) { s.By = "The editors&#039; desk" },
			[]string{`by: has the HTML "&#039;"; write the characters as readers see them`}},
		{"1 a name of a character", func(s *story) { s.By = "A &lt;desk&gt; &amp; B" },
			[]string{`by: has the HTML "&lt;"; write the characters as readers see them`}},
		{"1 a tag", func(s *story) { s.By = "The<br />editors" },
			[]string{`by: has the HTML "<br />"; write the characters as readers see them`}},
		{"1 no HTML", func(s *story) { s.By = "A & B; C <D> &co; &#; 1 < 2 > 0 &" }, nil},
		{"1 empty in a list", func(s *story) { s.Statements[0].Question.Text = "" },
			[]string{`statements[0].question.text: is empty; fill it in`}},
		{"2 capital", func(s *story) { s.ID = "Bridge"; s.Corrections = nil },
			[]string{`id: "Bridge" is not well-formed; an id is small letters and digits, in words joined by "-"`}},
		{"2 hyphen at the end", func(s *story) { s.Findings[2].ID = "reopening-"; s.Relations = s.Relations[:3] },
			[]string{`findings[2].id: "reopening-" is not well-formed; an id is small letters and digits, in words joined by "-"`}},
		{"2 two hyphens", func(s *story) { s.Findings[2].ID = "re--opening"; s.Relations = s.Relations[:3] },
			[]string{`findings[2].id: "re--opening" is not well-formed; an id is small letters and digits, in words joined by "-"`}},
		{"2 long", func(s *story) { s.Findings[2].ID = long[:81]; s.Relations = s.Relations[:3] },
			[]string{`findings[2].id: "` + long[:60] + `…" is 81 bytes long, more than 80; shorten it`}},
		{"2 story and record", func(s *story) { s.Findings[2].ID = s.ID; s.Relations = s.Relations[:3] },
			[]string{`findings[2].id: "bridge-2018" is also the id of the story; give each an id of its own`}},
		{"2 statement and finding", func(s *story) { s.Findings[2].ID = "mayor-open"; s.Relations = s.Relations[:3] },
			[]string{`findings[2].id: "mayor-open" is also the id of statements[0]; give each an id of its own; statements and findings share theirs`}},
		{"2 speakers", func(s *story) { s.Speakers[1].ID = "mayor"; s.Statements[2].Speaker = "mayor" },
			[]string{`speakers[1].id: "mayor" is also the id of speakers[0]; give each an id of its own`}},
		{"2 an accent", func(s *story) { s.Findings[2].ID = "réouverture"; s.Relations = s.Relations[:3] },
			[]string{`findings[2].id: "réouverture" is not well-formed; an id is small letters and digits, in words joined by "-"`}},
		{"2 and 3 empty", func(s *story) { s.Findings[2].ID, s.Relations[3].To = "", "" },
			[]string{`findings[2].id: is empty; fill it in`, `relations[3].to: is empty; fill it in`}},
		{"3 speaker", func(s *story) { s.Statements[0].Speaker = "mayo" },
			[]string{
				`statements[0].speaker: no speaker has the id "mayo"; did you mean "mayor"?`,
				`relations[2].type: corrects ties statements of one speaker; another's words "contradict" or "complicate"`,
			}},
		{"3 source", func(s *story) { s.Findings[0].Sources[0].Source = "times" },
			[]string{`findings[0].sources[0].source: no source has the id "times"`}},
		{"3 relation", func(s *story) { s.Relations[3].To = "re-opening" },
			[]string{`relations[3].to: no statement or finding has the id "re-opening"; did you mean "reopening"?`}},
		{"3 lead", func(s *story) { s.Lead[0].Head = "mayor-opens"; s.Lead[1].With[0] = "charges" },
			[]string{
				`lead[0].head: no statement or finding has the id "mayor-opens"; did you mean "mayor-open"?`,
				`lead[0].with[0]: "mayor-closed" has no relation with the others of the pairing; add the relation, or leave it out`,
				`lead[0].with[1]: "audit" has no relation with the others of the pairing; add the relation, or leave it out`,
				`lead[1].with[0]: no statement or finding has the id "charges"; did you mean "charge"?`,
			}},
		{"3 showWith", func(s *story) { s.Findings[0].ShowWith = []string{"nothing-like-it"} },
			[]string{`findings[0].showWith[0]: no statement or finding has the id "nothing-like-it"`}},
		{"3 after", func(s *story) { s.Findings[2].PrecededBy = []string{"herald"} },
			[]string{`findings[2].precededBy[0]: no statement or finding has the id "herald"`}},
		{"3 correction", func(s *story) { s.Corrections[0].Record = "bridge" },
			[]string{`corrections[0].record: no statement or finding has the id "bridge"`}},
		{"3 showWith itself", func(s *story) { s.Findings[0].ShowWith = []string{"audit"} },
			[]string{`findings[0].showWith[0]: "audit" is the record itself; remove it`}},
		{"3 showWith twice", func(s *story) { s.Findings[2].ShowWith = []string{"audit", "audit"} },
			[]string{`findings[2].showWith[1]: "audit" is already showWith[0]; remove one`}},
		{"3 showWith too many", func(s *story) { s.Findings[2].ShowWith = make([]string, 101); fill(s.Findings[2].ShowWith) },
			[]string{`findings[2].showWith: names 101 records, more than 100; name those that matter`}},
		{"4 no such day", func(s *story) { s.Sources[0].Accessed = "2018-02-30" },
			[]string{`sources[0].accessed: "2018-02-30" is not a day; write it as in "2018-07-24"`}},
		{"4 an instant where a day is due", func(s *story) { s.Published = "2018-08-01T00:00:00Z" },
			[]string{`published: "2018-08-01T00:00:00Z" is not a day; write it as in "2018-07-24"`}},
		{"4 not UTC", func(s *story) { s.Statements[2].At = "2018-07-17T20:21:54-04:00" },
			[]string{`statements[2].at: "2018-07-17T20:21:54-04:00" is neither a date nor an instant in UTC; write it as in "2018-07-24" or "2018-07-24T15:50:37Z"; "2018-07" or "2018" where no more is known, and "2018-07~" for about then`}},
		{"4 no date at all", func(s *story) { s.Findings[2].Public = "2018-13" },
			[]string{`findings[2].public: "2018-13" is neither a date nor an instant in UTC; write it as in "2018-07-24" or "2018-07-24T15:50:37Z"; "2018-07" or "2018" where no more is known, and "2018-07~" for about then`}},
		{"4 no such hour", func(s *story) { s.Findings[1].Public = "2018-07-18T24:00:00Z" },
			[]string{`findings[1].public: "2018-07-18T24:00:00Z" is neither a date nor an instant in UTC; write it as in "2018-07-24" or "2018-07-24T15:50:37Z"; "2018-07" or "2018" where no more is known, and "2018-07~" for about then`}},
		{"4 instant without offset", func(s *story) { s.Statements[2].Offset = ""; s.Statements[2].PrecededBy = nil },
			[]string{`statements[2].offset: is missing beside an instant; give the speaker's offset from UTC, as in "-04:00"`}},
		{"4 instant without zone", func(s *story) { s.Statements[2].Zone = "" },
			[]string{`statements[2].zone: is missing beside an instant; give the offset's name, as in "EDT"`}},
		{"4 offset of no place", func(s *story) { s.Statements[2].Offset = "+14:01"; s.Statements[2].PrecededBy = nil },
			[]string{`statements[2].offset: "+14:01" is not an offset from UTC; write it as in "-04:00"; none is below -12:00 or above +14:00`}},
		{"4 day with offset", func(s *story) { s.Statements[0].Offset = "-04:00"; s.Statements[0].Zone = "EDT" },
			[]string{
				`statements[0].offset: stands beside a day; only an instant has an offset: remove it, or give the time`,
				`statements[0].zone: stands beside a day; only an instant has a zone: remove it, or give the time`,
			}},
		{"4 day of a passage", func(s *story) { s.Statements[0].Words[1].On = "17 July" },
			[]string{`statements[0].words[1].on: "17 July" is not a date; write it as in "2018-07-24"; "2018-07" or "2018" where no more is known, and "2018-07~" for about then`}},
		{"4 language", func(s *story) { s.Lang = "en_GB" },
			[]string{`lang: "en_GB" is not a language tag; write it as in "en" or "ru-Latn"`}},
		{"4 a language's name", func(s *story) { s.Lang = "English" },
			[]string{`lang: "English" is not a language tag; write it as in "en" or "ru-Latn"`}},
		{"4 language of a passage", func(s *story) { s.Statements[2].Words[0].Lang = "r" },
			[]string{`statements[2].words[0].lang: "r" is not a language tag; write it as in "en" or "ru-Latn"`}},
		{"5 scheme", func(s *story) { s.Sources[0].URL = "ftp://herald.example/" },
			[]string{`sources[0].url: "ftp://herald.example/" is not http or https; write it as in "https://example.org/page"`}},
		{"5 scheme in capitals", func(s *story) { s.Sources[0].URL = "HTTPS://herald.example/" },
			[]string{`sources[0].url: "HTTPS://herald.example/" is not http or https; write it as in "https://example.org/page"`}},
		{"5 no host", func(s *story) { s.Sources[0].URL = "https:///bridge" },
			[]string{`sources[0].url: "https:///bridge" has no host; write it as in "https://example.org/page"`}},
		{"5 user", func(s *story) { s.Sources[0].URL = "https://herald.example@evil.example/" },
			[]string{`sources[0].url: "https://herald.example@evil.example/" has a user name in it; write it as in "https://example.org/page"`}},
		{"5 space", func(s *story) { s.Sources[0].Archive = "https://archive.example/a b" },
			[]string{`sources[0].archive: "https://archive.example/a b" has ' ' in it; write it as in "https://example.org/page"`}},
		{"5 not an address", func(s *story) { s.Sources[0].Archive = "https://archive.example/%zz" },
			[]string{`sources[0].archive: "https://archive.example/%zz" is not an address; write it as in "https://example.org/page"`}},
		{"5 a letter that looks like another", func(s *story) { s.Sources[0].URL = "https://h\u0435rald.example/" },
			[]string{`sources[0].url: "https://hеrald.example/" has 'е' (U+0435) in its host; write the host in ASCII, as in "xn--bcher-kva.example": letters of other scripts can look the same`}},
		{"5 the same, written in per cent", func(s *story) { s.Sources[0].URL = "https://h%D0%B5rald.example/" },
			[]string{`sources[0].url: "https://h%D0%B5rald.example/" has 'е' (U+0435) in its host; write the host in ASCII, as in "xn--bcher-kva.example": letters of other scripts can look the same`}},
		{"5 a port that there is not", func(s *story) { s.Sources[0].URL = "https://herald.example:65536/" },
			[]string{`sources[0].url: "https://herald.example:65536/" has a port that there is not, 65536; ports are 1 to 65535; leave it out for the usual one`}},
		{"5 a local network", func(s *story) { s.Sources[0].URL = "http://169.254.169.254/latest" },
			[]string{`sources[0].url: "http://169.254.169.254/latest" leads into a local network; give the address of a page that every reader can open`}},
		{"5 where errors are reported", func(s *story) { s.Report = "http://localhost/errors" },
			[]string{`report: "http://localhost/errors" leads into a local network; give the address of a page that every reader can open`}},
		{"6 kind", func(s *story) { s.Findings[2].Kind = "fact" },
			[]string{`findings[2].kind: "fact" is not in the list; it is one of assessment, allegation, finding, official-warning, action, dissent, document, data, study, ruling, testimony, report, fact-check, context`}},
		{"6 level", func(s *story) { s.Findings[0].Confidence[1].Level = "medium" },
			[]string{`findings[0].confidence[1].level: "medium" is not in the list; it is one of high, moderate, low, none-made, not-stated`}},
		{"6 strength", func(s *story) { s.Relations[0].Strength = "moderate" },
			[]string{`relations[0].strength: "moderate" is not in the list; it is one of high, medium, low`}},
		{"6 role", func(s *story) { s.Statements[0].Sources[2].Role = "original" },
			[]string{
				`statements[0].sources[2].role: "original" is not in the list; it is one of record, verified, context`,
				`statements[0].sources[2].grade: D stands only beside the role record; nothing is verified at an address that was not seen`,
			}},

		// Of records
		{"7 no words", func(s *story) { s.Statements[1].Words = nil; s.Relations[2].ToWords.Exact = "x" },
			[]string{
				`statements[1].words: has no words; a statement is quoted, in one passage at least`,
				`relations[2].toWords: "x" does not occur in statements[1]; copy it from one passage`,
			}},
		{"7 neither words nor facts", func(s *story) { s.Findings[2].Facts, s.Findings[2].Sources[0].Quoted = "", nil },
			[]string{`findings[2].words: has neither words nor facts; quote it, or record the facts`}},
		{"7 alternative to nothing", func(s *story) { s.Findings[0].Words[0].Alternative = true },
			[]string{`findings[0].words[0].alternative: there is no passage before it; put the passage it renders first`}},
		{"7 too many passages", func(s *story) {
			s.Findings[1].Words = slices.Repeat(s.Findings[1].Words, 51)
		}, []string{`findings[1].words: has 51 passages, more than 50; make several records of it`}},
		{"7 too many words", func(s *story) {
			s.Findings[1].Words = slices.Repeat([]data.Passage{{Text: "A" + long[3:] + "."}}, 6)
		}, []string{`findings[1].words: is 60000 bytes long, more than 50000; make several records of it`}},
		{"8 no sources", func(s *story) { s.Findings[1].Sources = nil },
			[]string{`findings[1].sources: has none; cite where it was verified`}},
		{"8 nothing verified", func(s *story) {
			s.Statements[1].Sources[0] = data.Citation{Source: "herald", Role: data.RecordRole, Grade: data.GradeA}
		},
			[]string{`statements[1].sources: nothing is verified with grade A or B; cite where it was seen, or leave the record out`}},
		{"8 a passage not verified", func(s *story) { s.Statements[0].Sources[1].Passages = []int{1} },
			[]string{`statements[0].words[1]: is not verified with grade A or B; cite where passage 2 was seen, or leave it out`}},
		{"8 no such passage", func(s *story) { s.Findings[0].Sources[0].Passages = []int{0, 1, 2} },
			[]string{
				`findings[0].sources[0].passages[0]: there is no passage 0; the record has 1, counted from 1`,
				`findings[0].sources[0].passages[2]: there is no passage 2; the record has 1, counted from 1`,
			}},
		{"8 a passage twice", func(s *story) { s.Findings[0].Sources[0].Passages = []int{1, 1} },
			[]string{`findings[0].sources[0].passages[1]: 1 is there twice; remove one`}},
		{"8 grade missing", func(s *story) { s.Findings[2].Sources[0].Grade = "" },
			[]string{
				`findings[2].sources[0].grade: is missing; what was verified has grade A or B`,
				`findings[2].sources: nothing is verified with grade A or B; cite where it was seen, or leave the record out`,
			}},
		{"8 grade D verifies nothing", func(s *story) { s.Statements[0].Sources[1].Grade = data.GradeD },
			[]string{
				`statements[0].sources[1].grade: D stands only beside the role record; nothing is verified at an address that was not seen`,
				`statements[0].words[1]: is not verified with grade A or B; cite where passage 2 was seen, or leave it out`,
			}},
		{"8 grade C", func(s *story) { s.Statements[0].Sources[2].Grade = "C" },
			[]string{`statements[0].sources[2].grade: C is refused; what was seen only in the article that prompted the story is not verified; leave it out`}},
		{"8 verified at a page without a day", func(s *story) { s.Sources[1].Accessed = "" },
			[]string{
				`sources[1].accessed: is missing, yet statements[0].sources[1] was verified there; its page was seen: say on what day`,
				`statements[0].sources[1].quoted: is there, yet "post" was not seen; name what was read there, or remove it`,
				`findings[2].sources[0].quoted: is there, yet "post" was not seen; name what was read there, or remove it`,
			}},
		{"8 graded at a page without a day", func(s *story) { s.Statements[0].Sources[2].Grade = data.GradeB },
			[]string{`sources[2].accessed: is missing, yet statements[0].sources[2] was verified there; its page was seen: say on what day`}},
		{"8 grade D at a page that was seen", func(s *story) { s.Sources[2].Accessed = "2018-07-31" },
			[]string{`sources[2].accessed: is there, yet statements[0].sources[2] has grade D; nothing was seen there: remove accessed, or grade it by what was seen`}},
		{"9 assessment without confidence", func(s *story) { s.Findings[0].Confidence = nil },
			[]string{`findings[0].confidence: an assessment has none; give each body's; where none is stated the level is "not-stated"`}},
		{"9 confidence of another kind", func(s *story) { s.Findings[2].Confidence = s.Findings[0].Confidence[:1] },
			[]string{`findings[2].confidence: only an assessment states one; remove it, or check the kind`}},
		{"9 confidence twice", func(s *story) { s.Findings[0].Confidence[1].Body = "Audit Office" },
			[]string{`findings[0].confidence[1].body: "Audit Office" is already confidence[0]; give one level for each body`}},
		{"10", func(s *story) { s.Findings[1].Caveat = "" },
			[]string{`findings[1].caveat: an allegation has none; say that it is untested, or what a court has ruled`}},
		{"11 one reading", func(s *story) { s.Statements[2].Readings = s.Statements[2].Readings[:1] },
			[]string{`statements[2].readings: has one reading; give every reading, two at least, or none`}},
		{"11 disputed without readings", func(s *story) { s.Statements[2].Qualifier = "Referent Disputed"; s.Statements[2].Readings = nil },
			[]string{`statements[2].readings: has none, yet its qualifier is "Referent Disputed"; give every reading, two at least`}},
		{"12 from", func(s *story) { s.Findings[2].PublicFrom = "2018-07-31" },
			[]string{`findings[2].publicFrom: 2018-07-31 is after public, 2018-07-30; check both days`}},
		{"12 dated", func(s *story) { s.Findings[0].Dated = "2018-07-17" },
			[]string{`findings[0].dated: 2018-07-17 is after public, 2018-07-16; check both days`}},
		{"12 said after the update", func(s *story) { s.Statements[1].At, s.Statements[2].PrecededBy = "2081-07", nil },
			[]string{`statements[1].at: 2081-07 is after the story was last updated, 2018-08-02; check both: one of them is mistyped`}},
		{"12 seen after the update", func(s *story) { s.Sources[0].Accessed = "2018-08-04" },
			[]string{`sources[0].accessed: 2018-08-04 is after the story was last updated, 2018-08-02; check both: one of them is mistyped`}},
		{"12 updated", func(s *story) { s.Updated = "2018-07-31" },
			[]string{`updated: 2018-07-31 is before published, 2018-08-01; an update is never earlier than what it updates`}},
		{"13 another day", func(s *story) { s.Findings[2].PrecededBy = []string{"audit"} },
			[]string{`findings[2].precededBy[0]: "audit" is of another day, 2018-07-16; precededBy orders records of one day; remove it`}},
		{"13 a later instant", func(s *story) {
			s.Findings[0].Public, s.Findings[0].PrecededBy = "2018-07-18T00:29:00Z", []string{"charge"}
		}, []string{`findings[0].precededBy[0]: "charge" is later, at 2018-07-18T00:30:00Z; remove it`}},
		{"13 loop", func(s *story) { s.Statements[0].PrecededBy = []string{"audit"} },
			[]string{`findings[0].precededBy[0]: "mayor-open" itself comes after this record; break the loop`}},

		// Of relations
		{"14 one record", func(s *story) { s.Relations[3].To = "audit" },
			[]string{`relations[3].to: is the same record as from; a relation ties two records`}},
		{"14 twice", func(s *story) { s.Relations = append(s.Relations, s.Relations[3]) },
			[]string{`relations[4]: ties the same two records as relations[3]; make one of the two`}},
		{"14 twice, the other way", func(s *story) {
			r := s.Relations[3]
			r.From, r.To = r.To, r.From
			s.Relations = append(s.Relations, r)
		}, []string{
			`relations[4]: ties the same two records as relations[3]; make one of the two`,
			`relations[4].to: is earlier (2018-07-16) than from (2018-07-30); swap them: to is the later and bears on from`,
		}},
		{"14 finding to statement", func(s *story) { r := &s.Relations[1]; r.From, r.To = r.To, r.From },
			[]string{`relations[1].from: leads from a finding to a statement; swap from and to: the finding bears on the statement`}},
		{"14 to the earlier finding", func(s *story) { r := &s.Relations[3]; r.From, r.To = r.To, r.From },
			[]string{`relations[3].to: is earlier (2018-07-16) than from (2018-07-30); swap them: to is the later and bears on from`}},
		{"15 one day, no order", func(s *story) { s.Findings[0].PrecededBy = nil },
			[]string{`relations[0].to: nothing says which came first on 2018-07-16; list the earlier in the precededBy of the later, at statements[0] or findings[0]`}},
		{"16 a finding", func(s *story) { s.Relations[3].Type = data.Corrects },
			[]string{`relations[3].type: corrects ties two statements; a finding "contradicts" or "complicates"`}},
		{"16 another speaker", func(s *story) { s.Statements[1].Speaker = "minister" },
			[]string{`relations[2].type: corrects ties statements of one speaker; another's words "contradict" or "complicate"`}},
		{"16 backwards", func(s *story) {
			r := &s.Relations[2]
			r.From, r.To, r.FromWords, r.ToWords = r.To, r.From, r.ToWords, r.FromWords
			s.Statements[1].ShowWith = []string{"mayor-open"}
		}, []string{`relations[2].to: is earlier (2018-07-16) than from (2018-07-17); swap them: to is the later and bears on from`}},
		{"16 one day, no order", func(s *story) { s.Statements[1].At = "2018-07-16"; s.Statements[2].PrecededBy = nil },
			[]string{`relations[2].to: nothing says that it came later than from; list from in its precededBy, at statements[1]`}},
		{"16 words", func(s *story) { s.Relations[2].FromWords, s.Relations[2].ToWords = nil, nil },
			[]string{
				`relations[2].fromWords: is missing; name the words that are corrected`,
				`relations[2].toWords: is missing; name the words that correct them`,
			}},
		{"16 shown without", func(s *story) { s.Statements[0].ShowWith = nil },
			[]string{`relations[2].from: may be shown without its correction; add "mayor-closed" to the showWith of statements[0]`}},
		{"17 no strength", func(s *story) { s.Relations[0].Strength = "" },
			[]string{`relations[0].strength: is missing from the relation of a finding to a statement; it is one of high, medium, low`}},
		{"17 low strength", func(s *story) { s.Relations[3].Caveat = "" },
			[]string{`relations[3].caveat: a relation of low strength has none; say what it does not show`}},
		{"17 allegation", func(s *story) { s.Relations[1].StrengthNote = "" },
			[]string{`relations[1].strengthNote: a relation to an allegation has neither strengthNote nor caveat; say so, as in "allegation"`}},
		{"18 not there", func(s *story) { s.Relations[0].ToWords.Exact = "the bridge is closed" },
			[]string{`relations[0].toWords: "the bridge is closed" does not occur in findings[0]; copy it from one passage`}},
		{"18 other case", func(s *story) { s.Relations[0].ToWords.Exact = "The bridge was closed" },
			[]string{`relations[0].toWords: "The bridge was closed" occurs in findings[0] in other letters; small and capital letters count: copy it from one passage`}},
		{"18 across passages", func(s *story) { s.Relations[0].FromWords.Suffix = " is new. It was" },
			[]string{`relations[0].fromWords: "closed - the bridge is new. It was" does not occur in statements[0]; copy prefix, exact and suffix from one passage; spaces count`}},
		{"18 twice in two passages", func(s *story) { s.Relations[2].FromWords = &data.TextQuote{Exact: "I"} },
			[]string{`relations[2].fromWords: "I" occurs more than once in statements[0]; add the words before it as prefix, or after it as suffix`}},
		{"18 ends inside a word", func(s *story) { s.Relations[0].ToWords.Exact = "the bridge was close" },
			[]string{`relations[0].toWords: "the bridge was close" begins or ends inside a word of findings[0]; point at whole words`}},
		{"18 begins inside a word", func(s *story) { s.Relations[0].ToWords.Exact = "ridge was closed" },
			[]string{`relations[0].toWords: "ridge was closed" begins or ends inside a word of findings[0]; point at whole words`}},
		{"18 part of a text without spaces", func(s *story) {
			s.Findings[0].Words[0].Text = "橋は閉鎖されていた。"
			s.Relations[0].ToWords.Exact = "閉鎖"
		}, nil},

		// Of the story
		{"19 none", func(s *story) { s.Lead = nil },
			[]string{`lead: has no pairing; choose what is shown first`}},
		{"19 alone", func(s *story) { s.Lead[1].With = nil },
			[]string{`lead[1].with: has no record; a pairing is a record and what it is never shown without`}},
		{"19 two of one head", func(s *story) { s.Lead = append(s.Lead, s.Lead[1]) },
			[]string{`lead[2].head: "minister-post" is already the head of lead[1]; make one pairing of the two`}},
		{"19 head with itself", func(s *story) { s.Lead[1].With = append(s.Lead[1].With, "minister-post") },
			[]string{`lead[1].with[1]: "minister-post" is the record itself; remove it`}},
		{"19 a statement under a finding", func(s *story) { s.Lead[1] = data.Pairing{Head: "charge", With: []string{"minister-post"}} },
			[]string{`lead[1].with[0]: "minister-post" is a statement under a finding; head the pairing with the statement, or remove it`}},
		{"19 twice", func(s *story) { s.Lead[1].With = []string{"charge", "charge"} },
			[]string{`lead[1].with[1]: "charge" is already with[0]; remove one`}},
		{"19 not tied", func(s *story) { s.Lead[1].With = []string{"charge", "audit"} },
			[]string{`lead[1].with[1]: "audit" has no relation with the others of the pairing; add the relation, or leave it out`}},
		{"20", func(s *story) { s.Lead[0].With = []string{"audit"} },
			[]string{`lead[0].head: "mayor-open" is never shown without "mayor-closed"; add that to the pairing`}},
		{"20 of another", func(s *story) { s.Findings[1].ShowWith = []string{"audit"} },
			[]string{`lead[1].with[0]: "charge" is never shown without "audit"; add that to the pairing`}},
		{"20 a statement with a finding", func(s *story) { s.Statements[2].ShowWith = []string{"charge"} },
			[]string{`statements[2].showWith[0]: "charge" is not tied to it by corrects; only what corrects a statement, or is corrected by it, is shown with it: remove this, or add the relation`}},
		{"20 a statement tied otherwise", func(s *story) { s.Relations[2].Type = data.Background },
			[]string{`statements[0].showWith[0]: "mayor-closed" is not tied to it by corrects; only what corrects a statement, or is corrected by it, is shown with it: remove this, or add the relation`}},
		{"20 a finding with a statement", func(s *story) { s.Findings[2].ShowWith = []string{"mayor-open"} },
			[]string{`findings[2].showWith[0]: "mayor-open" is a statement; only findings are shown with a finding: remove it`}},
		{"28 no word of why", func(s *story) { s.Relations = slices.Delete(s.Relations, 1, 2); s.Lead = s.Lead[:1] },
			[]string{`statements[2].why: is missing, and no relation names this statement; say why it is here, or link it to what bears on it`}},
		{"28 why, for nothing", func(s *story) { s.Statements[2].Why = "It was said that week." },
			[]string{`statements[2].why: is there, yet a relation names this statement; remove it: what is tied to it says why`}},
		{"29 adjacent to nothing", func(s *story) { s.Statements[1].Words[0].Adjacent = true },
			[]string{`statements[1].words[0].adjacent: there is no passage before it; remove it`}},
		{"29 adjacent, and another rendering", func(s *story) { s.Statements[2].Words[1].Adjacent = true },
			[]string{`statements[2].words[1].adjacent: is there, yet the passage is another rendering of the one before it; remove it`}},
		{"29 adjacent, and something between", func(s *story) { s.Statements[0].Words[1] = data.Passage{Text: "… in a year.", Adjacent: true} },
			[]string{`statements[0].words[1].adjacent: is there, yet "…" stands between the two; remove one of them`}},
		{"30 begins inside a sentence", func(s *story) { s.Findings[1].Words[0].Text = "“closed the bridge”." },
			[]string{`findings[1].words[0].text: begins inside a sentence, with "“closed the bridge”."; put "…" before it, or give the complete text and say so in how`}},
		{"30 ends inside a sentence", func(s *story) { s.Findings[1].Words[0].Text = "The contractor closed the bridge," },
			[]string{`findings[1].words[0].text: ends inside a sentence, with "…r closed the bridge,"; put "…" after it, or give the complete text and say so in how`}},
		{"30 in another rendering", func(s *story) { s.Statements[2].Words[1].Text = "the bridge" },
			[]string{
				`statements[2].words[1].text: begins inside a sentence, with "the bridge"; put "…" before it, or give the complete text and say so in how`,
				`statements[2].words[1].text: ends inside a sentence, with "the bridge"; put "…" after it, or give the complete text and say so in how`,
			}},
		{"31 nobody's words", func(s *story) { s.Relations[0].StrengthNote = "for “it is shut”" },
			[]string{`relations[0].strengthNote: "it is shut" stands in quotation marks and is in no record; ` + ofRecord}},
		{"31 half a word", func(s *story) { s.Standfirst = "He said that it was “buil”." },
			[]string{`standfirst: "buil" stands in quotation marks and is in no record; ` + ofRecord}},
		{"31 in the wrong order", func(s *story) { s.Findings[0].Caveat = `Of "built … was".` },
			[]string{`findings[0].caveat: "built … was" stands in quotation marks and is in no record; ` + ofRecord}},
		{"31 in facts, of facts", func(s *story) { s.Findings[0].Facts = "It said “Two of four lanes”." },
			[]string{`findings[0].facts: "Two of four lanes" stands in quotation marks and is in no record; ` + ofRecord}},
		{"31 marked by another record", func(s *story) { s.Findings[0].Context = "It spoke of “a closed bridge”." },
			[]string{`findings[0].context: "a closed bridge" stands in quotation marks and is in no record; ` + ofRecord}},
		{"31 in a reading, in a description, in why", func(s *story) {
			s.Statements[2].Readings[0].Text, s.Statements[2].Qualifier = "It is ‘no bridge’.", "disputed: «no bridge»"
			s.Statements[0].Question = &data.Question{Text: "whether there was „no bridge“"}
		}, []string{
			`statements[0].question.text: "no bridge" stands in quotation marks and is in no record; ` + ofRecord,
			`statements[2].qualifier: "no bridge" stands in quotation marks and is in no record; ` + ofRecord,
			`statements[2].readings[0].text: "no bridge" stands in quotation marks and is in no record; ` + ofRecord,
		}},
		{"31 in the ledger", func(s *story) { s.Corrections[0].Is, s.Corrections[1].Why = "was “gone”", "It was “lost”." },
			[]string{
				`corrections[0].is: "gone" stands in quotation marks and is in no record; ` + ofRecord,
				`corrections[1].why: "lost" stands in quotation marks and is in no record; ` + ofRecord,
			}},
		{"31 half a pair", func(s *story) { s.Findings[0].Caveat = "It said “we assess." },
			[]string{`findings[0].caveat: has a quotation mark without its other half, after "It said "; add it, or remove it`}},
		{"31 marked, and not quoted", func(s *story) { s.Statements[0].Context = "The Post wrote of it." },
			[]string{`statements[0].sources[1].quoted[0]: "a closed bridge" stands in quotation marks nowhere in the notes of the record; remove it`}},
		{"33 judging words", func(s *story) { s.Relations[0].Explanation = "Of course the office, though late, even said so." },
			[]string{
				`relations[0].explanation: has the word "even", which judges or leads; say what the words of both records say; words of a record stand in quotation marks`,
				`relations[0].explanation: has the word "of course", which judges or leads; say what the words of both records say; words of a record stand in quotation marks`,
				`relations[0].explanation: has the word "though", which judges or leads; say what the words of both records say; words of a record stand in quotation marks`,
			}},
		{"34 disputed, and nobody who endorses", func(s *story) {
			s.Relations[3].Type = data.Complicates
			s.Relations = append(s.Relations, data.Relation{From: "audit", To: "charge", Type: data.Supports, Explanation: "It says the same.", StrengthNote: "allegation"})
			s.Lead[0].With = append(s.Lead[0].With, "reopening")
		}, []string{`lead[0].with: has who disputes "audit" and nobody who endorses it; add "charge"`}},
		{"27 nowhere to report errors", func(s *story) { s.Report = "" },
			[]string{`report: is missing; say where an error is reported: the address of a page, or whom to write to, in words`}},
		{"21 order", func(s *story) { s.Corrections[1].On = "2018-08-01" },
			[]string{`corrections[1].on: 2018-08-01 is before the entry above it, 2018-08-02; the ledger is append-only: new entries go last`}},
		{"21 nothing changed", func(s *story) { s.Corrections[1].Is = s.Corrections[1].Was },
			[]string{`corrections[1].is: says the same as was; give both wordings as they were published`}},

		// Of sound
		{"22 no words", func(s *story) { s.Findings[2].Audio = s.Findings[0].Audio },
			[]string{`findings[2].audio: there are no words to be heard; quote them, or remove this`}},
		{"22 above the folder", func(s *story) { s.Findings[0].Audio.Src = "sound/../../audit.mp3" },
			[]string{`findings[0].audio.src: "sound/../../audit.mp3" is not a path below the story's folder; ` + nameRecording}},
		{"22 absolute", func(s *story) { s.Findings[0].Audio.Src = "/audit.mp3" },
			[]string{`findings[0].audio.src: "/audit.mp3" is not a path below the story's folder; ` + nameRecording}},
		{"22 an address", func(s *story) { s.Findings[0].Audio.Src = "https:audit.mp3" },
			[]string{`findings[0].audio.src: "https:audit.mp3" is not a path below the story's folder; ` + nameRecording}},
		{"22 another system's path", func(s *story) { s.Findings[0].Audio.Src = `sound\audit.mp3` },
			[]string{`findings[0].audio.src: "sound\\audit.mp3" is not a path below the story's folder; ` + nameRecording}},
		{"22 another format", func(s *story) { s.Findings[0].Audio.Src = "audit.wav" },
			[]string{`findings[0].audio.src: "audit.wav" does not end in .mp3; ` + nameRecording}},
		{"22 voice", func(s *story) { s.Statements[0].Audio.Kind = "robot" },
			[]string{`statements[0].audio.kind: "robot" is not in the list; it is one of human, synthetic`}},
		{"22 no credit and no path", func(s *story) { *s.Findings[0].Audio = data.Audio{Kind: data.Synthetic} },
			[]string{`findings[0].audio.src: is empty; fill it in`, `findings[0].audio.credit: is empty; fill it in`}},
		{"22 before the start", func(s *story) { s.Statements[0].Audio.Clip.From = -1 },
			[]string{`statements[0].audio.clip.from: -1 is before the recording; the recording starts at 0 milliseconds`}},
		{"22 empty clip", func(s *story) { s.Statements[0].Audio.Clip.From = 5400 },
			[]string{`statements[0].audio.clip.to: 5400 is not after from, 5400; a clip has both ends in milliseconds, the later last`}},
		// Of pictures
		{"38 SVG", func(s *story) { s.Findings[0].Pictures = []data.PictureFile{picture("plan.svg")} },
			[]string{`findings[0].pictures[0].src: "plan.svg" is SVG, which can carry scripts; ` + namePicture}},
		{"38 another format", func(s *story) { s.Statements[0].Pictures = []data.PictureFile{picture("a.png"), picture("plan.gif")} },
			[]string{`statements[0].pictures[1].src: "plan.gif" does not end in .jpg, .jpeg, .png, .webp, .avif; ` + namePicture}},
		{"38 above the folder", func(s *story) { s.Statements[0].Pictures = []data.PictureFile{picture("../plan.png")} },
			[]string{`statements[0].pictures[0].src: "../plan.png" is not a path below the story's folder; ` + namePicture}},
		{"38 too many", func(s *story) {
			for i := range 11 {
				s.Findings[0].Pictures = append(s.Findings[0].Pictures, picture(fmt.Sprint(i, ".webp")))
			}
		}, []string{`findings[0].pictures: has 11 pictures, more than 10; show those that matter`}},
		{"38 no text, credit and licence", func(s *story) { s.Findings[0].Pictures = []data.PictureFile{{Src: "a.avif"}} },
			[]string{`findings[0].pictures[0].alt: is empty; fill it in`, `findings[0].pictures[0].credit: is empty; fill it in`, `findings[0].pictures[0].licence: is empty; fill it in`}},
		{"no statement", func(s *story) {
			*s = data.Story{ID: "x", Lang: "en", Title: "T", Standfirst: "S", By: "B", Report: "R", Published: "2018-01-01", Updated: "2018-01-01"}
		},
			[]string{
				`statements: there is none; a story sets at least one statement beside evidence`,
				`lead: has no pairing; choose what is shown first`,
			}},
	} {
		t.Run(c.rule, func(t *testing.T) {
			s := parse(t, "testdata/good/small.json")
			c.wrong(s)
			var got []string
			for _, fault := range validate.Check(s) {
				got = append(got, fault.String())
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

const ofRecord = "quote a record of the story, or list it in the quoted of the citation that has it; what nobody said stands without quotation marks"

const nameRecording = `name an MP3 file by its path from the story's file, as in "audio/speech.mp3"`

// publicBy leaves open on which day the audit was public.
func publicBy(s *data.Story, day, dated string) {
	f := &s.Findings[0]
	f.Public, f.PublicBy, f.Dated, f.PrecededBy = day, true, dated, nil
}

func fill(ids []string) {
	for i := range ids {
		ids[i] = "audit"
	}
}

// What is allowed, close to what is not.
func TestCheckAllows(t *testing.T) {
	for name, right := range map[string]func(s *data.Story){
		"a pairing tied by showWith only": func(s *data.Story) {
			s.Findings[1].ShowWith = []string{"audit"}
			s.Lead[1].With = append(s.Lead[1].With, "audit")
		},
		"a pairing tied by way of another member": func(s *data.Story) {
			s.Lead[0].With = append(s.Lead[0].With, "reopening")
		},
		"two findings of one day, in either order": func(s *data.Story) {
			s.Findings[2].Public, s.Findings[2].PublicFrom = "2018-07-16", ""
		},
		"context for an allegation, without a note": func(s *data.Story) {
			s.Relations[1].Type, s.Relations[1].StrengthNote = data.Background, ""
		},
		"an allegation with a caveat in place of a note": func(s *data.Story) {
			s.Relations[1].Caveat, s.Relations[1].StrengthNote = "It is a charge.", ""
		},
		"two instants of one second": func(s *data.Story) {
			s.Findings[1].Public = s.Statements[2].At
		},
		"a finding that is known to come before the statement of its day": func(s *data.Story) {
			s.Findings[0].PrecededBy, s.Statements[0].PrecededBy = nil, []string{"audit"}
		},
		"a finding public by a later day than the statement, which leaves it open": func(s *data.Story) {
			publicBy(s, "2018-07-17", "2018-07-16")
		},
		"a finding of the month of the statement, which leaves it open": func(s *data.Story) {
			s.Findings[0].Public, s.Findings[0].PrecededBy = "2018-07", nil
		},
		"a finding of a month that began before the statement, ordered": func(s *data.Story) {
			s.Findings[0].Public, s.Findings[0].PrecededBy = "2018-07~", []string{"mayor-open"}
		},
		"a statement of a month": func(s *data.Story) {
			s.Statements[1].At, s.Statements[1].PrecededBy = "2018-07", []string{"mayor-open"}
		},
		"a finding public by the day before the statement": func(s *data.Story) {
			publicBy(s, "2018-07-15", "")
		},
		"a finding public by a day, dated after the statement": func(s *data.Story) {
			publicBy(s, "2018-07-18", "2018-07-17")
		},
		"a finding public by a day, its first part after the statement": func(s *data.Story) {
			publicBy(s, "2018-07-18", "2018-07-10")
			s.Findings[0].PublicFrom = "2018-07-17"
		},
		"a finding public by a day, known to come after the statement of that day": func(s *data.Story) {
			publicBy(s, "2018-07-16", "")
			s.Findings[0].PrecededBy = []string{"mayor-open"}
		},
		"a correction shown with what it corrects": func(s *data.Story) {
			s.Statements[1].ShowWith = []string{"mayor-open"}
		},
		"a pairing of findings": func(s *data.Story) {
			s.Lead = append(s.Lead, data.Pairing{Head: "audit", With: []string{"reopening"}})
		},
		"an address of the record without a grade, its page not seen": func(s *data.Story) {
			s.Statements[0].Sources[2].Grade = ""
		},
		"an address of the record without a grade, of its page the title seen": func(s *data.Story) {
			s.Statements[0].Sources[2].Grade, s.Sources[2].Accessed = "", "2018-07-31"
		},
		"a statement that nothing is tied to, with why it is here": func(s *data.Story) {
			s.Relations, s.Lead, s.Statements[2].Why = slices.Delete(s.Relations, 1, 2), s.Lead[:1], "It was said that week."
		},
		"passages that follow directly": func(s *data.Story) { s.Statements[0].Words[1].Adjacent = true },
		"words of records in quotation marks, however they are put": func(s *data.Story) {
			s.Relations[0].Explanation = "The mayor: “[T]he bridge is … new,” and “I don't see why [he] would be closed”; asked “is the bridge open?” at a “Press conference.”"
			s.Findings[0].Caveat = "See ‘Bridge’, and the mayor’s ‘wouldn’t’; the sign “…” is a cut."
			s.Findings[0].Context = "The office’s ‘Two of four lanes’."
			s.Corrections[1].Why = "It said “was shut”, and a paper “a closed bridge”."
		},
		"judging words that a record says, and words like them": func(s *data.Story) {
			s.Statements[0].Words[1].Text = "It was even built in a year."
			s.Relations[0].Explanation = "He said “even built”; evenly, he justified it in an event."
		},
		"passages that are whole": func(s *data.Story) {
			s.Statements[0].Words[1] = data.Passage{Text: "just look at it", How: "complete text of the post"}
			s.Findings[1].Words[0].Text = "“20 contractors closed (some of) the bridge!”"
			s.Statements[2].Words[0].Text = "… закрыт ли мост؟"
		},
		"who disputes a finding with one who endorses it": func(s *data.Story) {
			s.Relations[3].Type = data.Complicates
			s.Relations = append(s.Relations, data.Relation{From: "audit", To: "charge", Type: data.Supports, Explanation: "It says the same.", StrengthNote: "allegation"})
			s.Lead[0].With = append(s.Lead[0].With, "reopening", "charge")
		},
		"a prefix and suffix with spaces at their ends": func(s *data.Story) {
			s.Relations[0].FromWords = &data.TextQuote{Prefix: " why it ", Exact: "would", Suffix: " be "}
		},
		"characters of any script, joiners included": func(s *data.Story) {
			s.Title = "Кто? 谁? من؟ 👩\u200d👩\u200d👧 می\u200cخواهم"
		},
		"marks of direction, forms, flags and braille, where they do something": func(s *data.Story) {
			s.Title = "(A. Mayor) قال\u200f! ❤\ufe0f 1\ufe0f\u20e3 葛\U000e0100 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f ⠓\u2800⠁ क्\u200dष ا\u0600١"
		},
		"a host in another script, in ASCII": func(s *data.Story) {
			s.Sources[0].URL = "https://xn--80ak6aa92e.example:8443/новости?q=мост"
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := parse(t, "testdata/good/small.json")
			right(s)
			for _, fault := range validate.Check(s) {
				t.Error(fault)
			}
		})
	}
}

// Every character that nobody sees is refused, wherever it stands, by its code.
func TestCheckRefusesTheUnseen(t *testing.T) {
	for _, r := range "\u00ad\u034f\u061c\u115f\u1160\u17b4\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2064\u206a\u206f\u2800\u3164\ufe00\ufe0f\ufeff" +
		"\uffa0\ufff9\ufffb\ufffe\U0001fffe\U000e0001\U000e0041\U000e007f\U000e0100\U0010ffff" {
		for _, text := range []string{"A. Ma" + string(r) + "yor", string(r), "A. Mayor" + string(r), string(r) + "A. Mayor"} {
			s := parse(t, "testdata/good/small.json")
			s.Speakers[0].Name = text
			faults := validate.Check(s)
			if len(faults) != 1 || !strings.Contains(faults[0].Problem, fmt.Sprintf("(%U", r)) || faults[0].Hint == "" {
				t.Errorf("%U in %q: %v", r, text, faults)
			}
		}
	}
}

// An address leads readers to where it seems to lead.
func TestCheckRefusesAddressesThatLeadNowhere(t *testing.T) {
	for address, want := range map[string]string{
		"https://аррӏе.com/":                              "in its host",
		"https://exa\u200bmple.org/":                      "in its host",
		"https://пример.example/":                         "in its host",
		"https://herald.example:99999999/":                "port",
		"https://herald.example:0/":                       "port",
		"http://localhost/":                               "local network",
		"http://app.localhost:8080/":                      "local network",
		"http://printer.local/":                           "local network",
		"http://wiki/":                                    "local network",
		"http://127.0.0.1/":                               "local network",
		"http://[::1]/":                                   "local network",
		"http://[::ffff:10.0.0.1]/":                       "local network",
		"http://[fe80::1]/":                               "local network",
		"http://[fd00::1]/":                               "local network",
		"http://10.1.2.3/":                                "local network",
		"http://192.168.0.1/":                             "local network",
		"http://100.64.0.1/":                              "local network",
		"http://0.0.0.0/":                                 "local network",
		"http://2130706433/":                              "a host that there is not",
		"http://127.1/":                                   "a host that there is not",
		"http://0x7f.0.0.1/":                              "a host that there is not",
		"http://herald.example.0x7f/":                     "a host that there is not",
		"http://herald..example/":                         "a host that there is not",
		"http://-herald.example/":                         "a host that there is not",
		"http://herald!.example/":                         "a host that there is not",
		"http://" + strings.Repeat("a", 64) + ".example/": "a host that there is not",
	} {
		s := parse(t, "testdata/good/small.json")
		s.Sources[0].Archive = address
		found := false
		for _, fault := range validate.Check(s) {
			found = found || strings.Contains(fault.Problem, want) && fault.Hint != "" && fault.Path == "sources[0].archive"
		}
		if !found {
			t.Errorf("%s: got %v, want %s", address, validate.Check(s), want)
		}
	}
	for _, address := range []string{"https://8.8.8.8/", "https://[2001:4860:4860::8888]:443/", "https://a-b_c.example.museum:1/%2e%2e/"} {
		s := parse(t, "testdata/good/small.json")
		s.Sources[0].Archive = address
		for _, fault := range validate.Check(s) {
			t.Errorf("%s: %v", address, fault)
		}
	}
}

func TestCheckBoundsWhatItSays(t *testing.T) {
	s := parse(t, "testdata/good/small.json")
	long := strings.Repeat("х", 500)
	for range 20_000 {
		s.Relations = append(s.Relations, data.Relation{
			From: long, To: long, Type: data.RelationType(long), Explanation: "E", Strength: data.Strength(long),
		})
	}
	faults := validate.Check(s)
	if n := len(faults); n != 10_001 || faults[n-1].String() != "story: has 70000 more faults; mend those above first" {
		t.Errorf("%d faults, the last: %v", n, faults[n-1])
	}
	for _, fault := range faults {
		if len(fault.String()) > 400 {
			t.Fatalf("too long: %v", fault)
		}
	}
}
