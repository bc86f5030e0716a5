package validate

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// The rules of this file:
//
//   - What a reader may have relied on does not change without a correction:
//     who said or found what, in what role, on which day, how surely, what is tied to what,
//     where it was seen, and what the editors say of it in their own words.
//   - What is new needs none, and neither do typography, a mark of omission where
//     there was none, words that a relation points at in To where it pointed at
//     none, a note where there was none, who publishes the story, recordings, and the size of a picture.
//   - A correction tells of the record it names. One that names the story tells
//     of what is no record's own: its sources, the records that are gone, if it
//     gives their ids, and the sources that are gone, if what it said lists their
//     publishers, parted by semicolons.

// UnexplainedChanges gives everything about a story that changed since an earlier version
// of it without a new entry in the ledger of corrections, and what is wrong
// with the ledger itself. Paths are those of the story as it is now.
func UnexplainedChanges(old, now *data.Story) []Fault {
	if old.ID != now.ID {
		return []Fault{{"id", typography.Quote(now.ID) + " is another story than " + typography.Quote(old.ID), "compare with an earlier version of the same one"}}
	}
	l := &ledger{story: now.ID, records: make(map[string]bool), told: make(map[string]bool)}
	l.entries(old, now)
	l.leftOut(old, now)
	l.change("published", old.Published, now.Published, now.ID)
	l.note("title", old.Title, now.Title, now.ID)
	l.note("standfirst", old.Standfirst, now.Standfirst, now.ID)
	l.speakers(old, now)
	l.statements(old.Statements, now.Statements)
	l.findings(old.Findings, now.Findings)
	l.relations(old.Relations, now.Relations)
	l.sources(old, now)
	return l.faults
}

type ledger struct {
	story   string
	records map[string]bool   // ids of the records that are still there
	told    map[string]bool   // ids that the new entries tell of
	left    map[string]string // sources that are gone, with what tells of them
	faults  []Fault
}

func (l *ledger) add(path, problem, hint string) {
	l.faults = append(l.faults, Fault{path, problem, hint})
}

// entries checks that the ledger was added to and nothing else, and that its
// days agree with the story's.
func (l *ledger) entries(old, now *data.Story) {
	before := len(old.Corrections)
	for i, e := range old.Corrections[:min(before, len(now.Corrections))] {
		if now.Corrections[i] != e {
			l.add(item("corrections", i), "is not the entry of "+e.On+" on "+typography.Quote(e.Record)+" that stood there", "the ledger is append-only: put it back; new entries go last")
			break
		}
	}
	if gone := before - len(now.Corrections); gone > 0 {
		l.add("corrections", "has lost "+strconv.Itoa(gone)+" of its "+strconv.Itoa(before)+" entries", "the ledger is append-only: put them back")
		before = len(now.Corrections)
	}
	for i, e := range now.Corrections {
		if e.On > now.Updated {
			l.add("updated", now.Updated+" is before the correction of "+e.On+", "+item("corrections", i), "a correction is an update")
			break
		}
	}
	if now.Updated < old.Updated {
		l.add("updated", now.Updated+" is before it was last updated, "+old.Updated, "give the day of this version")
	}
	for i, e := range now.Corrections[before:] {
		if e.On < old.Updated {
			l.add(item("corrections", before+i)+".on", e.On+" is before what it corrects was last updated, "+old.Updated, "give the day of the correction")
		}
		l.told[e.Record] = true
		if e.Record == l.story {
			for _, id := range strings.FieldsFunc(e.Was+" "+e.Is+" "+e.Why, notOfID) {
				l.told["gone "+id] = true
			}
			for publisher := range strings.SplitSeq(e.Was, ";") {
				l.told["publisher "+strings.TrimSpace(publisher)] = true
			}
		}
	}
}

func notOfID(r rune) bool { return (r < 'a' || 'z' < r) && (r < '0' || '9' < r) && r != '-' }

