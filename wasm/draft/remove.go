package draft

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
