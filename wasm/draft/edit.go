package draft

import (
	"strings"

	"statement-evidence/data"
)

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
	if utc, offset, ok := inUTC(text); ok && (field == "at" || field == "public") {
		root := d.root.With(path, Text(utc))
		if field == "at" {
			root = root.With(record+".offset", Text(offset))
		}
		d.commit(root, path)
		return
	}
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

// inUTC gives an instant in UTC of one that is written with its offset, with seconds or
// without: "2018-07-16T17:30+03:00".
func inUTC(text string) (utc, offset string, ok bool) {
	n := len(text) - len("+03:00")
	if n < 0 {
		return "", "", false
	}
	local, offset := text[:n], text[n:]
	if len(local) == len("2018-07-16T17:30") {
		local += ":00"
	}
	at, dated := data.Instant(local + "Z")
	ahead, ok := data.Offset(offset)
	if !dated || !ok {
		return "", "", false
	}
	const day = 24 * 60 * 60
	at -= ahead
	days := int(at / day)
	if at%day < 0 {
		days--
	}
	two := func(n int64) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }
	of := at - int64(days)*day
	return data.ISODay(days) + "T" + two(of/3600) + ":" + two(of/60%60) + ":" + two(of%60) + "Z", offset, true
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

// Select names the words of a record that one end of a relation is about: field is
// fromWords or toWords. No words name none.
func (d *Draft) Select(relation, field, record, passage, before, words string) {
	d.commit(d.root.With(relation+"."+field, d.quote(record, passage, before, words)), "")
}