// change notes what is said otherwise, unless a new entry tells of one of ids.
func (l *ledger) change(path, was, is string, ids ...string) {
	if was == is || slices.ContainsFunc(ids, func(id string) bool { return l.told[id] }) {
		return
	}
	names := make([]string, min(len(ids), 2))
	for i := range names {
		names[i] = typography.Quote(ids[i])
	}
	was, is = apart(was, is)
	l.add(path, "said "+was+" and says "+is+", and no new correction of "+strings.Join(names, " or ")+" tells", "add one, or put it back")
}

// note is change for a text in the editors' words: what is new there needs no correction,
// and neither does other typography.
func (l *ledger) note(path, was, is string, ids ...string) {
	if was != "" {
		l.change(path, typography.Normalise(was), typography.Normalise(is), ids...)
	}
}

// gone notes that a record is no longer there, unless a new entry gives its id.
func (l *ledger) gone(list, id string) {
	if !l.told["gone "+id] {
		l.add(list, typography.Quote(id)+" is no longer there, and no new correction of "+typography.Quote(l.story)+" gives its id", "add one, or put it back")
	}
}

// apart quotes two texts, if they are long from shortly before they differ.
func apart(a, b string) (string, string) {
	if typography.Clip(a) == a && typography.Clip(b) == b {
		return shown(a), shown(b)
	}
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	for same > 0 && same < len(a) && !utf8.RuneStart(a[same]) {
		same--
	}
	lead := lastPart(a[:same])
	return shown(lead + a[same:]), shown(lead + b[same:])
}

func shown(s string) string {
	if s == "" {
		return "nothing"
	}
	return typography.Quote(s)
}

// compareRecords compares each old record with the present one of its id, whose path is at, and notes those that are gone.
func compareRecords[T any](l *ledger, field string, old, now []T, id func(*T) string, compare func(was, is *T, at string)) {
	places := make(map[string]int, len(now))
	for i := range now {
		places[id(&now[i])] = i
		l.records[id(&now[i])] = true
	}
	for i := range old {
		was := &old[i]
		if place, there := places[id(was)]; there {
			compare(was, &now[place], item(field, place))
		} else {
			l.gone(field, id(was))
		}
	}
}

// speakers compares names and what each speaker is. A correction of the story tells of
// these, or one of any statement of theirs.
func (l *ledger) speakers(old, now *data.Story) {
	for i := range now.Speakers {
		is := &now.Speakers[i]
		for k := range old.Speakers {
			if was := &old.Speakers[k]; was.ID == is.ID {
				ids := []string{l.story}
				for s := range now.Statements {
					if now.Statements[s].Speaker == is.ID {
						ids = append(ids, now.Statements[s].ID)
					}
				}
				at := item("speakers", i)
				l.change(at+".name", was.Name, is.Name, ids...)
				l.change(at+".kind", string(was.Kind), string(is.Kind), ids...)
			}
		}
	}
}

func (l *ledger) statements(old, now []data.Statement) {
	id := func(r *data.Statement) string { return r.ID }
	compareRecords(l, "statements", old, now, id, func(was, is *data.Statement, at string) {
		l.change(at+".speaker", was.Speaker, is.Speaker, is.ID)
		l.change(at+".at", strings.TrimSpace(was.At+" "+was.Offset), strings.TrimSpace(is.At+" "+is.Offset), is.ID)
		l.change(at+".name", was.Name, is.Name, is.ID)
		l.change(at+".role", was.Role, is.Role, is.ID)
		l.note(at+".place", was.Place, is.Place, is.ID)
		l.note(at+".medium", was.Medium, is.Medium, is.ID)
		l.note(at+".qualifier", was.Qualifier, is.Qualifier, is.ID)
		l.note(at+".readings", understood(was.Readings), understood(is.Readings), is.ID)
		l.note(at+".context", was.Context, is.Context, is.ID)
		l.note(at+".why", was.Why, is.Why, is.ID)
		l.change(at+".question", asked(was.Question), asked(is.Question), is.ID)
		l.words(at, was.Words, is.Words, is.ID)
		l.citations(at, was.Sources, is.Sources, is.ID)
		l.pictures(at, was.Pictures, is.Pictures, is.ID)
	})
}

