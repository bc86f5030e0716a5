package validate

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// The rules of the lead.

func (c *checker) lead() {
	all := c.story.Lead
	if len(all) == 0 {
		c.add("lead", "has no pairing", "choose what is shown first")
	}
	heads := make(map[string]int, len(all))
	for i := range all {
		p := &all[i]
		c.at = item("lead", i)
		if first, twice := heads[p.Head]; twice {
			c.add("head", typography.Quote(p.Head)+" is already the head of "+item("lead", first), "make one pairing of the two")
		} else {
			heads[p.Head] = i
		}
		if p.Head != "" {
			c.lookUp("head", p.Head)
		}
		if len(p.With) == 0 {
			c.add("with", "has no record", "a pairing is a record and what it is never shown without")
		}
		head := c.records[p.Head]
		c.list("with", p.Head, p.With, func(k int, r *record) {
			if head != nil && head.finding != nil && r.statement != nil {
				c.add(item("with", k), typography.Quote(p.With[k])+" is a statement under a finding", "head the pairing with the statement, or remove it")
			}
		})
		if len(p.With) <= maxList {
			c.pairing(p)
			c.bothSides(p)
		}
	}
	c.at = ""
}

// bothSides checks that a pairing that has who disputes a finding also has one
// who endorses it, if the story has one.
func (c *checker) bothSides(p *data.Pairing) {
	in := append([]string{p.Head}, p.With...)
	for _, id := range in {
		disputed, endorsed, other := false, false, ""
		for _, i := range c.answers[id] {
			r := &c.story.Relations[i]
			shown := slices.Contains(in, r.To)
			switch {
			case r.IsDispute():
				disputed = disputed || shown
			case r.Type == data.Supports:
				endorsed, other = endorsed || shown, r.To
			}
		}
		if disputed && !endorsed && other != "" {
			c.add("with", "has who disputes "+typography.Quote(id)+" and nobody who endorses it", "add "+typography.Quote(other))
		}
	}
}

// pairing checks that members belong together, and that nothing they are never
// shown without is left out.
func (c *checker) pairing(p *data.Pairing) {
	members := make(map[string]bool, len(p.With)+1)
	members[p.Head] = true
	for _, id := range p.With {
		members[id] = true
	}
	called := map[string]bool{} // by a member's showWith
	check := func(below, id string) {
		r := c.records[id]
		if r == nil || len(r.showWith) > maxList {
			return // said elsewhere
		}
		for _, other := range r.showWith {
			called[other] = called[other] || other != id
			if c.records[other] != nil && !members[other] {
				c.add(below, typography.Quote(id)+" is never shown without "+typography.Quote(other), "add that to the pairing")
			}
		}
	}
	check("head", p.Head)
	for i, id := range p.With {
		check(item("with", i), id)
	}
	for i, id := range p.With {
		if c.records[id] == nil || id == p.Head || called[id] {
			continue
		}
		_, tied := c.pairs[pairOf(id, p.Head)]
		for _, other := range p.With {
			_, more := c.pairs[pairOf(id, other)]
			tied = tied || more
		}
		if !tied {
			c.add(item("with", i), typography.Quote(id)+" has no relation with the others of the pairing", "add the relation, or leave it out")
		}
	}
}
