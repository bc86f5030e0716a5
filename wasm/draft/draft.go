// Package draft is a story in the making: a value, what an editor does to it, undo
// and redo, and what is left to do before it can be published. It is pure. [Draft]
// keeps the file of the story member by member, so what the format does not know, or
// no form shows, is still there when the story is written again.
//
// Nothing is invented: an id is made of names and days, a source is accessed today
// because its address was pasted today, and what is shown first are all statements
// with what bears on them, until somebody chooses. All else is left to do.
package draft

import (
	"strconv"
	"strings"

	"statement-evidence/data"
)

// Draft is a story in the making. Start with [New] or [Open].
type Draft struct {
	root         *Value
	past, future []*Value
	merging      string // the path whose next change belongs to the last one
	today        string
}

// maxUndo bounds how many changes can be undone.
const maxUndo = 500

// New begins an empty story in a language, on a day.
func New(lang, today string) *Draft {
	root := Object("id", "comparison", "lang", lang, "title", "", "standfirst", "", "by", "", "published", today, "updated", today)
	root = root.With("formatVersion", Raw(strconv.Itoa(data.FormatVersion)))
	for _, list := range []string{"lead", "speakers", "statements", "findings", "relations", "sources", "corrections"} {
		root = root.With(list, List())
	}
	return &Draft{root: root, today: today}
}

// Open opens the text of a story's file, of any version, on a day.
func Open(src, today string) (*Draft, error) {
	root, err := Read(src)
	if err != nil {
		return nil, err
	}
	if root, err = present(root, src); err != nil {
		return nil, err
	}
	return &Draft{root: root, today: today}, nil
}

// String is the text of the story's file.
func (d *Draft) String() string { return d.root.String() }

// Root is the story as its file has it.
func (d *Draft) Root() *Value { return d.root }

// Get gives the text of a field; "" if there is none.
func (d *Draft) Get(path string) string { return d.root.Get(path) }

// Len is how long a list is.
func (d *Draft) Len(path string) int { return d.root.At(path).Len() }

// CanUndo and CanRedo report whether there is a change to undo, or to do again.
func (d *Draft) CanUndo() bool { return len(d.past) > 0 }

// CanRedo is described with CanUndo.
func (d *Draft) CanRedo() bool { return len(d.future) > 0 }

// Undo takes back the last change.
func (d *Draft) Undo() { d.travel(&d.past, &d.future) }

// Redo does again what was undone last.
func (d *Draft) Redo() { d.travel(&d.future, &d.past) }

func (d *Draft) travel(from, to *[]*Value) {
	if last := len(*from) - 1; last >= 0 {
		*to = append(*to, d.root)
		d.root, *from = (*from)[last], (*from)[:last]
		d.merging = ""
	}
}

// commit makes root the story. A change that merges with the one before it is undone with it.
func (d *Draft) commit(root *Value, merge string) {
	if root == d.root {
		return
	}
	if same(d.root.At("lead"), allOf(d.root)) {
		root = root.With("lead", allOf(root))
	}
	if merge == "" || merge != d.merging {
		if d.past = append(d.past, d.root); len(d.past) > maxUndo {
			d.past = d.past[1:]
		}
	}
	d.root, d.future, d.merging = root, nil, merge
}

// allOf is the lead of a story for which nobody chose one: every statement that
// something bears on, with all of that.
func allOf(root *Value) *Value {
	lead := List()
	for i := range root.At("statements").Len() {
		id := root.Get(item("statements", i) + ".id")
		with := List()
		for r := range root.At("relations").Len() {
			relation := item("relations", r)
			if to := root.Get(relation + ".to"); root.Get(relation+".from") == id && find(root, "findings", "id", to) >= 0 {
				with.kids = append(with.kids, Text(to))
			}
		}
		if len(with.kids) > 0 {
			lead.kids = append(lead.kids, Object("head", id).With("with", with))
		}
	}
	return lead
}

func same(a, b *Value) bool {
	return a == b || a != nil && b != nil && a.String() == b.String()
}

