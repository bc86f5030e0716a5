package draft

import (
	"strings"

	"statement-evidence/data"
)

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

// cite gives a record a citation of a source of its own, still without an address.
func cite(root *Value, record string) *Value {
	source := free(root, "source", "sources")
	return root.
		With(item("sources", root.At("sources").Len()), Object("id", source, "publisher", "")).
		With(item(record+".sources", root.At(record+".sources").Len()), Object("source", source, "role", string(data.VerifiedRole)))
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

// AddCorrection adds an entry of today on a record, or the story, to the ledger, and gives its path.
func (d *Draft) AddCorrection(record, was string) (path string) {
	path = item("corrections", d.Len("corrections"))
	root := d.root.With(path, Object("on", d.today, "record", record, "was", was, "is", "", "why", ""))
	if root.Get("updated") < d.today {
		root = root.With("updated", Text(d.today))
	}
	d.commit(root, "")
	return path
}

// AddPicture adds a picture of a size to a record, or gives one that is there another file, and gives its path.
func (d *Draft) AddPicture(at, src, width, height string) (path string) {
	root := d.root
	if !strings.Contains(at, ".") {
		at = item(at+".pictures", d.Len(at+".pictures"))
		root = root.With(at, Object("src", "", "alt", "", "credit", "", "licence", ""))
	}
	d.commit(root.With(at+".src", Text(src)).With(at+".width", Raw(width)).With(at+".height", Raw(height)), "")
	return at
}
