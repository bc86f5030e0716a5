package data

import "slices"

// Outline is a story without its texts: what search, filters and days need to know of it.
// The page has the texts, so its program is not sent them again.
type Outline struct {
	Lang       string         // of the speakers' names
	Days       []string       // as in [Index]
	Types      []RelationType // that its relations have, in the order of [RelationTypes]
	Kinds      []Kind         // that its findings have, in the order of [Kinds]
	Speakers   []Speaker
	Statements []OutlineStatement
	Findings   []OutlineFinding
	Placements []OutlinePlacement
	Highlights []OutlineHighlight
}

// OutlineStatement is a statement of an outline.
type OutlineStatement struct {
	ID, Speaker string
	OutlineDay
	Types []RelationType // of its relations with other statements
}

// OutlineFinding is a finding of an outline.
type OutlineFinding struct {
	ID   string
	Kind Kind
	OutlineDay
}

// OutlineDay is when something was said or published: the days that its date may mean.
type OutlineDay struct{ First, Last string }

// OutlinePlacement is a placement of an outline; what a [Placement] has is meant as there.
type OutlinePlacement struct {
	ID                 string
	Finding, Statement int
	Type               RelationType // of its relation to the statement, if it has one
	Later, Open, First bool
}

// OutlineHighlight is words of a statement that relations point at.
type OutlineHighlight struct {
	Statement int
	To        []string // the ids of the records at the other ends of these relations
}

// RelationIDs lists the relations that point at the words, as [Highlight.ID] names them; the first of them is theirs.
func (o *Outline) RelationIDs(h *OutlineHighlight) []string {
	ids := make([]string, len(h.To))
	for i, to := range h.To {
		ids[i] = relationID(o.Statements[h.Statement].ID, to)
	}
	return ids
}

// NewOutline makes the outline of a story.
func NewOutline(x *Index) *Outline {
	o := &Outline{Lang: x.Lang, Days: x.Days, Speakers: x.Speakers}
	if len(x.Speakers) > 0 {
		o.Lang = x.TextLang(x.Speakers[0].Name)
	}
	o.Types = among(RelationTypes, func(t RelationType) bool {
		return slices.ContainsFunc(x.Relations, func(r Relation) bool { return r.Type == t })
	})
	o.Kinds = among(Kinds, func(k Kind) bool {
		return slices.ContainsFunc(x.Findings, func(f Finding) bool { return f.Kind == k })
	})
	for i := range x.Statements {
		s := &x.Statements[i]
		out := OutlineStatement{ID: s.ID, Speaker: s.Speaker, OutlineDay: OutlineDay{FirstDay(s.Date()), s.Day()}}
		out.Types = among(RelationTypes, func(t RelationType) bool {
			return slices.ContainsFunc(x.StatementRelations(i), func(r int) bool { return x.Relations[r].Type == t })
		})
		o.Statements = append(o.Statements, out)
		for _, h := range x.Highlights(i) {
			points := OutlineHighlight{Statement: i}
			for _, r := range h.Relations {
				points.To = append(points.To, x.Relations[r].To)
			}
			o.Highlights = append(o.Highlights, points)
		}
	}
	for i := range x.Findings {
		f := &x.Findings[i]
		o.Findings = append(o.Findings, OutlineFinding{f.ID, f.Kind, OutlineDay{FirstDay(f.Date()), f.Day()}})
	}
	for _, p := range x.Placements {
		out := OutlinePlacement{ID: p.ID, Finding: p.Finding, Statement: p.Statement, Later: p.Later, Open: p.Open, First: p.First}
		if p.Relation >= 0 {
			out.Type = x.Relations[p.Relation].Type
		}
		o.Placements = append(o.Placements, out)
	}
	return o
}

// among keeps those of a list of which something is so.
func among[T any](all []T, is func(T) bool) (list []T) {
	for _, v := range all {
		if is(v) {
			list = append(list, v)
		}
	}
	return list
}

// StatementIndex gives the place of the statement with an id, or -1.
func (o *Outline) StatementIndex(id string) int {
	return slices.IndexFunc(o.Statements, func(s OutlineStatement) bool { return s.ID == id })
}