func item(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

// find gives the place of the first item of a list whose field has a value; -1 if there is none.
func find(root *Value, list, field, value string) int {
	all := root.At(list)
	for i := range all.Len() {
		if all.kids[i].Get(field) == value {
			return i
		}
	}
	return -1
}

// required are the texts that a file has even while they are empty; others are left out then.
const required = " id lang title standfirst by published updated" +
	" speakers.name statements.speaker statements.at statements.place statements.medium statements.words.text" +
	" findings.kind findings.body findings.public findings.words.text findings.confidence.body findings.confidence.level" +
	" relations.type relations.explanation sources.publisher "

// Set gives a text field what an editor wrote. Besides the fields of the format there are
//
//	statements[0].who            the name of its speaker
//	statements[0].sources[0].url the address of what is cited there
//	statements[0].sources[0].how the role and the grade of the citation, "verified A"
func (d *Draft) Set(path, text string) {
	record, field, _ := cutLast(path)
	text = strings.TrimSpace(text)
	switch {
	case field == "who":
		d.commit(d.withSpeaker(record, text), path)
	case field == "url" && strings.Contains(record, "."):
		d.commit(d.withAddress(record, text), path)
	case field == "how":
		role, grade, _ := strings.Cut(text, " ")
		root := d.root.With(record+".role", Text(role)).With(record+".grade", nil)
		if grade != "" {
			root = root.With(record+".grade", Text(grade))
		}
		d.commit(root, "")
	case text == "" && !strings.Contains(required, " "+withoutIndexes(path)+" "):
		d.commit(d.root.With(path, nil), path)
	case d.root.At(path) == nil || d.root.Get(path) != text:
		root := d.root.With(path, Text(text))
		if withoutIndexes(path) == "findings.kind" && text == string(data.Assessment) && root.At(record+".confidence").Len() == 0 {
			root = root.With(record+".confidence", List(Object("body", root.Get(record+".body"), "level", "")))
		}
		d.commit(root, path)
	}
}

// SetFlag sets a field that is true, or there no longer.
func (d *Draft) SetFlag(path string, on bool) {
	if on {
		d.commit(d.root.With(path, Raw("true")), "")
	} else {
		d.commit(d.root.With(path, nil), "")
	}
}

func cutLast(path string) (record, field string, ok bool) {
	i := strings.LastIndexByte(path, '.')
	if i < 0 {
		return "", path, false
	}
	return path[:i], path[i+1:], true
}

func withoutIndexes(path string) string {
	var b strings.Builder
	for path != "" {
		name, rest, _ := strings.Cut(path, "[")
		b.WriteString(name)
		_, path, _ = strings.Cut(rest, "]")
	}
	return b.String()
}

// withSpeaker gives a statement the speaker of a name: the one who has it, or else its
// own under a new name, unless that one said something else too.
func (d *Draft) withSpeaker(statement, name string) *Value {
	was := d.root.Get(statement + ".speaker")
	said := 0
	for i := range d.Len("statements") {
		if d.Get(item("statements", i)+".speaker") == was {
			said++
		}
	}
	root, own := d.root, find(d.root, "speakers", "id", was)
	if known := find(root, "speakers", "name", name); known >= 0 && name != "" {
		if known == own {
			return root
		}
		root = root.With(statement+".speaker", Text(root.Get(item("speakers", known)+".id")))
		if own >= 0 && said == 1 {
			root = root.With(item("speakers", own), nil)
		}
		return root
	}
	if own >= 0 && said == 1 {
		return root.With(item("speakers", own)+".name", Text(name))
	}
	id := free(root, "speaker", "speakers")
	return root.With(item("speakers", root.At("speakers").Len()), Object("id", id, "name", name)).With(statement+".speaker", Text(id))
}

// withAddress has a citation lead to an address: to the source that has it, or else
// its own, unless something else cites that too.
func (d *Draft) withAddress(citation, address string) *Value {
	was := d.root.Get(citation + ".source")
	root, own := d.root, find(d.root, "sources", "id", was)
	shared := cited(root, was) > 1
	if known := find(root, "sources", "url", address); known >= 0 && address != "" {
		if known == own {
			return root
		}
		root = root.With(citation+".source", Text(root.Get(item("sources", known)+".id")))
		if own >= 0 && !shared {
			root = root.With(item("sources", own), nil)
		}
		return root
	}
	if own < 0 || shared {
		own = root.At("sources").Len()
		id := free(root, "source", "sources")
		root = root.With(item("sources", own), Object("id", id, "publisher", "")).With(citation+".source", Text(id))
	}
	source := item("sources", own)
	if address == "" {
		return root.With(source+".url", nil)
	}
	root = root.With(source+".url", Text(address))
	if seen := root.Get(citation + ".grade"); seen != string(data.GradeD) && root.Get(source+".accessed") == "" {
		root = root.With(source+".accessed", Text(d.today))
	}
	return root
}

// cited counts the citations of a source.
func cited(root *Value, id string) (n int) {
	eachCitation(root, func(_, citation string) {
		if root.Get(citation+".source") == id {
			n++
		}
	})
	return n
}

// eachCitation calls do with every record and each of its citations.
func eachCitation(root *Value, do func(record, citation string)) {
	for _, list := range []string{"statements", "findings"} {
		for i := range root.At(list).Len() {
			record := item(list, i)
			for k := range root.At(record + ".sources").Len() {
				do(record, item(record+".sources", k))
			}
		}
	}
}

// free gives an id that nothing has: the word and a number.
func free(root *Value, word string, lists ...string) string {
	for n := 1; ; n++ {
		if id := word + "-" + strconv.Itoa(n); uniqueIn(root, id, lists...) == id {
			return id
		}
	}
}

// cite gives a record a citation of a source of its own, still without an address.
func cite(root *Value, record string) *Value {
	source := free(root, "source", "sources")
	return root.
		With(item("sources", root.At("sources").Len()), Object("id", source, "publisher", "")).
		With(item(record+".sources", root.At(record+".sources").Len()), Object("source", source, "role", string(data.VerifiedRole)))
}

// AddStatement adds an empty statement and gives its path.
func (d *Draft) AddStatement() (path string) {
	path = item("statements", d.Len("statements"))
	speaker := free(d.root, "speaker", "speakers")
	statement := Object("id", free(d.root, "statement", "statements", "findings"), "speaker", speaker, "at", "", "place", "", "medium", "").
		With("words", List(Object("text", ""))).With("sources", List())
	root := d.root.With(item("speakers", d.Len("speakers")), Object("id", speaker, "name", "")).With(path, statement)
	d.commit(cite(root, path), "")
	return path
}

// AddEvidence adds an empty finding that bears on a statement, and gives the path of
// their relation. It bears on words of a passage: those between before and what
// follows them; none for the whole statement.
func (d *Draft) AddEvidence(statement, passage, before, words string) (relation string) {
	path := item("findings", d.Len("findings"))
	id := free(d.root, "finding", "statements", "findings")
	finding := Object("id", id, "kind", "", "body", "", "public", "").With("words", List(Object("text", ""))).With("sources", List())
	relation = d.relate(cite(d.root.With(path, finding), path), statement, id, passage, before, words)
	return relation
}

// Link has a finding that is there bear on a statement, as AddEvidence does.
func (d *Draft) Link(statement, finding, passage, before, words string) (relation string) {
	id := d.Get(finding + ".id")
	for r := range d.Len("relations") {
		if at := item("relations", r); d.Get(at+".from") == d.Get(statement+".id") && d.Get(at+".to") == id {
			return at
		}
	}
	return d.relate(d.root, statement, id, passage, before, words)
}

func (d *Draft) relate(root *Value, statement, finding, passage, before, words string) (path string) {
	path = item("relations", root.At("relations").Len())
	relation := Object("from", root.Get(statement+".id"), "to", finding, "type", "", "explanation", "")
	if quote := d.quote(statement, passage, before, words); quote != nil {
		relation = relation.With("fromWords", quote)
	}
	root = root.With(path, relation).With(statement+".why", nil) // what bears on it says why it is here
	d.commit(root, "")
	return path
}

// Select names the words of a record that one end of a relation is about: field is
// fromWords or toWords. No words name none.
func (d *Draft) Select(relation, field, record, passage, before, words string) {
	d.commit(d.root.With(relation+"."+field, d.quote(record, passage, before, words)), "")
}

// AddPassage adds a passage to the words of a record and gives its path.
func (d *Draft) AddPassage(record string) (path string) {
	path = item(record+".words", d.Len(record+".words"))
	d.commit(d.root.With(path, Object("text", "")), "")
	return path
}

// AddSource adds a citation to a record and gives its path.
func (d *Draft) AddSource(record string) (path string) {
	path = item(record+".sources", d.Len(record+".sources"))
	d.commit(cite(d.root, record), "")
	return path
}

// AddConfidence adds a body's confidence to a finding and gives its path.
func (d *Draft) AddConfidence(finding string) (path string) {
	path = item(finding+".confidence", d.Len(finding+".confidence"))
	d.commit(d.root.With(path, Object("body", "", "level", "")), "")
	return path
}

// AddCorrection adds an entry of today to the ledger and gives its path.
func (d *Draft) AddCorrection(record string) (path string) {
	path = item("corrections", d.Len("corrections"))
	d.commit(d.root.With(path, Object("on", d.today, "record", record, "was", "", "is", "", "why", "")), "")
	return path
}

// Remove removes what is at a path, and what makes no sense without it: with a
// statement what bears on it alone, with a relation its finding if that bears on nothing
// else, with a citation its source if nothing else cites it.
func (d *Draft) Remove(path string) {
	if d.root.At(path) == nil {
		return
	}
	root := d.root
	switch list := withoutIndexes(path); list {
	case "relations":
		root = withoutRelation(root, path)
	case "statements", "findings":
		id := root.Get(path + ".id")
		for r := root.At("relations").Len() - 1; r >= 0 && id != ""; r-- {
			if at := item("relations", r); root.Get(at+".from") == id || root.Get(at+".to") == id && list == "statements" {
				root = withoutRelation(root, at)
			} else if root.Get(at+".to") == id {
				root = root.With(at, nil)
			}
		}
		if list == "statements" || find(root, "findings", "id", id) >= 0 {
			root = withoutRecord(root, path)
		}
	case "statements.sources", "findings.sources":
		source := root.Get(path + ".source")
		root = tidy(root.With(path, nil), source)
	default:
		root = root.With(path, nil)
	}
	d.commit(root, "")
}

// withoutRelation removes a relation, and its finding if that is linked to nothing else.
func withoutRelation(root *Value, path string) *Value {
	id := root.Get(path + ".to")
	root = root.With(path, nil)
	finding := find(root, "findings", "id", id)
	for r := range root.At("relations").Len() {
		if at := item("relations", r); root.Get(at+".from") == id || root.Get(at+".to") == id {
			return root
		}
	}
	if finding < 0 {
		return root
	}
	return withoutRecord(root, item("findings", finding))
}

// withoutRecord removes a record, its sources and its speaker as far as nothing else has them,
// and its id wherever it is named.
func withoutRecord(root *Value, path string) *Value {
	id, speaker := root.Get(path+".id"), root.Get(path+".speaker")
	var sources []string
	for k := range root.At(path + ".sources").Len() {
		sources = append(sources, root.Get(item(path+".sources", k)+".source"))
	}
	root = root.With(path, nil)
	for _, source := range sources {
		root = tidy(root, source)
	}
	if at := find(root, "speakers", "id", speaker); at >= 0 && find(root, "statements", "speaker", speaker) < 0 {
		root = root.With(item("speakers", at), nil)
	}
	return renamed(root, id, "")
}

// tidy removes a source that nothing cites.
func tidy(root *Value, source string) *Value {
	if at := find(root, "sources", "id", source); at >= 0 && cited(root, source) == 0 {
		return root.With(item("sources", at), nil)
	}
	return root
}

// renamed gives a record another id wherever it is named, or, if that is empty, names it no more.
func renamed(root *Value, was, now string) *Value {
	if was == "" {
		return root
	}
	inList := func(path string) {
		for k := root.At(path).Len() - 1; k >= 0; k-- {
			if at := item(path, k); root.Get(at) == was {
				if now == "" {
					root = root.With(at, nil)
				} else {
					root = root.With(at, Text(now))
				}
			}
		}
	}
	for _, list := range []string{"statements", "findings"} {
		for i := range root.At(list).Len() {
			for _, field := range []string{".showWith", ".precededBy"} {
				if at := item(list, i) + field; root.At(at) != nil {
					if inList(at); root.At(at).Len() == 0 {
						root = root.With(at, nil)
					}
				}
			}
			if at := item(list, i) + ".id"; now != "" && root.Get(at) == was {
				root = root.With(at, Text(now))
			}
		}
	}
	for i := root.At("lead").Len() - 1; i >= 0; i-- {
		at := item("lead", i)
		inList(at + ".with")
		if root.Get(at+".head") != was {
			continue
		}
		if now == "" {
			root = root.With(at, nil)
		} else {
			root = root.With(at+".head", Text(now))
		}
	}
	for _, field := range []string{"relations.from", "relations.to", "corrections.record"} {
		list, name, _ := strings.Cut(field, ".")
		for i := range root.At(list).Len() {
			if at := item(list, i) + "." + name; now != "" && root.Get(at) == was {
				root = root.With(at, Text(now))
			}
		}
	}
	return root
}

// Settle gives ids that last to what has names and days by now.
func (d *Draft) Settle() {
	root := d.root
	if title := slug(root.Get("title"), 6); root.Get("id") == "comparison" && title != "" {
		root = root.With("id", Text(unique(root, title)))
	}
	for i := range root.At("speakers").Len() {
		at := item("speakers", i)
		was, name := root.Get(at+".id"), slug(root.Get(at+".name"), 4)
		if !provisional(was, "speaker") || name == "" {
			continue
		}
		now := uniqueIn(root, name, "speakers")
		root = root.With(at+".id", Text(now))
		for k := range root.At("statements").Len() {
			if s := item("statements", k) + ".speaker"; root.Get(s) == was {
				root = root.With(s, Text(now))
			}
		}
	}
	for i := range root.At("sources").Len() {
		at := item("sources", i)
		was, host := root.Get(at+".id"), hostOf(root.Get(at+".url"))
		if !provisional(was, "source") || host == "" {
			continue
		}
		name := host
		if publisher := slug(root.Get(at+".publisher"), 4); publisher != "" {
			name = publisher
		}
		now := uniqueIn(root, name, "sources")
		root = root.With(at+".id", Text(now))
		eachCitation(root, func(_, citation string) {
			if root.Get(citation+".source") == was {
				root = root.With(citation+".source", Text(now))
			}
		})
	}
	for i := range root.At("statements").Len() {
		at := item("statements", i)
		speaker := find(root, "speakers", "id", root.Get(at+".speaker"))
		if speaker >= 0 && provisional(root.Get(at+".id"), "statement") {
			root = named(root, at, root.Get(item("speakers", speaker)+".name"), root.Get(at+".at"))
		}
	}
	for i := range root.At("findings").Len() {
		if at := item("findings", i); provisional(root.Get(at+".id"), "finding") {
			root = named(root, at, root.Get(at+".body"), root.Get(at+".public"))
		}
	}
	if root != d.root {
		merge := d.merging
		if merge == "" {
			merge = "settle"
		}
		d.merging = merge // no change of its own to undo
		d.commit(root, merge)
		d.merging = ""
	}
}

// named gives a record the id of a name and a day, if there are both.
func named(root *Value, at, name, day string) *Value {
	if name = slug(name, 4); name == "" || !IsDay(day) {
		return root
	}
	was := root.Get(at + ".id")
	return renamed(root, was, unique(root, name+"-"+day[:10]))
}

// IsDay reports whether a text begins with an ISO day.
func IsDay(s string) bool {
	if len(s) < 10 {
		return false
	}
	for i, c := range []byte(s[:10]) {
		if (i == 4 || i == 7) != (c == '-') || c != '-' && (c < '0' || c > '9') {
			return false
		}
	}
	return "01" <= s[5:7] && s[5:7] <= "12" && "01" <= s[8:10] && s[8:10] <= "31" && (len(s) == 10 || s[10] == 'T')
}

func provisional(id, word string) bool {
	number, ok := strings.CutPrefix(id, word+"-")
	_, err := strconv.Atoi(number)
	return ok && err == nil
}

func unique(root *Value, id string) string { return uniqueIn(root, id, "statements", "findings") }

// uniqueIn gives an id that nothing in the lists has, with a number behind it if need be.
func uniqueIn(root *Value, id string, lists ...string) string {
	for n, now := 2, id; ; n++ {
		taken := root.Get("id") == now
		for _, list := range lists {
			taken = taken || find(root, list, "id", now) >= 0
		}
		if !taken {
			return now
		}
		now = id + "-" + strconv.Itoa(n)
	}
}

func hostOf(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	if !ok {
		return ""
	}
	return slug(strings.TrimPrefix(host, "www."), 4)
}

// letters are plain letters for others, as far as ids need them; one of a script
// that is not here is left out.
var letters = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "à", "a", "á", "a", "â", "a", "ã", "a", "å", "a", "æ", "ae", "ç", "c",
	"è", "e", "é", "e", "ê", "e", "ë", "e", "ì", "i", "í", "i", "î", "i", "ï", "i", "ñ", "n", "ò", "o", "ó", "o", "ô", "o", "õ", "o", "ø", "o", "œ", "oe",
	"ù", "u", "ú", "u", "û", "u", "ý", "y", "ł", "l", "ś", "s", "š", "s", "ž", "z", "ż", "z", "ź", "z", "č", "c", "ć", "c", "ę", "e", "ą", "a", "ń", "n",
	"а", "a", "б", "b", "в", "v", "г", "h", "ґ", "g", "д", "d", "е", "e", "є", "ie", "ж", "zh", "з", "z", "и", "y", "і", "i", "ї", "i", "й", "i", "к", "k", "л", "l", "м", "m",
	"н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "kh", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch", "ь", "", "ю", "iu", "я", "ia",
	"’", "", "'", "")

// slug makes the part of an id of a text: its first words.
func slug(text string, words int) string {
	var b strings.Builder
	n := 0
	for _, word := range strings.FieldsFunc(letters.Replace(strings.ToLower(text)), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
		if n++; n > words || b.Len()+len(word) > 50 {
			break
		}
		if b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteString(word)
	}
	return b.String()
}