func understood(readings []data.Reading) string {
	var all []string
	for _, r := range readings {
		all = append(all, r.By+": "+r.Text)
	}
	return strings.Join(all, "; ")
}

// asked gives the exact words of a question. A description is the editors'.
func asked(q *data.Question) string {
	if q == nil || !q.Exact {
		return ""
	}
	return typography.Normalise(strings.TrimPrefix(q.By+": "+q.Text, ": "))
}

func (l *ledger) findings(old, now []data.Finding) {
	id := func(r *data.Finding) string { return r.ID }
	compareRecords(l, "findings", old, now, id, func(was, is *data.Finding, at string) {
		l.change(at+".kind", string(was.Kind), string(is.Kind), is.ID)
		l.change(at+".body", was.Body, is.Body, is.ID)
		l.change(at+".public", public(was), public(is), is.ID)
		l.change(at+".publicFrom", was.PublicFrom, is.PublicFrom, is.ID)
		l.change(at+".dated", was.Dated, is.Dated, is.ID)
		l.words(at, was.Words, is.Words, is.ID)
		l.note(at+".qualifier", was.Qualifier, is.Qualifier, is.ID)
		l.note(at+".dateNote", was.DateNote, is.DateNote, is.ID)
		l.note(at+".place", was.Place, is.Place, is.ID)
		l.note(at+".medium", was.Medium, is.Medium, is.ID)
		l.change(at+".rating", was.Rating, is.Rating, is.ID)
		l.note(at+".facts", was.Facts, is.Facts, is.ID)
		l.note(at+".caveat", was.Caveat, is.Caveat, is.ID)
		l.note(at+".context", was.Context, is.Context, is.ID)
		l.change(at+".confidence", stated(was.Confidence), stated(is.Confidence), is.ID)
		l.citations(at, was.Sources, is.Sources, is.ID)
		l.pictures(at, was.Pictures, is.Pictures, is.ID)
	})
}

// pictures compares each with that in its place.
func (l *ledger) pictures(at string, was, is []data.PictureFile, id string) {
	for i := range was {
		now := ""
		if i < len(is) {
			now = pictured(&is[i])
		}
		l.change(at+"."+item("pictures", i), pictured(&was[i]), now, id)
	}
}

func pictured(p *data.PictureFile) string {
	return p.Src + ": " + typography.Normalise(p.Alt+"; "+p.Credit+"; "+p.Licence)
}

func stated(all []data.Confidence) string {
	var each []string
	for _, c := range all {
		each = append(each, c.Body+": "+string(c.Level))
	}
	return strings.Join(each, ", ")
}

func public(f *data.Finding) string {
	if f.PublicBy {
		return "by " + f.Public
	}
	return f.Public
}

// words compares the passages of a record: one by one, or as a whole if there
// are more of them or fewer.
func (l *ledger) words(at string, was, is []data.Passage, id string) {
	if len(was) != len(is) {
		l.change(at+".words", strings.Join(data.Normalised(was), " / "), strings.Join(data.Normalised(is), " / "), id)
		return
	}
	for i := range is {
		at := at + "." + item("words", i)
		was1, is1 := typography.Normalise(was[i].Text), typography.Normalise(is[i].Text)
		l.change(at+".text", was1, unmarked(was1, is1), id)
		l.change(at+".form", string(was[i].Form), string(is[i].Form), id)
		l.note(at+".how", was[i].How, is[i].How, id)
		l.change(at+".adjacent", adjacent(&was[i]), adjacent(&is[i]), id)
		l.change(at+".by", was[i].By, is[i].By, id)
		l.change(at+".on", was[i].On, is[i].On, id)
	}
}

// unmarked takes the marks of omission from the ends of a passage that it did
// not have there before.
func unmarked(was, is string) string {
	const mark = "..." // normalised
	if !strings.HasPrefix(was, mark) {
		is = strings.TrimPrefix(is, mark+" ")
	}
	if !strings.HasSuffix(was, mark) {
		is = strings.TrimSuffix(is, " "+mark)
	}
	return is
}