// FindingIndex gives the place of the finding with an id, or -1.
func (o *Outline) FindingIndex(id string) int {
	return slices.IndexFunc(o.Findings, func(f OutlineFinding) bool { return f.ID == id })
}

// PlacementIndex gives the place of the placement with an id, or -1.
func (o *Outline) PlacementIndex(id string) int {
	return slices.IndexFunc(o.Placements, func(p OutlinePlacement) bool { return p.ID == id })
}

// PublicBy counts the statements made and the findings public on a day.
func (o *Outline) PublicBy(day string) (statements, findings int) {
	for i := range o.Statements {
		if o.Statements[i].Last <= day {
			statements++
		}
	}
	for i := range o.Findings {
		if o.Findings[i].Last <= day {
			findings++
		}
	}
	return statements, findings
}

const compactOutline = "outline/1"

// EncodeOutline gives the compact form of an outline; its rules are those of [Encode].
func EncodeOutline(o *Outline) []byte {
	c := codec{}
	c.outline(o)
	return Frame(compactOutline, c.out)
}

// DecodeOutline reads the compact form of an outline.
func DecodeOutline(b []byte) (*Outline, error) {
	body, err := Unframe(compactOutline, b)
	if err != nil {
		return nil, err
	}
	c, o := codec{in: body, reading: true}, new(Outline)
	c.outline(o)
	if c.in != "" {
		c.fail("something follows the outline")
	}
	if c.err != "" {
		return nil, DecodeError("compact outline: " + c.err)
	}
	return o, nil
}

func (c *codec) outline(o *Outline) {
	c.text(&o.Lang)
	list(c, &o.Days, (*codec).text)
	list(c, &o.Types, func(c *codec, t *RelationType) { c.text((*string)(t)) })
	list(c, &o.Kinds, func(c *codec, k *Kind) { c.text((*string)(k)) })
	list(c, &o.Speakers, func(c *codec, s *Speaker) { c.texts(&s.ID, &s.Name) })
	list(c, &o.Statements, func(c *codec, s *OutlineStatement) {
		c.texts(&s.ID, &s.Speaker)
		c.day(&s.OutlineDay)
		list(c, &s.Types, func(c *codec, t *RelationType) { c.text((*string)(t)) })
	})
	list(c, &o.Findings, func(c *codec, f *OutlineFinding) {
		c.texts(&f.ID, (*string)(&f.Kind))
		c.day(&f.OutlineDay)
	})
	shown := make([]bool, len(o.Findings))
	list(c, &o.Placements, func(c *codec, p *OutlinePlacement) { c.placement(o, p, shown) })
	list(c, &o.Highlights, func(c *codec, h *OutlineHighlight) {
		c.index(&h.Statement, len(o.Statements))
		list(c, &h.To, (*codec).text)
	})
}

// day codes a day; its first is given only if it is not its last.
func (c *codec) day(d *OutlineDay) {
	first := d.First
	if first == d.Last {
		first = ""
	}
	c.texts(&d.Last, &first)
	if d.First = first; first == "" {
		d.First = d.Last
	}
}

// index codes the place of an item in a list of some length.
func (c *codec) index(i *int, length int) {
	c.number(i)
	if *i < 0 || *i >= length {
		c.fail("a place is outside its list")
		*i = 0
	}
}

// placement codes a placement: what bears on a statement has its id from the two records.
func (c *codec) placement(o *Outline, p *OutlinePlacement, shown []bool) {
	c.index(&p.Finding, len(shown))
	if c.err != "" {
		return
	}
	p.First = !shown[p.Finding]
	shown[p.Finding] = true
	id := p.ID
	if p.Statement >= 0 {
		id = ""
	}
	c.text(&id)
	if id != "" {
		p.ID, p.Statement = id, -1
		return
	}
	order := slices.Index([]bool{p.Later, p.Open}, true) + 1
	c.index(&p.Statement, len(o.Statements))
	c.text((*string)(&p.Type))
	c.number(&order)
	if c.err == "" {
		p.ID = relationID(o.Statements[p.Statement].ID, o.Findings[p.Finding].ID)
		p.Later, p.Open = order == 1, order == 2
	}
}