// leftOut notes the sources that are no longer there.
func (l *ledger) leftOut(old, now *data.Story) {
	l.left = make(map[string]string)
	for i := range old.Sources {
		l.left[old.Sources[i].ID] = "publisher " + old.Sources[i].Publisher
	}
	for i := range now.Sources {
		delete(l.left, now.Sources[i].ID)
	}
}

func adjacent(p *data.Passage) string {
	if p.Adjacent {
		return "that it follows directly"
	}
	return ""
}

// citations checks that every citation of a record is still there.
func (l *ledger) citations(at string, was, is []data.Citation, id string) {
	for i := range was {
		path, now := at+".sources", ""
		for k := range is {
			if is[k].Source != was[i].Source {
				continue
			}
			if path, now = at+"."+item("sources", k), cited(&is[k]); now == cited(&was[i]) {
				break
			}
		}
		if !l.told[l.left[was[i].Source]] {
			l.change(path, cited(&was[i]), now, id)
		}
	}
}

func cited(c *data.Citation) string {
	text := c.Source + ", " + string(c.Role)
	if c.Grade != "" {
		text += ", grade " + string(c.Grade)
	}
	for i, n := range c.Passages {
		text += [...]string{", passage", " and"}[min(i, 1)] + " " + strconv.Itoa(n)
	}
	return text
}

func (l *ledger) relations(old, now []data.Relation) {
	places := make(map[pair]int, len(now))
	for i := range now {
		places[pairOf(now[i].From, now[i].To)] = i
	}
	for i := range old {
		was := &old[i]
		if !l.records[was.From] || !l.records[was.To] {
			continue // said of the record
		}
		place, there := places[pairOf(was.From, was.To)]
		if !there {
			l.change("relations", was.From+" "+string(was.Type)+" "+was.To, "", was.From, was.To)
			continue
		}
		is, at := &now[place], item("relations", place)
		l.change(at+".from", was.From, is.From, was.From, was.To)
		l.change(at+".type", string(was.Type), string(is.Type), was.From, was.To)
		l.change(at+".strength", string(was.Strength), string(is.Strength), was.From, was.To)
		l.note(at+".explanation", was.Explanation, is.Explanation, was.From, was.To)
		l.note(at+".strengthNote", was.StrengthNote, is.StrengthNote, was.From, was.To)
		l.note(at+".caveat", was.Caveat, is.Caveat, was.From, was.To)
		l.change(at+".fromWords", meant(was.FromWords), meant(is.FromWords), was.From, was.To)
		if was.ToWords != nil {
			l.change(at+".toWords", meant(was.ToWords), meant(is.ToWords), was.From, was.To)
		}
	}
}

func meant(p *data.TextQuote) string {
	if p == nil {
		return ""
	}
	return typography.Normalise(p.Prefix + "[" + p.Exact + "]" + p.Suffix)
}

// sources checks what the sources say of themselves. A correction of the story
// tells of it, or one of a record that cites them.
func (l *ledger) sources(old, now *data.Story) {
	citing := make(map[string][]string)
	for _, s := range []*data.Story{old, now} {
		for i := range s.Statements {
			cites(citing, s.Statements[i].Sources, s.Statements[i].ID)
		}
		for i := range s.Findings {
			cites(citing, s.Findings[i].Sources, s.Findings[i].ID)
		}
	}
	places := make(map[string]int, len(now.Sources))
	for i := range now.Sources {
		places[now.Sources[i].ID] = i
	}
	for i := range old.Sources {
		was := &old.Sources[i]
		place, there := places[was.ID]
		if !there {
			continue // said of the records that cited it
		}
		is, at := &now.Sources[place], item("sources", place)
		ids := append([]string{l.story}, citing[was.ID]...)
		l.change(at+".publisher", was.Publisher, is.Publisher, ids...)
		l.change(at+".title", was.Title, is.Title, ids...)
		l.change(at+".url", was.URL, is.URL, ids...)
		l.note(at+".where", was.Where, is.Where, ids...)
	}
}

func cites(citing map[string][]string, all []data.Citation, id string) {
	for i := range all {
		citing[all[i].Source] = append(citing[all[i].Source], id)
	}
}
